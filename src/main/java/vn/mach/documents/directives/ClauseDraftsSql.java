package vn.mach.documents.directives;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.organisation.people.PostKind;

/** Drafts of versions, as they are written and issued. */
@Component
class ClauseDraftsSql {

  private static final int AT_ONCE = 500;

  /** A clause in the columns of its table. */
  private record Row(
      int key,
      int position,
      int depth,
      String number,
      String heading,
      String body,
      boolean asks,
      @Nullable String answer,
      List<String> classes,
      List<String> posts,
      @Nullable String due,
      @Nullable Integer term,
      boolean working,
      @Nullable String target,
      int changed) {

    static Row of(Clause it) {
      Asked asked = it.asked();
      Asked.Term term = asked == null ? null : asked.term();
      LocalDate due = asked == null ? null : asked.due();
      return new Row(
          it.key(),
          it.position(),
          it.depth(),
          it.number(),
          it.heading(),
          it.body(),
          asked != null,
          asked == null ? null : asked.answer().code(),
          asked == null ? List.of() : asked.classes().stream().map(UnitClass::code).toList(),
          asked == null ? List.of() : asked.posts().stream().map(PostKind::code).toList(),
          due == null ? null : due.toString(),
          term == null ? null : term.days(),
          term != null && term.working(),
          asked == null ? null : asked.target(),
          it.changedIn());
    }
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ClauseDraftsSql(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The draft of a directive, locked to the end of the transaction. */
  Optional<DirectiveVersionId> locked(DirectiveId directive) {
    // the directive first: two who begin a draft at once wait for each other
    jdbc.sql("select id from directives where id = ? for update")
        .param(directive.value())
        .query(Long.class)
        .single();
    return jdbc.sql(
            "select id from directive_versions where directive_id = ? and status = 'draft' for"
                + " update")
        .param(directive.value())
        .query(Long.class)
        .optional()
        .map(DirectiveVersionId::new);
  }

  DirectiveVersionId insert(
      DirectiveId directive, String text, @Nullable DirectiveVersionId previous) {
    return new DirectiveVersionId(
        jdbc.sql(
                """
                insert into directive_versions (directive_id, number, text, previous_id)
                select :directive, coalesce(max(number), 0) + 1, :text, :previous from directive_versions where directive_id = :directive
                returning id
                """)
            .param("directive", directive.value())
            .param("text", text)
            .param("previous", previous == null ? null : previous.value())
            .query(Long.class)
            .single());
  }

  void replaceText(DirectiveVersionId draft, String text) {
    jdbc.sql("update directive_versions set text = ? where id = ?")
        .params(text, draft.value())
        .update();
  }

  /** The highest key that a clause of the directive ever had. */
  int lastKey(DirectiveId directive) {
    return jdbc.sql("select coalesce(max(clause_key), 0) from clauses where directive_id = ?")
        .param(directive.value())
        .query(Integer.class)
        .single();
  }

  /**
   * Writes the clauses of a draft as they are now; those that stay as they were are not touched.
   */
  void save(DirectiveVersion draft, List<Clause> clauses) {
    jdbc.sql("delete from clauses where version_id = :version and clause_key <> all(:keys)")
        .param("version", draft.id().value())
        .param("keys", clauses.stream().map(Clause::key).toArray(Integer[]::new))
        .update();
    for (int from = 0; from < clauses.size(); from += AT_ONCE) {
      List<Row> rows =
          clauses.subList(from, Math.min(clauses.size(), from + AT_ONCE)).stream()
              .map(Row::of)
              .toList();
      jdbc.sql(
              """
              insert into clauses (version_id, directive_id, clause_key, position, depth, number_text, heading, body, asks, answer_kind,
                addressee_classes, addressee_posts, due_day, term_days, term_working, target, changed_in)
              select :version, :directive, r.key, r.position, r.depth, r.number, r.heading, r.body, r.asks, r.answer, r.classes, r.posts, r.due, r.term,
                r.working, r.target, r.changed
              from jsonb_to_recordset(:rows::jsonb) as r(key int, position int, depth int, number text, heading text, body text, asks boolean,
                answer text, classes text[], posts text[], due date, term int, working boolean, target text, changed int)
              on conflict on constraint clauses_once do update set position = excluded.position, depth = excluded.depth,
                number_text = excluded.number_text, heading = excluded.heading, body = excluded.body, asks = excluded.asks,
                answer_kind = excluded.answer_kind, addressee_classes = excluded.addressee_classes, addressee_posts = excluded.addressee_posts,
                due_day = excluded.due_day, term_days = excluded.term_days, term_working = excluded.term_working, target = excluded.target,
                changed_in = excluded.changed_in
              where (clauses.position, clauses.depth, clauses.number_text, clauses.heading, clauses.body, clauses.asks, clauses.answer_kind,
                  clauses.addressee_classes, clauses.addressee_posts, clauses.due_day, clauses.term_days, clauses.term_working, clauses.target,
                  clauses.changed_in)
                is distinct from (excluded.position, excluded.depth, excluded.number_text, excluded.heading, excluded.body, excluded.asks,
                  excluded.answer_kind, excluded.addressee_classes, excluded.addressee_posts, excluded.due_day, excluded.term_days,
                  excluded.term_working, excluded.target, excluded.changed_in)
              """)
          .param("version", draft.id().value())
          .param("directive", draft.directive().value())
          .param("rows", json.writeValueAsString(rows))
          .update();
    }
  }

  void changed(DirectiveVersionId draft) {
    jdbc.sql("update directive_versions set revision = revision + 1 where id = ?")
        .param(draft.value())
        .update();
  }

  void discard(DirectiveVersionId draft) {
    jdbc.sql("delete from directive_versions where id = ? and status = 'draft'")
        .param(draft.value())
        .update();
  }

  /**
   * Issues the draft; the version that held before is replaced.
   *
   * @param text as the clauses say it
   */
  void issue(
      DirectiveVersion draft,
      String text,
      String reason,
      @Nullable DirectiveId amendedBy,
      @Nullable LocalDate expiresOn,
      LocalDate day,
      Instant at,
      long account) {
    jdbc.sql(
            "update directive_versions set status = 'replaced' where directive_id = ? and status ="
                + " 'issued'")
        .param(draft.directive().value())
        .update();
    jdbc.sql(
            """
            update directive_versions set status = 'issued', text = :text, reason = :reason, amended_by_id = :amended, expires_on = :expires,
              issued_on = :day, issued_at = :at, issued_by = :by
            where id = :id
            """)
        .param("text", text)
        .param("reason", reason)
        .param("amended", amendedBy == null ? null : amendedBy.value())
        .param("expires", expiresOn)
        .param("day", day)
        .param("at", Timestamp.from(at))
        .param("by", account)
        .param("id", draft.id().value())
        .update();
  }

  /** What searches of the directive look into; the text of the first version only where none is. */
  void showBody(DirectiveId directive, String html, boolean always) {
    jdbc.sql("update directives set body = :body where id = :id and (:always or body = '')")
        .param("body", html)
        .param("id", directive.value())
        .param("always", always)
        .update();
  }

  /** How many units the version asks something of on the day. */
  int unitsAsked(DirectiveVersionId version, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) from units_on(:day) u
            where exists (
                select 1 from clauses c where c.version_id = :version and c.asks
                  and (cardinality(c.addressee_classes) = 0
                    or c.addressee_classes && array[u.kind, u.kind || case when u.has_committee then ':committee' when not u.has_committee then ':no_committee' end]))
              and exists (
                select 1 from directive_versions v join directives d on d.id = v.directive_id
                where v.id = :version and (d.issuer_id is null or exists (select 1 from unit_closure a
                  where a.unit_id = u.unit_id and a.ancestor_id = d.issuer_id and a.distance > 0 and :day between a.valid_from and a.valid_to)))
            """)
        .param("version", version.value())
        .param("day", day)
        .query(Integer.class)
        .single();
  }
}
