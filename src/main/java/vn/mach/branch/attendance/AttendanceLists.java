package vn.mach.branch.attendance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * Lists of attendance, for the modules that hold meetings and sessions. Commands run in the
 * caller's transaction and need {@link Right#RECORD} at the list's unit (else {@link NotFound}).
 * The pages of a list are at {@code /attendance/{id}}.
 *
 * <p>What is said first holds: the same again changes nothing. Something else is a correction; what
 * was said before stays with who said it and when.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AttendanceLists {

  static final String GUEST = "guest";

  private final AttendanceSql sql;
  private final AccessScope scope;
  private final AuditLog auditLog;
  private final Today today;

  AttendanceLists(AttendanceSql sql, AccessScope scope, AuditLog auditLog, Today today) {
    this.sql = sql;
    this.scope = scope;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * Opens a list. Of a kind and subject that has one, that one; people are added to it. A list of
   * the same kind, unit, day and title that came by files is taken over, as it is.
   */
  public AttendanceListId open(Actor actor, NewAttendanceList list, List<ExpectedPerson> people) {
    scope.require(actor, Right.RECORD, list.unit());
    Optional<AttendanceListId> fresh = sql.takeOver(list).or(() -> sql.insert(list));
    AttendanceListId id = fresh.orElseGet(() -> of(list.kind(), list.subject()).orElseThrow());
    sql.expect(id, people);
    if (fresh.isPresent()) {
      wrote(actor, "opened", id, list.unit(), null);
    }
    return id;
  }

  /**
   * The same with all members whom the unit has on the day of the list, suspended ones left out.
   */
  public AttendanceListId openForMembers(Actor actor, NewAttendanceList list) {
    return open(actor, list, members(list));
  }

  /** The members whom the unit has on the day of the list, suspended ones left out. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<ExpectedPerson> members(NewAttendanceList list) {
    return sql.members(list.unit(), list.day());
  }

  /**
   * Opens many lists of one round at once, each with all members of its unit on its day, in a few
   * statements whatever their number. What was opened before stays; somebody who became a member
   * since is added. Answers the round's number, for {@code /attendance/turnout/{round}}.
   *
   * @throws NotFound where the actor's right does not cover one of the units
   */
  public long openForUnits(Actor actor, AttendanceRound round, List<NewAttendanceList> lists) {
    Map<String, Object> recording = scope.parameters(actor, Right.RECORD);
    List<UnitId> units = lists.stream().map(NewAttendanceList::unit).distinct().toList();
    if (sql.covered(recording, units) < units.size()) {
      throw new NotFound("units of the lists");
    }
    long id = sql.round(round);
    int opened = sql.insertAll(id, lists);
    sql.expectMembers(id);
    auditLog.record(
        actor,
        "attendance.round_opened",
        "attendance_rounds:" + id,
        units.size() == 1 ? units.getFirst() : null,
        null,
        Map.of("lists", opened));
    return id;
  }

  /** The round of an owner's thing. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Optional<Long> roundOf(String kind, long subject) {
    return sql.roundOf(kind, subject);
  }

  /** The list of an owner's thing. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Optional<AttendanceListId> of(String kind, long subject) {
    return sql.of(kind, subject);
  }

  /** Adds people; whoever is on the list already stays as they are. */
  public void expect(Actor actor, AttendanceListId id, List<ExpectedPerson> more) {
    AttendanceList list = require(actor, id);
    if (sql.expect(id, more) > 0) {
      wrote(actor, "expected", id, list.unit(), null);
    }
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  public AttendanceCounts counts(AttendanceListId id) {
    return sql.counts(id);
  }

  /** Everybody on the list, members first, by name. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<AttendanceRow> rows(AttendanceListId id) {
    return sql.rows(id);
  }

  /** Whether the list still takes what is said. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public boolean isOpen(AttendanceListId id) {
    return sql.find(id).filter(it -> it.status() == AttendanceListStatus.OPEN).isPresent();
  }

  /**
   * Says what holds of a person. Answers whether it changed something.
   *
   * @param how {@code tick} or {@code sheet}
   * @param reason why somebody is excused; null otherwise
   * @throws NotFound where the person is not on the list
   * @throws IllegalStateException where the list is closed (see {@link #isOpen})
   */
  public boolean mark(
      Actor actor,
      AttendanceListId id,
      PersonId person,
      AttendanceStatus status,
      @Nullable String reason,
      String how) {
    AttendanceList list = requireLocked(actor, id);
    if (list.status() != AttendanceListStatus.OPEN) {
      throw new IllegalStateException("list " + id.value() + " is closed");
    }
    if (!sql.isOn(id, person)) {
      throw new NotFound("person " + person.value());
    }
    return sql.mark(id, person, status, reason, how, actor.account(), today.now());
  }

  /** Closes the list: whoever was due, or invited, and of whom nothing was said was absent. */
  public void close(Actor actor, AttendanceListId id) {
    AttendanceList list = requireLocked(actor, id);
    if (AttendanceListStatus.TRANSITIONS.allows(list.status(), AttendanceListStatus.Step.CLOSE)) {
      sql.status(id, AttendanceListStatus.CLOSED);
      sql.restAbsent(id, actor.account(), today.now());
      wrote(actor, "closed", id, list.unit(), null);
    }
  }

  /** Opens a closed list again, for corrections. What was said stays. */
  public void reopen(Actor actor, AttendanceListId id, String reason) {
    AttendanceList list = requireLocked(actor, id);
    if (AttendanceListStatus.TRANSITIONS.allows(list.status(), AttendanceListStatus.Step.REOPEN)) {
      sql.status(id, AttendanceListStatus.OPEN);
      wrote(actor, "reopened", id, list.unit(), reason);
    }
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  AttendanceList require(Actor actor, AttendanceListId id) {
    return sql.find(id)
        .filter(it -> scope.reaches(actor, Right.RECORD, it.unit()))
        .orElseThrow(() -> new NotFound("list " + id.value()));
  }

  /** Locks the list's row: of two at once, the second sees what the first did. */
  AttendanceList requireLocked(Actor actor, AttendanceListId id) {
    require(actor, id);
    return sql.lock(id);
  }

  void wrote(
      Actor actor, String action, AttendanceListId id, UnitId unit, @Nullable String reason) {
    auditLog.record(
        actor, "attendance." + action, "attendance:" + id.value(), unit, reason, Map.of());
  }
}
