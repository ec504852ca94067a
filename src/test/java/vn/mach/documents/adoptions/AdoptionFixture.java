package vn.mach.documents.adoptions;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveVersionId;
import vn.mach.documents.directives.DirectiveVersionIssued;

/** Versions of a directive whose clauses a test names, issued as the module of directives does. */
@Lazy // benches start the program with the classes of tests, but without their jobs
@Component
class AdoptionFixture {

  /**
   * A clause.
   *
   * @param kind of answer; empty: it asks nothing
   * @param classes of units; empty: every unit below the issuer
   */
  record Said(int key, String body, String kind, String classes, int changedIn) {

    static Said plan(int key, String body, String classes) {
      return new Said(key, body, "plan_line", classes, 1);
    }

    Said changed(int in, String words) {
      return new Said(key, words, kind, classes, in);
    }
  }

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final TestJobs jobs;

  AdoptionFixture(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      TestJobs jobs) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.events = events;
    this.jobs = jobs;
  }

  /** A directive of the unit; its number. */
  long directive(Realm realm, String issuer, String symbol, String day) {
    long[] id = new long[1];
    CurrentRealm.run(
        realm,
        () -> {
          id[0] =
              jdbc.sql(
                      """
                      insert into directives (symbol, kind, title, issuer_id, issued_on)
                      values (?, 'resolution', 'Về nâng chất sinh hoạt chi bộ', (select id from units where code = ?), ?::date) returning id
                      """)
                  .params(symbol, issuer, day)
                  .query(Long.class)
                  .single();
        });
    return id[0];
  }

  /** Issues the next version and waits until it was sent to everybody and all tasks are made. */
  void issue(Realm realm, long directive, String day, List<Said> clauses) {
    put(realm, directive, day, clauses, true);
    done(realm);
  }

  /** The next version as a file brings it: nobody is told. */
  void imported(Realm realm, long directive, String day, List<Said> clauses) {
    put(realm, directive, day, clauses, false);
  }

  private void put(Realm realm, long directive, String day, List<Said> clauses, boolean told) {
    CurrentRealm.run(
        realm,
        () ->
            transaction.executeWithoutResult(status -> {
              Long before =
                  jdbc.sql(
                          "update directive_versions set status = 'replaced' where directive_id = ?"
                              + " and status = 'issued' returning id")
                      .param(directive)
                      .query(Long.class)
                      .optional()
                      .orElse(null);
              long version =
                  jdbc.sql(
                          """
                          insert into directive_versions (directive_id, number, status, text, previous_id, issued_on, issued_at)
                          values (:directive, (select count(*) + 1 from directive_versions where directive_id = :directive), 'issued', '', :before, :day::date, now())
                          returning id
                          """)
                      .param("directive", directive)
                      .param("before", before)
                      .param("day", day)
                      .query(Long.class)
                      .single();
              int position = 0;
              for (Said it : clauses) {
                position++;
                jdbc.sql(
                        """
                        insert into clauses (version_id, directive_id, clause_key, position, depth, number_text, body, asks, answer_kind, addressee_classes, changed_in)
                        values (?, ?, ?, ?, 0, ?, ?, ?, ?, string_to_array(?, ','), ?)
                        """)
                    .params(
                        version,
                        directive,
                        it.key(),
                        position,
                        position + ".",
                        it.body(),
                        !it.kind().isEmpty(),
                        it.kind().isEmpty() ? null : it.kind(),
                        it.classes(),
                        it.changedIn())
                    .update();
              }
              if (told) {
                events.publishEvent(
                    new DirectiveVersionIssued(
                        new DirectiveId(directive),
                        new DirectiveVersionId(version),
                        before == null ? null : new DirectiveVersionId(before)));
              }
            }));
  }

  /** Waits for all that was begun. */
  void done(Realm realm) {
    int[] last = {-1};
    CurrentRealm.run(
        realm,
        () -> {
          List<String> abouts;
          do {
            abouts =
                jdbc.sql(
                        "select distinct about from jobs where type in ('adoptions.send',"
                            + " 'adoptions.end', 'tasks.assign') and ended_at is null")
                    .query(String.class)
                    .list();
            last[0] = abouts.size();
            abouts.forEach(it -> jobs.await(realm, it));
          } while (last[0] > 0);
          if (jdbc.sql("select exists (select 1 from jobs where status = 'failed')")
              .query(Boolean.class)
              .single()) {
            throw new AssertionError("a job failed");
          }
        });
  }
}
