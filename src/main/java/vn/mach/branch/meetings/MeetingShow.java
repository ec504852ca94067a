package vn.mach.branch.meetings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.mach.base.files.Attachments;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Form;
import vn.mach.branch.fees.FeeState;
import vn.mach.branch.fees.Fees;
import vn.mach.branch.meetings.MeetingForms.ReasonForm;
import vn.mach.branch.scores.ScoreResult;
import vn.mach.branch.scores.Scores;
import vn.mach.organisation.units.Units;

/** The page of a meeting: before, while and after it is held. */
@Component
class MeetingShow {

  private final MeetingAccess access;
  private final MeetingsSql sql;
  private final AgendaSql agenda;
  private final HeldMeetings held;
  private final MeetingClosing closing;
  private final MeetingChecklist checklist;
  private final Files files;
  private final Fees fees;
  private final Scores scores;
  private final ActNames names;
  private final Units units;
  private final Today today;

  MeetingShow(
      MeetingAccess access,
      MeetingsSql sql,
      AgendaSql agenda,
      HeldMeetings held,
      MeetingClosing closing,
      MeetingChecklist checklist,
      Files files,
      Fees fees,
      Scores scores,
      ActNames names,
      Units units,
      Today today) {
    this.access = access;
    this.sql = sql;
    this.agenda = agenda;
    this.held = held;
    this.closing = closing;
    this.checklist = checklist;
    this.files = files;
    this.fees = fees;
    this.scores = scores;
    this.names = names;
    this.units = units;
    this.today = today;
  }

  /**
   * All that the template needs.
   *
   * @param inside whether the reader reads what was said and who was away
   * @param minutes frozen; none before it was closed
   * @param attachments none for readers outside
   */
  record View(
      HeldMeeting held,
      boolean inside,
      boolean manages,
      List<MeetingsSql.Summoned> people,
      List<AgendaSql.Group> groups,
      List<MeetingChecklist.Point> checklist,
      MeetingRules.@Nullable Rule length,
      Duration lasts,
      @Nullable FeeState fees,
      @Nullable ScoreResult score,
      @Nullable Minutes minutes,
      @Nullable Attachments attachments,
      ActNames.Names names,
      boolean due) {

    MeetingRow meeting() {
      return held.meeting();
    }
  }

  String page(Actor actor, MeetingId id, Model model) {
    return page(actor, id, Form.of(new ReasonForm("")), model);
  }

  String page(Actor actor, MeetingId id, Form<ReasonForm> form, Model model) {
    model.addAttribute("view", view(actor, access.see(actor, id)));
    model.addAttribute("form", form);
    return "branch/meetings/show";
  }

  private View view(Actor actor, MeetingRow meeting) {
    boolean inside = access.readsInside(actor, meeting);
    boolean manages = access.manages(actor, meeting);
    HeldMeeting it = held.of(meeting);
    LocalDate day = today.date();
    Attachments attachments =
        inside ? files.of(actor, MeetingDuties.MODULE, meeting.id().value()) : null;
    units.showPath(actor, meeting.unit(), meeting.heldOn());
    return new View(
        it,
        inside,
        manages,
        inside ? sql.people(meeting.id()) : List.of(),
        agenda.groups(meeting.id()),
        manages && meeting.isBefore()
            ? checklist.before(
                meeting, it.agenda(), attachments == null ? 0 : attachments.list().size(), day)
            : List.of(),
        checklist.length(meeting),
        it.lasts(today.now()),
        manages && meeting.status() == MeetingStatus.OPEN
            ? fees.stateOf(meeting.unit(), YearMonth.from(meeting.heldOn()))
            : null,
        meeting.status() == MeetingStatus.CLOSED
            ? scores.result(MeetingScoreFacts.KIND, meeting.id().value()).orElse(null)
            : null,
        inside && meeting.status() == MeetingStatus.CLOSED
            ? closing.minutes(meeting.id()).orElse(null)
            : null,
        attachments,
        names.of(it),
        !meeting.heldOn().isAfter(day));
  }
}
