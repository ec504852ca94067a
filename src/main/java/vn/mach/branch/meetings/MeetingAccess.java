package vn.mach.branch.meetings;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;

/** Who may do what with a meeting. What somebody may not see is not there for them: 404. */
@Component
class MeetingAccess {

  private final MeetingsSql sql;
  private final AccessScope scope;

  MeetingAccess(MeetingsSql sql, AccessScope scope) {
    this.sql = sql;
    this.scope = scope;
  }

  /** A meeting that the actor may see at all: its plan, and when it was held its numbers. */
  MeetingRow see(Actor actor, MeetingId id) {
    return sql.show(actor, id).orElseThrow(() -> new NotFound("meeting " + id.value()));
  }

  /**
   * Whether the actor reads what was said and who was away: whoever is due there, and those who see
   * what is not published of the branch.
   */
  boolean readsInside(Actor actor, MeetingRow meeting) {
    return scope.reaches(actor, Right.SEE_DRAFTS, meeting.unit()) || isDue(actor, meeting.id());
  }

  private boolean isDue(Actor actor, MeetingId id) {
    PersonId me = actor.person();
    return me != null && sql.people(id).stream().anyMatch(it -> it.person().equals(me));
  }

  /** As {@link #see}, for what only {@link #readsInside} opens. */
  MeetingRow inside(Actor actor, MeetingId id) {
    MeetingRow meeting = see(actor, id);
    if (!readsInside(actor, meeting)) {
      throw new NotFound("meeting " + id.value());
    }
    return meeting;
  }

  boolean manages(Actor actor, MeetingRow meeting) {
    return scope.reaches(actor, Right.RECORD, meeting.unit());
  }

  /** A meeting of a branch that the actor manages. */
  MeetingRow manage(Actor actor, MeetingId id) {
    return sql.find(id)
        .filter(it -> manages(actor, it))
        .orElseThrow(() -> new NotFound("meeting " + id.value()));
  }

  /** The same, locked until the transaction ends. */
  MeetingRow lock(Actor actor, MeetingId id) {
    manage(actor, id);
    sql.lock(id);
    return manage(actor, id);
  }

  /** Whether this person is due or a guest. */
  boolean isSummoned(MeetingId id, PersonId person) {
    List<MeetingsSql.Summoned> people = sql.people(id);
    return people.stream().anyMatch(it -> it.person().equals(person));
  }
}
