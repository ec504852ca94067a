package vn.mach.app.home;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.TargetState;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/**
 * Reminders to units that are behind with a target. Each is a task of such a unit until one of
 * those who record for it has read it, and stands among the received ones ever after.
 */
@Component
class UnitMessages {

  static final int LONGEST = 2000;

  /** In characters, of a reminder about several targets. */
  private static final int TITLE = 120;

  private static final String KIND = "message";

  private final UnitMessagesSql sql;
  private final Tasks tasks;
  private final Figures figures;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  UnitMessages(
      UnitMessagesSql sql,
      Tasks tasks,
      Figures figures,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.tasks = tasks;
    this.figures = figures;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  boolean maySend(Actor actor, UnitId unit) {
    return maySend(scope.rights(actor, unit));
  }

  /** Whether somebody with these rights at a unit may write to those directly under it. */
  static boolean maySend(Set<Right> rights) {
    return rights.contains(Right.ISSUE) || rights.contains(Right.SET_TARGETS);
  }

  void requireSend(Actor actor, UnitId unit) {
    if (!maySend(actor, unit)) {
      throw new NotFound("unit " + unit.value());
    }
  }

  /** The units under this one, two levels down, that have not reached the target. */
  ReminderUnits units(Actor actor, BoardQuery asked, UnitId unit, Board.Column column) {
    return figures
        .subtree(actor, unit, column.code(), asked.on(), asked.reading(), 2)
        .map(ReminderUnits::of)
        .orElse(new ReminderUnits(List.of()));
  }

  /** The units under this one, two levels down, that are behind with any target of the board. */
  LateUnits late(Actor actor, BoardQuery asked, Board board) {
    Map<Board.Column, ReminderUnits> missing = new LinkedHashMap<>();
    for (Board.Column column : board.columns()) {
      if (board.unit().state(column) != TargetState.DONE) {
        missing.put(column, units(actor, asked, board.unit().id(), column));
      }
    }
    return LateUnits.of(missing);
  }

  /**
   * Sends the text to those chosen among {@link #units}. Answers how many there were. Refused where
   * none was chosen, or one of them has reached the target.
   */
  @Transactional
  Outcome<Integer> send(
      Actor actor, String key, BoardQuery asked, UnitId unit, Set<UnitId> to, String text) {
    requireSend(actor, unit);
    List<Long> chosen = to.stream().map(UnitId::value).sorted().toList();
    return idempotency.once(
        new Key(actor, key, "home.send", unit, asked.query(), chosen, text),
        Answer.of(String::valueOf, Integer::valueOf),
        () -> decide(actor, asked, unit, to, text));
  }

  private Outcome<Integer> decide(
      Actor actor, BoardQuery asked, UnitId unit, Set<UnitId> to, String text) {
    if (text.isEmpty()) {
      return Outcome.refused("text", "web.refused.missing");
    }
    if (text.length() > LONGEST) {
      return Outcome.refused("text", "home.refused.too_long", LONGEST);
    }
    Board board = figures.board(actor, unit, asked.on(), asked.reading());
    if (asked.aboutAll()) {
      return aboutAll(actor, asked, board, to, text);
    }
    Board.Column column =
        Scoreboard.column(board, asked.target())
            .orElseThrow(() -> new NotFound("target " + asked.target()));
    Set<UnitId> missing = units(actor, asked, unit, column).units();
    if (missing.isEmpty()) {
      return Outcome.refused("", "home.refused.nobody_missing");
    }
    if (to.isEmpty()) {
      return Outcome.refused("to", "home.refused.nobody_chosen");
    }
    if (!missing.containsAll(to)) {
      return Outcome.refused("to", "home.refused.reached_by_now");
    }
    long id = sql.insert(actor, unit, column.code(), asked.on(), text, today.now());
    sql.address(id, to);
    assign(actor, id, column.title(), to);
    auditLog.record(
        actor,
        "home.message_sent",
        "home:" + id,
        unit,
        null,
        Map.of("target", column.code(), "units", to.size()));
    return Outcome.done(to.size());
  }

  private Outcome<Integer> aboutAll(
      Actor actor, BoardQuery asked, Board board, Set<UnitId> to, String text) {
    LateUnits late = late(actor, asked, board);
    if (late.units().isEmpty()) {
      return Outcome.refused("", "home.refused.nobody_missing");
    }
    if (to.isEmpty()) {
      return Outcome.refused("to", "home.refused.nobody_chosen");
    }
    if (!late.ids().containsAll(to)) {
      return Outcome.refused("to", "home.refused.reached_by_now");
    }
    UnitId unit = board.unit().id();
    long id = sql.insert(actor, unit, BoardQuery.ALL, asked.on(), text, today.now());
    late.units().stream()
        .filter(it -> to.contains(it.id()))
        .forEach(it -> sql.address(id, it.id(), it.codes()));
    assign(actor, id, Text.shortened(Text.line(text), TITLE), to);
    auditLog.record(
        actor,
        "home.message_sent",
        "home:" + id,
        unit,
        null,
        Map.of("targets", board.columns().size(), "units", to.size()));
    return Outcome.done(to.size());
  }

  private void assign(Actor actor, long id, String title, Set<UnitId> to) {
    tasks.assign(
        actor,
        TaskSubject.of(KIND, "home", id, title, "/home/messages"),
        to.stream().sorted(Comparator.comparing(UnitId::value)).map(TaskOwner::unit).toList(),
        tasks.due(KIND));
  }

  /** What units that the actor records for have received, the newest first. */
  List<UnitMessagesSql.Received> received(Actor actor) {
    return actor.unitsOf(Right.RECORD).isEmpty()
        ? List.of()
        : sql.received(actor.unitsOf(Right.RECORD));
  }

  /** What was sent from the unit, the newest first, with who has read it. */
  List<UnitMessagesSql.Sent> sent(Actor actor, UnitId unit) {
    requireSend(actor, unit);
    return sql.sent(unit);
  }

  /** Somebody who records for the unit has read it. */
  @Transactional
  void read(Actor actor, long message, UnitId unit) {
    if (!actor.unitsOf(Right.RECORD).contains(unit) || !sql.isTo(message, unit)) {
      throw new NotFound("message " + message);
    }
    if (sql.read(message, unit, actor, today.now())) {
      tasks.settle(KIND, "home", message, unit);
      auditLog.record(actor, "home.message_read", "home:" + message, unit, null, Map.of());
    }
  }
}
