package vn.mach.app.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.mach.app.backups.Backups;
import vn.mach.base.changes.Changes;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.jobs.WaitingWork;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.evidence.rollups.Rollups;

/**
 * How the program is: its version and load, what waits in this realm, the disk, the last backup and
 * the slowest pages. Nothing in it is about persons, nor about another realm.
 */
@Controller
class OperationsPages {

  private static final int PAGES_SHOWN = 12;
  private static final int MOST = 10_000;

  private final OperationsSql sql;
  private final SlowPages slowPages;
  private final FreeDisk disk;
  private final Jobs jobs;
  private final Rollups rollups;
  private final Changes changes;
  private final Backups backups;
  private final List<WaitingWork> others;

  OperationsPages(
      OperationsSql sql,
      SlowPages slowPages,
      FreeDisk disk,
      Jobs jobs,
      Rollups rollups,
      Changes changes,
      Backups backups,
      List<WaitingWork> others) {
    this.sql = sql;
    this.slowPages = slowPages;
    this.disk = disk;
    this.jobs = jobs;
    this.rollups = rollups;
    this.changes = changes;
    this.backups = backups;
    this.others = others;
  }

  /**
   * Something that waits.
   *
   * @param key a message key
   * @param about its placeholder, where it has one
   * @param wrong whether it should not be there
   */
  record Waiting(String key, @Nullable String about, long count, boolean wrong) {}

  @GetMapping("/operations")
  String show(Actor actor, Model model) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("operations");
    }
    model.addAttribute("program", ProgramState.now());
    model.addAttribute("database", sql.version());
    model.addAttribute("size", sql.size());
    model.addAttribute("waiting", waiting());
    model.addAttribute("disk", disk.places());
    @Nullable Instant backup = backups.lastGood().orElse(null);
    model.addAttribute("backup", backup);
    model.addAttribute("warned", backups.warning(actor).orElse(null));
    model.addAttribute("slowest", slowPages.slowest(PAGES_SHOWN));
    return "app/operations/operations";
  }

  private List<Waiting> waiting() {
    List<Waiting> all = new ArrayList<>();
    all.add(new Waiting("operations.waiting.jobs", null, jobs.progress("").jobs(), false));
    long failed = jobs.failed();
    all.add(new Waiting("operations.waiting.failed", null, failed, failed > 0));
    all.add(new Waiting("operations.waiting.totals", null, rollups.waiting(), false));
    for (WaitingWork other : others) {
      all.add(new Waiting(other.key(), null, other.count(), false));
    }
    for (Changes.Unread unread : changes.unread(MOST)) {
      all.add(
          new Waiting(
              "operations.waiting.changes",
              unread.consumer() + " ← " + unread.topic(),
              unread.count(),
              false));
    }
    return all;
  }
}
