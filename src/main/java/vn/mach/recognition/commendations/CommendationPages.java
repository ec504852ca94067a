package vn.mach.recognition.commendations;

import java.util.List;
import java.util.Map;
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
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.recognition.commendations.CommendationsSql.Filter;
import vn.mach.recognition.commendations.CommendationsSql.Row;

/** The list of commendations, and one of them with what may be done with it. */
@Controller
class CommendationPages {

  private final Commendations commendations;
  private final CommendationsSql sql;
  private final AccessScope scope;
  private final Today today;

  CommendationPages(
      Commendations commendations, CommendationsSql sql, AccessScope scope, Today today) {
    this.commendations = commendations;
    this.sql = sql;
    this.scope = scope;
    this.today = today;
  }

  record DecisionForm(
      @Nullable String number, @Nullable String decidedOn, @Nullable String giver) {}

  record RefusalForm(@Nullable String refusal) {}

  record WithdrawForm(@Nullable String reason) {}

  /** What the list is narrowed to. */
  record FilterForm(@Nullable String year, @Nullable String form, @Nullable String status) {}

  @GetMapping("/commendations")
  String list(
      Actor actor,
      @ModelAttribute("filter") FilterForm typed,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Paging paging = new Paging(page, 50);
    FormParser reading = new FormParser();
    Long year =
        reading.optionalWhole(
            "year", typed.year(), Commendation.FIRST_YEAR, Commendation.LAST_YEAR);
    Filter filter =
        new Filter(
            null,
            year == null ? null : Math.toIntExact(year),
            AwardForm.find(Text.line(typed.form())).orElse(null),
            CommendationStatus.find(Text.line(typed.status())).orElse(null));
    model.addAttribute("found", paging.slice(sql.list(actor, filter, paging)));
    model.addAttribute("form", reading.refused(typed, List.of()));
    model.addAttribute("mayPropose", actor.hasSomewhere(Right.RECORD));
    return "recognition/commendations/list";
  }

  @GetMapping("/commendations/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, null, null, null, model);
  }

  @PostMapping("/commendations/{id:\\d+}/decide")
  String decide(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DecisionForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Row it = find(actor, id);
    FormParser reading = about(actor, id, shown);
    String number = reading.required("number", typed.number(), Commendation.LONGEST_NUMBER);
    var day = reading.requiredDay("decidedOn", typed.decidedOn());
    String giver = reading.optional("giver", typed.giver(), Commendation.LONGEST_NAME);
    return Answers.of(
        reading.then(() ->
            commendations.decide(
                actor,
                key,
                id,
                new Commendation.Decision(
                    number, day.get(), giver.isEmpty() ? it.deciderName() : giver))),
        done -> Answers.to("/commendations/" + id, "commendations.done.decided"),
        refusals -> show(actor, id, Form.refused(typed, refusals), null, null, model));
  }

  @PostMapping("/commendations/{id:\\d+}/refuse")
  String refuse(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") RefusalForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    FormParser reading = about(actor, id, shown);
    String reason = reading.optional("refusal", typed.refusal(), Commendation.LONGEST_REASON);
    return Answers.of(
        reading.then(() -> commendations.refuse(actor, key, id, reason)),
        done -> Answers.to("/commendations/" + id, "commendations.done.refused"),
        refusals -> show(actor, id, null, Form.refused(typed, refusals), null, model));
  }

  @PostMapping("/commendations/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WithdrawForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    FormParser reading = about(actor, id, shown);
    String reason = reading.optional("reason", typed.reason(), Commendation.LONGEST_REASON);
    return Answers.of(
        reading.then(() -> commendations.withdraw(actor, key, id, reason)),
        done -> Answers.to("/commendations/" + id, "commendations.done.withdrawn"),
        refusals -> show(actor, id, null, null, Form.refused(typed, refusals), model));
  }

  @PostMapping("/commendations/{id:\\d+}/read")
  String read(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        commendations.read(actor, key, id),
        done -> Answers.to("/commendations/" + id, "commendations.done.read"),
        refusals -> show(actor, id, null, null, null, model));
  }

  private FormParser about(Actor actor, long id, String shown) {
    return FormParser.about(
        Text.line(shown), () -> sql.locked(actor, id).map(Row::seen).orElse(""));
  }

  private Row find(Actor actor, long id) {
    return sql.find(actor, id).orElseThrow(() -> new NotFound("commendation " + id));
  }

  private String show(
      Actor actor,
      long id,
      @Nullable Form<DecisionForm> decide,
      @Nullable Form<RefusalForm> refuse,
      @Nullable Form<WithdrawForm> withdraw,
      Model model) {
    Row it = find(actor, id);
    String seen = it.seen();
    model.addAttribute("it", it);
    model.addAttribute(
        "earlier",
        commendations.sameYear(
            it.unit(), Commendations.person(it), it.award(), it.year(), it.id()));
    model.addAttribute(
        "may",
        Map.of(
            "decide",
                it.state() == CommendationStatus.PROPOSED
                    && scope.reaches(actor, Right.RECORD, it.decider()),
            "withdraw",
                CommendationStatus.TRANSITIONS.allows(it.state(), CommendationStatus.Step.WITHDRAW)
                    && scope.reaches(actor, Right.RECORD, Commendations.withdrawnBy(it)),
            "read",
                it.hasOutcome()
                    && !it.outcomeRead()
                    && scope.reaches(actor, Right.RECORD, it.proposer())));
    model.addAttribute(
        "decide",
        (decide != null
                ? decide
                : Form.of(new DecisionForm("", today.date().toString(), it.deciderName())))
            .about(seen));
    model.addAttribute(
        "refuse", (refuse != null ? refuse : Form.of(new RefusalForm(""))).about(seen));
    model.addAttribute(
        "withdraw", (withdraw != null ? withdraw : Form.of(new WithdrawForm(""))).about(seen));
    model.addAttribute("read", Form.empty());
    return "recognition/commendations/show";
  }
}
