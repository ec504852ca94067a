package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * Giving and ending posts. Rules about the holder or the unit only give warnings ({@link
 * Post#warnings}).
 */
@Component
class Posts {

  private final PostsSql sql;
  private final PeopleSql people;
  private final People face;
  private final LeadingPosts leading;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Posts(
      PostsSql sql,
      PeopleSql people,
      People face,
      LeadingPosts leading,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.people = people;
    this.face = face;
    this.leading = leading;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Needs the right to change people at the unit of the post, and to see the person's record. */
  Outcome<Long> give(
      Actor actor, String key, PersonId person, UnitId unit, PostKind kind, LocalDate from) {
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    if (!face.maySee(actor, person)) {
      throw new NotFound("person " + person.value());
    }
    return idempotency.once(
        new Key(actor, key, "people.give_post", person, unit, kind, from),
        Answer.number(),
        () -> {
          if (people.historyForUpdate(person).last().filter(it -> !it.open()).isPresent()) {
            return Outcome.refused("from", "people.refused.left_already");
          }
          if (from.isAfter(today.date())) {
            return Outcome.refused("from", "people.refused.in_the_future");
          }
          if (!people.stands(unit, from)) {
            return Outcome.refused("from", "people.refused.unit_not_standing");
          }
          if (sql.heldFrom(person, unit, kind, from)) {
            return Outcome.refused("post", "people.refused.post_held");
          }
          long post = sql.insert(person, unit, kind, from);
          auditLog.record(
              actor,
              "people.post_given",
              "people:" + person.value(),
              unit,
              null,
              Map.of("post", kind.code(), "from", from.toString()));
          return Outcome.done(post);
        });
  }

  /** Ends a post after its last day; a leading one only from the level above. */
  Outcome<Long> end(Actor actor, String key, long id, LocalDate lastDay) {
    Post post = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "people.end_post", id, lastDay),
        Answer.known(id),
        () -> {
          if (!leading.mayEnd(actor, post)) {
            return Outcome.refused("", "people.refused.post_from_above");
          }
          if (lastDay.isBefore(post.from())) {
            return Outcome.refused("lastDay", "people.refused.ends_before_start", post.from());
          }
          if (lastDay.isAfter(today.date())) {
            return Outcome.refused("lastDay", "people.refused.in_the_future");
          }
          if (!sql.end(id, lastDay)) {
            return Outcome.refused("lastDay", "people.refused.post_ended");
          }
          auditLog.record(
              actor,
              "people.post_ended",
              "people:" + post.person().value(),
              post.unit(),
              null,
              Map.of("post", post.kind().code(), "last_day", lastDay.toString()));
          return Outcome.done(id);
        });
  }

  /** A post that this actor may end. */
  Post require(Actor actor, long id) {
    Post post = sql.find(id, today.date()).orElseThrow(() -> new NotFound("post " + id));
    scope.require(actor, Right.KEEP_PEOPLE, post.unit());
    return post;
  }
}
