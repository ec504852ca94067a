package vn.mach.branch.inspections;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.realms.Today;
import vn.mach.branch.inspections.InspectionStatus.Step;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.access.NamedFileStanding;
import vn.mach.organisation.access.NamedLook;

/** What an actor sees of a file, and what is pointed out about it. */
@Component
class FileView {

  /** Steps that somebody types; to what they come, the vote and the person's post decide. */
  private static final List<Step> TYPED =
      List.of(
          Step.ANNOUNCE,
          Step.REPORT,
          Step.CHECK,
          Step.CONCLUDE,
          Step.DECIDE,
          Step.ORDER_REMEDY,
          Step.FULFIL,
          Step.CLOSE,
          Step.REOPEN,
          Step.DROP);

  /** What the person whom a file is about is told of it; findings once the branch heard them. */
  private static final Set<Step> TOLD =
      Set.of(
          Step.ANNOUNCE,
          Step.REPORT,
          Step.CONCLUDE,
          Step.DECIDE,
          Step.ORDER_REMEDY,
          Step.FULFIL,
          Step.CLOSE,
          Step.REOPEN);

  private final InspectionsSql sql;
  private final InspectionStepsSql steps;
  private final InspectionRules rules;
  private final InspectionWork work;
  private final NamedAccess named;
  private final Today today;

  FileView(
      InspectionsSql sql,
      InspectionStepsSql steps,
      InspectionRules rules,
      InspectionWork work,
      NamedAccess named,
      Today today) {
    this.sql = sql;
    this.steps = steps;
    this.rules = rules;
    this.work = work;
    this.named = named;
    this.today = today;
  }

  /**
   * A file for its page.
   *
   * @param next steps that this actor may take now
   * @param warnings message keys: what the regulation asks for and is missing
   * @param base of a vote today, before exempt members who came are added
   * @param looks who looked, for the person whom it is about; none where that is not shown
   */
  public record Shown(
      InspectionsSql.Row file,
      InspectionWork.May may,
      @Nullable NamedFileStanding standing,
      List<InspectionStepsSql.Done> steps,
      List<InspectionStepsSql.Message> messages,
      List<Step> next,
      List<String> warnings,
      int base,
      String source,
      List<NamedLook> looks,
      String seen) {}

  static boolean isTyped(Step step) {
    return TYPED.contains(step);
  }

  Shown of(Actor actor, InspectionsSql.Row file) {
    NamedFile its = InspectionFile.of(file.id());
    InspectionWork.May may = work.may(actor, file);
    List<InspectionStepsSql.Done> done = steps.steps(file.id());
    boolean heard = done.stream().anyMatch(FileView::concludes);
    return new Shown(
        file,
        may,
        may.reads() ? named.standing(actor, its) : null,
        may.reads()
            ? done
            : done.stream()
                .filter(it -> TOLD.contains(it.step()) || heard && it.step() == Step.CHECK)
                .toList(),
        steps.messages(file.id()),
        TYPED.stream().filter(it -> may.take(it) && allowed(file, it)).toList(),
        may.reads() ? warnings(file, done) : List.of(),
        work.base(file, today.date()),
        rules.kind(file.kind(), file.openedOn()).map(InspectionKind::source).orElse(""),
        named.looksAtMine(actor, its),
        seen(file.id()));
  }

  /** A digest of the steps that were taken, also of those that the reader is not told of. */
  String seen(long file) {
    return Digests.hex(steps.steps(file).toString());
  }

  private static boolean allowed(InspectionsSql.Row file, Step step) {
    return InspectionStatus.TRANSITIONS.allows(file.status(), step);
  }

  private static boolean concludes(InspectionStepsSql.Done done) {
    return done.step() == Step.CONCLUDE || done.step() == Step.DECIDE;
  }

  private List<String> warnings(InspectionsSql.Row file, List<InspectionStepsSql.Done> steps) {
    List<String> warnings = new ArrayList<>();
    rules
        .kind(file.kind(), file.openedOn())
        .ifPresent(kind -> {
          int over = rules.rule("limited_members_over", file.openedOn()).value();
          if (kind.beyond(rules.branch(file.unit(), file.openedOn()), over)) {
            warnings.add("inspections.warning.limited");
          }
          boolean checked = steps.stream().anyMatch(it -> it.step() == Step.CHECK);
          for (String asked : List.of("announce", "report")) {
            if (checked
                && kind.steps().contains(asked)
                && steps.stream().noneMatch(it -> it.step().code().equals(asked))) {
              warnings.add("inspections.warning.no_" + asked);
            }
          }
          if (kind.steps().contains("report")
              && steps.stream().anyMatch(FileView::concludes)
              && steps.stream().allMatch(it -> it.vote() == null)) {
            warnings.add("inspections.warning.no_vote");
          }
          boolean counts =
              steps.stream().anyMatch(it -> kind.countsAt(it.step()))
                  && kind.activityKind() != null;
          if (counts && file.activity() == null) {
            warnings.add("inspections.warning.not_counted");
          }
        });
    if (file.decidedAbove() && file.status() == InspectionStatus.PROPOSED) {
      warnings.add("inspections.warning.above");
    }
    return warnings;
  }
}
