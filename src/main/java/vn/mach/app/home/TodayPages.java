package vn.mach.app.home;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Form;
import vn.mach.organisation.tasks.TaskRow;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.Units;

/** What somebody owes, what is new to them, and what their unit does this week. */
@Controller
class TodayPages {

  private static final int MOST = 100;

  private final Tasks tasks;
  private final Units units;
  private final Today today;

  TodayPages(Tasks tasks, Units units, Today today) {
    this.tasks = tasks;
    this.units = units;
    this.today = today;
  }

  /**
   * Whether it is this actor's first page; offices, which set targets, see the scoreboard first.
   */
  static boolean first(Actor actor) {
    return !actor.hasSomewhere(Right.SET_TARGETS);
  }

  @GetMapping("/today")
  String show(Actor actor, Model model) {
    Instant before = tasks.visit(actor);
    List<TaskRow> owed = tasks.openOf(actor, MOST);
    LocalDate monday = today.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    model.addAttribute("owed", owed);
    model.addAttribute("before", before);
    model.addAttribute("toAccept", tasks.toAccept(actor, 20));
    model.addAttribute("form", Form.empty());
    model.addAttribute("mine", units.tops(actor, Right.SEE).stream().limit(3).toList());
    model.addAttribute("monday", monday);
    model.addAttribute("mayRecord", actor.hasSomewhere(Right.RECORD));
    return "app/home/today";
  }
}
