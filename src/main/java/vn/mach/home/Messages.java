package vn.mach.home;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.figures.Board;
import vn.mach.figures.Figures;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;

/**
 * Messages to the units that are behind with a target. Those who record for such a unit see it on their first page until one of them has
 * read it.
 */
@Component
class Messages {

  static final int LONGEST = 2000;

  private final MessagesSql sql;
  private final Figures figures;
  private final Reach reach;
  private final Commands commands;
  private final Journal journal;
  private final Today today;

  Messages(MessagesSql sql, Figures figures, Reach reach, Commands commands, Journal journal, Today today) {
    this.sql = sql;
    this.figures = figures;
    this.reach = reach;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
  }

  boolean maySend(Viewer viewer, UnitId unit) {
    return maySend(reach.rights(viewer, unit));
  }

  /** Whether somebody with these rights at a unit may write to those directly under it. */
  static boolean maySend(Set<Right> rights) {
    return rights.contains(Right.ISSUE) || rights.contains(Right.SET_TARGETS);
  }

  void requireSend(Viewer viewer, UnitId unit) {
    if (!maySend(viewer, unit)) {
      throw new NotFound("unit " + unit.value());
    }
  }

  /** Sends the text to those directly under the unit that are behind with the target now. Answers how many there were. */
  @Transactional
  Outcome<Integer> send(Viewer viewer, String key, Asked asked, UnitId unit, String text) {
    requireSend(viewer, unit);
    String content = "home.send\n" + unit.value() + "\n" + asked.query() + "\n" + text;
    return commands.once(viewer, key, content, () -> decide(viewer, asked, unit, text), String::valueOf, Integer::valueOf);
  }

  private Outcome<Integer> decide(Viewer viewer, Asked asked, UnitId unit, String text) {
    if (text.isEmpty()) {
      return Outcome.refused("text", "web.refused.missing");
    }
    if (text.length() > LONGEST) {
      return Outcome.refused("text", "home.refused.too_long", LONGEST);
    }
    Board board = figures.board(viewer, unit, asked.on(), asked.reading());
    Board.Column column = Scoreboard.column(board, asked.target()).orElseThrow(() -> new NotFound("target " + asked.target()));
    List<UnitId> behind = Scoreboard.of(board, asked).behind(column).stream().map(Board.Row::id).toList();
    if (behind.isEmpty()) {
      return Outcome.refused("", "home.refused.nobody_behind");
    }
    long id = sql.insert(viewer, unit, column.code(), asked.on(), text, today.now());
    sql.address(id, behind);
    journal.wrote(viewer, "home.message_sent", "home:" + id, unit, null, Map.of("target", column.code(), "units", behind.size()));
    return Outcome.done(behind.size());
  }

  /** What nobody of the units that the viewer records for has read yet, the newest first. */
  List<MessagesSql.Unread> unread(Viewer viewer) {
    return viewer.unitsOf(Right.RECORD).isEmpty() ? List.of() : sql.unread(viewer.unitsOf(Right.RECORD));
  }

  /** Somebody who records for the unit has read it. */
  @Transactional
  void read(Viewer viewer, long message, UnitId unit) {
    if (!viewer.unitsOf(Right.RECORD).contains(unit) || !sql.isTo(message, unit)) {
      throw new NotFound("message " + message);
    }
    if (sql.read(message, unit, viewer, today.now())) {
      journal.wrote(viewer, "home.message_read", "home:" + message, unit, null, Map.of());
    }
  }
}
