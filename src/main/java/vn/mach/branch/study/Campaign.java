package vn.mach.branch.study;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;

/**
 * A campaign as it stands.
 *
 * @param links addresses, one a line
 * @param dueKinds who is due: statuses of membership and {@code key_cadre}
 * @param activityKind held sessions are recorded as activities of this kind; none: not recorded
 * @param essayTitle none: no essay is asked for
 * @param createdPerson the person of the account that made it
 */
record Campaign(
    CampaignId id,
    String code,
    UnitId unit,
    String unitName,
    @Nullable DirectiveId directive,
    String title,
    String text,
    String links,
    LocalDate startsOn,
    LocalDate endsOn,
    List<String> dueKinds,
    boolean asksAttendance,
    boolean contest,
    @Nullable String activityKind,
    CampaignStatus status,
    @Nullable String essayTitle,
    @Nullable LocalDate essayDueOn,
    boolean essayBlind,
    int essayPass,
    @Nullable Long createdPerson) {

  static final String MODULE = "study";

  /** The kind of task of whoever is due. */
  static final String TASK = "study";

  /** The job that finds who is due and asks them. */
  static final String START_JOB = "study.start";

  static final int LONGEST_TITLE = 300;
  static final int LONGEST_TEXT = 100_000;

  boolean isOpen() {
    return status == CampaignStatus.OPEN;
  }

  boolean asksEssay() {
    return essayTitle != null;
  }

  /** The addresses among the links that a browser may follow. */
  List<String> addresses() {
    return links
        .lines()
        .map(Text::line)
        .filter(it -> it.startsWith("https://") || it.startsWith("http://"))
        .toList();
  }

  /** What is typed of a campaign, read. */
  record Draft(
      UnitId unit,
      @Nullable DirectiveId directive,
      String title,
      String text,
      String links,
      LocalDate startsOn,
      LocalDate endsOn,
      List<String> dueKinds,
      boolean asksAttendance,
      boolean contest,
      @Nullable String activityKind,
      @Nullable String essayTitle,
      @Nullable LocalDate essayDueOn,
      boolean essayBlind,
      int essayPass) {}
}
