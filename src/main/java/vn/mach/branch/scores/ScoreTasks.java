package vn.mach.branch.scores;

import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.Followers;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Score sheets on their way as tasks: a voted one waits for whoever confirms it, one that was given
 * back for the branch.
 */
@Component
class ScoreTasks {

  /** Asked of the branch's follower; without one of the unit above. */
  static final String CONFIRM = "score_confirm";

  /** Asked of the branch. */
  static final String AGAIN = "score_again";

  private static final String MODULE = "scores";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Tasks tasks;
  private final ScoreSheetsSql sql;
  private final Followers followers;
  private final Today today;

  ScoreTasks(Tasks tasks, ScoreSheetsSql sql, Followers followers, Today today) {
    this.tasks = tasks;
    this.sql = sql;
    this.followers = followers;
    this.today = today;
  }

  /** Whoever was to confirm what was voted before waits for the next vote. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void proposed(ScoreSheetsSql.Sheet sheet) {
    tasks.cancel(CONFIRM, MODULE, sheet.id(), null, "");
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void voted(Actor actor, ScoreSheetsSql.Sheet sheet) {
    tasks.settle(AGAIN, MODULE, sheet.id(), null);
    tasks.reopen(CONFIRM, MODULE, sheet.id(), null, ""); // after one that was given back
    UnitId above = sql.above(sheet.unit(), today.date()).orElse(sheet.unit());
    TaskOwner owner =
        followers
            .followerOn(sheet.unit(), sheet.heldOn())
            .map(it -> TaskOwner.person(it, above))
            .orElse(TaskOwner.unit(above));
    tasks.assign(actor, subject(CONFIRM, sheet), owner, tasks.due(CONFIRM));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void confirmed(ScoreSheetsSql.Sheet sheet) {
    tasks.settle(CONFIRM, MODULE, sheet.id(), null);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void givenBack(Actor actor, ScoreSheetsSql.Sheet sheet) {
    tasks.settle(CONFIRM, MODULE, sheet.id(), null);
    tasks.reopen(AGAIN, MODULE, sheet.id(), null, "");
    tasks.assign(actor, subject(AGAIN, sheet), TaskOwner.unit(sheet.unit()), tasks.due(AGAIN));
  }

  /** Nothing is asked any more: what was scored does not count. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void dropped(ScoreSheetsSql.Sheet sheet, String reason) {
    tasks.cancel(CONFIRM, MODULE, sheet.id(), null, reason);
    tasks.cancel(AGAIN, MODULE, sheet.id(), null, reason);
  }

  private TaskSubject subject(String kind, ScoreSheetsSql.Sheet sheet) {
    String title = sheet.unitName() + ", " + DAY.format(sheet.heldOn());
    return TaskSubject.of(kind, MODULE, sheet.id(), title, "/scores/" + sheet.id());
  }
}
