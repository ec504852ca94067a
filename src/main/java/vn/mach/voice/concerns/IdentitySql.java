package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;

/** Requests to learn who the sender is. */
@Component
class IdentitySql {

  /** A request with what was said to it. */
  record Request(
      long id,
      long concern,
      long askedBy,
      @Nullable Long askingPerson,
      String askedName,
      String reason,
      LocalDate askedOn,
      @Nullable String decidedName,
      @Nullable Boolean consented,
      @Nullable String decisionReason,
      @Nullable LocalDate decidedOn,
      @Nullable Boolean answered,
      @Nullable String answer,
      @Nullable LocalDate answeredOn) {

    /** Whether the actor asked, also under an account of before. */
    boolean isOf(Actor actor) {
      PersonId person = actor.person();
      return askedBy == actor.account()
          || person != null && Long.valueOf(person.value()).equals(askingPerson);
    }

    /** Whether the sender is asked now. */
    boolean asksSender() {
      return Boolean.TRUE.equals(consented) && answeredOn == null;
    }
  }

  private final JdbcClient jdbc;

  IdentitySql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Request> of(long concern) {
    return requests("concern_id = ?", concern);
  }

  Optional<Request> find(long id) {
    return requests("id = ?", id).stream().findFirst();
  }

  private List<Request> requests(String condition, long id) {
    return jdbc.sql(
            "select r.*, a.person_id as asking_person, account_name(asked_name) as asking, account_name(decided_name) as deciding"
                + " from concern_identity_requests r left join account_logins a on a.account_id = r.asked_by where "
                + condition
                + " order by id")
        .param(id)
        .query((row, number) ->
            new Request(
                row.getLong("id"),
                row.getLong("concern_id"),
                row.getLong("asked_by"),
                row.getObject("asking_person", Long.class),
                row.getString("asking"),
                row.getString("reason"),
                row.getObject("asked_on", LocalDate.class),
                row.getString("deciding"),
                row.getObject("consented", Boolean.class),
                row.getString("decision_reason"),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("answered", Boolean.class),
                row.getString("answer"),
                row.getObject("answered_on", LocalDate.class)))
        .list();
  }

  /** Empty where a request waits already. */
  Optional<Long> ask(long concern, long account, String name, String reason, LocalDate day) {
    return jdbc.sql(
            """
            insert into concern_identity_requests (concern_id, asked_by, asked_name, reason, asked_on) values (?, ?, ?, ?, ?)
            on conflict do nothing returning id
            """)
        .params(concern, account, name, reason, day)
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  boolean decide(
      long id, long account, String name, boolean consented, String reason, LocalDate day) {
    return jdbc.sql(
                """
                update concern_identity_requests set decided_by = ?, decided_name = ?, consented = ?, decision_reason = ?, decided_on = ?
                where id = ? and decided_on is null
                """)
            .params(account, name, consented, reason, day, id)
            .update()
        == 1;
  }

  boolean answer(long concern, boolean named, String text, LocalDate day) {
    return jdbc.sql(
                """
                update concern_identity_requests set answered = ?, answer = ?, answered_on = ?
                where concern_id = ? and consented and answered_on is null
                """)
            .params(named, text, day, concern)
            .update()
        == 1;
  }
}
