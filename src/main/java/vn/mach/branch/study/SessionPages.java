package vn.mach.branch.study;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.study.SessionsSql.Session;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Planning a session, and the page of one. */
@Controller
class SessionPages {

  private final StudySessions sessions;
  private final SessionsSql sql;
  private final StudyCampaigns campaigns;
  private final AttendanceLists lists;
  private final Units units;
  private final Today today;

  SessionPages(
      StudySessions sessions,
      SessionsSql sql,
      StudyCampaigns campaigns,
      AttendanceLists lists,
      Units units,
      Today today) {
    this.sessions = sessions;
    this.sql = sql;
    this.campaigns = campaigns;
    this.lists = lists;
    this.units = units;
    this.today = today;
  }

  record PlanForm(
      @Nullable String unit,
      @Nullable String title,
      @Nullable String form,
      @Nullable String level,
      @Nullable String heldOn,
      @Nullable String from,
      @Nullable String until,
      @Nullable String place,
      @Nullable String othersDue) {}

  record HoldForm(@Nullable String othersPresent) {}

  record CancelForm(@Nullable String reason) {}

  @GetMapping("/study/{id:\\d+}/sessions/new")
  String blank(Actor actor, @PathVariable long id, Model model) {
    Campaign campaign = planning(actor, id);
    String unit =
        units.tops(actor, Right.RECORD).stream().findFirst().map(NamedUnit::label).orElse("");
    LocalDate day = today.date().isBefore(campaign.startsOn()) ? campaign.startsOn() : today.date();
    return form(
        campaign,
        Form.of(
            new PlanForm(
                unit,
                Text.shortened(campaign.title(), 200),
                "hall",
                "branch",
                day.toString(),
                "08:00",
                "11:00",
                "",
                "0")),
        model);
  }

  @PostMapping("/study/{id:\\d+}/sessions")
  String plan(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") PlanForm typed,
      @RequestParam String key,
      Model model) {
    Campaign campaign = planning(actor, id);
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.found(
            "unit",
            units.meant(actor, Right.RECORD, Text.line(typed.unit())).map(NamedUnit::id),
            "study.refused.unit",
            Text.line(typed.unit()));
    String title = reading.required("title", typed.title(), Campaign.LONGEST_TITLE);
    Field<SessionForm> form =
        reading.found(
            "form",
            SessionForm.find(Text.line(typed.form())),
            "study.refused.choice",
            Text.line(typed.form()));
    Field<SessionLevel> level =
        reading.found(
            "level",
            SessionLevel.find(Text.line(typed.level())),
            "study.refused.choice",
            Text.line(typed.level()));
    Field<LocalDate> day = reading.requiredDay("heldOn", typed.heldOn());
    Field<LocalTime> from =
        reading.found(
            "from", Times.read(typed.from()), "study.refused.time", Text.line(typed.from()));
    Field<LocalTime> until =
        reading.found(
            "until", Times.read(typed.until()), "study.refused.time", Text.line(typed.until()));
    String place = reading.optional("place", typed.place(), 300);
    Field<Long> others = number(reading, "othersDue", typed.othersDue());
    return Answers.of(
        reading.then(() ->
            sessions.plan(
                actor,
                key,
                campaign.id(),
                new SessionsSql.Draft(
                    unit.get(),
                    title,
                    form.get(),
                    level.get(),
                    day.get(),
                    Times.at(day.get(), from.get()),
                    Times.at(day.get(), until.get()),
                    place,
                    others.get().intValue()))),
        session -> Answers.to("/study/sessions/" + session.value(), "study.session.planned"),
        refusals -> form(campaign, Form.refused(typed, refusals), model));
  }

  static Field<Long> number(FormParser reading, String field, @Nullable String typed) {
    String text = Text.line(typed);
    return reading.found(
        field,
        FormParser.whole(text.isEmpty() ? "0" : text).filter(it -> it >= 0 && it <= 1_000_000),
        "study.refused.number",
        text);
  }

  @GetMapping("/study/sessions/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    Session session = sessions.require(actor, new SessionId(id));
    return show(
        actor,
        session,
        Form.of(new HoldForm(Integer.toString(session.othersDue()))),
        Form.of(new CancelForm("")),
        model);
  }

  @PostMapping("/study/sessions/{id:\\d+}/hold")
  String hold(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") HoldForm typed,
      @RequestParam String key,
      Model model) {
    Session session = kept(actor, id);
    FormParser reading = new FormParser();
    Field<Long> others = number(reading, "othersPresent", typed.othersPresent());
    return Answers.of(
        reading.then(() -> sessions.hold(actor, key, session.id(), others.get().intValue())),
        done -> Answers.to("/study/sessions/" + id, "study.session.was_held"),
        refusals ->
            show(
                actor, session, Form.refused(typed, refusals), Form.of(new CancelForm("")), model));
  }

  @PostMapping("/study/sessions/{id:\\d+}/cancel")
  String cancel(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") CancelForm typed,
      @RequestParam String key,
      Model model) {
    Session session = kept(actor, id);
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), 500);
    return Answers.of(
        reading.then(() -> sessions.cancel(actor, key, session.id(), reason)),
        done -> Answers.to("/study/sessions/" + id, "study.session.was_cancelled"),
        refusals ->
            show(actor, session, Form.of(new HoldForm("0")), Form.refused(typed, refusals), model));
  }

  @PostMapping("/study/sessions/{id:\\d+}/self")
  String selfStudied(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    Session session = sessions.require(actor, new SessionId(id));
    return Answers.of(
        sessions.selfStudied(actor, key, session.id()),
        done -> Answers.to("/study/" + session.campaign().value(), "study.session.self_done"),
        refusals ->
            show(
                actor,
                session,
                Form.refused(new HoldForm("0"), refusals),
                Form.of(new CancelForm("")),
                model));
  }

  private Session kept(Actor actor, long id) {
    Session session = sessions.require(actor, new SessionId(id));
    if (!sessions.keeps(actor, session)) {
      throw new NotFound("session " + id);
    }
    return session;
  }

  private Campaign planning(Actor actor, long id) {
    Campaign campaign = campaigns.require(actor, new CampaignId(id));
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("campaign " + id);
    }
    return campaign;
  }

  private String show(
      Actor actor, Session session, Form<HoldForm> hold, Form<CancelForm> cancel, Model model) {
    units.showPath(actor, session.unit(), session.heldOn());
    var me = actor.person();
    var list = lists.of(StudySessions.KIND, session.id().value());
    model.addAttribute("session", session);
    model.addAttribute("campaign", campaigns.require(actor, session.campaign()));
    model.addAttribute("keeps", sessions.keeps(actor, session));
    model.addAttribute("list", list.map(it -> it.value()).orElse(null));
    model.addAttribute("counts", list.map(lists::counts).orElse(null));
    model.addAttribute("mark", me == null ? null : sql.mark(session.id(), me.value()).orElse(null));
    model.addAttribute("hold", hold);
    model.addAttribute("cancel", cancel);
    return "branch/study/session";
  }

  private static String form(Campaign campaign, Form<PlanForm> form, Model model) {
    model.addAttribute("campaign", campaign);
    model.addAttribute("form", form);
    model.addAttribute(
        "forms", Arrays.stream(SessionForm.values()).map(SessionForm::code).toList());
    model.addAttribute(
        "levels", Arrays.stream(SessionLevel.values()).map(SessionLevel::code).toList());
    return "branch/study/session_form";
  }
}
