package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.branch.scores.ScoreForm.Section;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Sheets: the list, one of them with its steps, and a branch's year. */
@Controller
class ScorePages {

  private final Scores scores;
  private final ScoreSheetsSql sql;
  private final ScoreFormsSql forms;
  private final ScoreYearRules yearRules;
  private final List<ScoreFactsSource> sources;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  ScorePages(
      Scores scores,
      ScoreSheetsSql sql,
      ScoreFormsSql forms,
      ScoreYearRules yearRules,
      List<ScoreFactsSource> sources,
      Units units,
      AccessScope scope,
      Today today) {
    this.scores = scores;
    this.sql = sql;
    this.forms = forms;
    this.yearRules = yearRules;
    this.sources = sources;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  record NewForm(@Nullable String unit, @Nullable String heldOn) {}

  record VoteForm(@Nullable String inFavour, @Nullable String against, @Nullable String base) {}

  record RemarksForm(@Nullable String remarks) {}

  record WithdrawForm(@Nullable String reason) {}

  /** An item with what was answered or typed. */
  record Asked(Item item, String value, boolean leftOut, String note, @Nullable Refusal refusal) {

    /** For the preview of a form. */
    static Asked blank(Item item) {
      return new Asked(item, "", false, "", null);
    }

    /** The points of what was answered; 0 without an answer. */
    BigDecimal points() {
      return ScoreTyping.number(value).flatMap(item::points).orElse(BigDecimal.ZERO);
    }
  }

  record AskedSection(Section section, List<Asked> items) {}

  @GetMapping("/scores")
  String list(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    if (!actor.hasSomewhere(Right.SEE) && actor.person() == null) {
      throw new NotFound("scores");
    }
    Paging paging = new Paging(page, 30);
    model.addAttribute("sheets", paging.slice(sql.list(seeing(actor), paging)));
    model.addAttribute("records", actor.hasSomewhere(Right.RECORD));
    model.addAttribute("keepsForms", actor.hasSomewhere(Right.SET_TARGETS));
    model.addAttribute("administers", actor.hasEverywhere(Right.ADMINISTER));
    return "branch/scores/list";
  }

  @GetMapping("/scores/new")
  String blank(Actor actor, Model model) {
    requireRecord(actor);
    String unit =
        units.tops(actor, Right.RECORD).stream().findFirst().map(NamedUnit::label).orElse("");
    model.addAttribute("form", Form.of(new NewForm(unit, today.date().toString())));
    return "branch/scores/new";
  }

  /** Opens the sheet of a branch's meeting of a day; there is one of each day. */
  @PostMapping("/scores")
  String open(Actor actor, @ModelAttribute("typed") NewForm typed, Model model) {
    requireRecord(actor);
    FormParser parser = new FormParser();
    Field<UnitId> unit =
        parser.found(
            "unit",
            units.meant(actor, Right.RECORD, Text.line(typed.unit())).map(NamedUnit::id),
            "scores.refused.unit",
            Text.line(typed.unit()));
    Field<LocalDate> day = parser.requiredDay("heldOn", typed.heldOn());
    if (day.read().filter(it -> it.isAfter(today.date())).isPresent()) {
      parser.refuse("heldOn", "scores.refused.ahead");
    }
    return Answers.of(
        parser.then(() ->
            scores
                .sheetOfDay(actor, unit.get(), day.get())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("heldOn", "scores.refused.no_form", day.get()))),
        id -> Answers.to("/scores/" + id.value()),
        refusals -> {
          model.addAttribute("form", Form.refused(typed, refusals));
          return "branch/scores/new";
        });
  }

  @GetMapping("/scores/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    ScoreSheetsSql.Sheet sheet = find(actor, id);
    return page(
        actor,
        sheet,
        asked(sheet, null, List.of()),
        Form.empty(),
        votes(sheet),
        Form.of(new RemarksForm("")),
        Form.of(new WithdrawForm("")),
        model);
  }

  private Form<VoteForm> votes(ScoreSheetsSql.Sheet sheet) {
    Long base = facts(sheet).votingBase();
    return Form.of(
        new VoteForm(
            "",
            "0",
            base == null
                ? Integer.toString(sql.officialMembers(sheet.unit(), sheet.heldOn()))
                : base.toString()));
  }

  /** Fields: {@code item<n>} the value, {@code out<n>} that it does not apply, {@code note<n>}. */
  @PostMapping("/scores/{id:\\d+}/propose")
  String propose(
      Actor actor,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    ScoreSheetsSql.Sheet sheet = find(actor, id);
    ScoreForm form = forms.find(sheet.form()).orElseThrow();
    List<ScoreAnswer> answers = new ArrayList<>();
    FormParser parser = still(actor, id, shown);
    for (Item item : form.items()) {
      boolean out = typed.getFirst("out" + item.id()) != null;
      String text = Text.line(typed.getFirst("item" + item.id()));
      String note = Text.lines(typed.getFirst("note" + item.id()));
      Optional<BigDecimal> value = ScoreTyping.number(text);
      if (!out && !text.isEmpty() && value.isEmpty()) {
        parser.refuse(ScoreCount.field(item.id()), "scores.refused.value", text, item.title());
      }
      answers.add(new ScoreAnswer(item.id(), out ? null : value.orElse(null), out, note));
    }
    return Answers.of(
        parser.then(() -> scores.propose(actor, key, new ScoreSheetId(id), answers)),
        done -> Answers.to("/scores/" + id, "scores.proposed"),
        refusals ->
            page(
                actor,
                sheet,
                asked(sheet, typed, refusals),
                Form.empty(refusals),
                votes(sheet),
                Form.of(new RemarksForm("")),
                Form.of(new WithdrawForm("")),
                model));
  }

  @PostMapping("/scores/{id:\\d+}/vote")
  String vote(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") VoteForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    ScoreSheetsSql.Sheet sheet = find(actor, id);
    FormParser parser = still(actor, id, shown);
    Field<Long> inFavour = votes(parser, "inFavour", typed.inFavour());
    Field<Long> against = votes(parser, "against", typed.against());
    Field<Long> base = votes(parser, "base", typed.base());
    return Answers.of(
        parser.then(() ->
            scores.vote(
                actor,
                key,
                new ScoreSheetId(id),
                inFavour.get().intValue(),
                against.get().intValue(),
                base.get().intValue())),
        done -> Answers.to("/scores/" + id, "scores.voted"),
        refusals ->
            page(
                actor,
                sheet,
                asked(sheet, null, List.of()),
                Form.empty(),
                Form.refused(typed, refusals),
                Form.of(new RemarksForm("")),
                Form.of(new WithdrawForm("")),
                model));
  }

  private static Field<Long> votes(FormParser parser, String field, @Nullable String typed) {
    return parser.found(
        field,
        FormParser.whole(typed).filter(it -> it >= 0 && it <= 100_000),
        "scores.refused.votes_number",
        Text.line(typed));
  }

  @PostMapping("/scores/{id:\\d+}/confirm")
  String confirm(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") RemarksForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    ScoreSheetsSql.Sheet sheet = find(actor, id);
    return Answers.of(
        scores.confirm(
            actor, key, new ScoreSheetId(id), Text.lines(typed.remarks()), Text.line(shown)),
        done -> Answers.to("/scores/" + id, "scores.confirmed"),
        refusals -> remarks(actor, sheet, Form.refused(typed, refusals), model));
  }

  @PostMapping("/scores/{id:\\d+}/give-back")
  String giveBack(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") RemarksForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    ScoreSheetsSql.Sheet sheet = find(actor, id);
    return Answers.of(
        scores.giveBack(
            actor, key, new ScoreSheetId(id), Text.lines(typed.remarks()), Text.line(shown)),
        done -> Answers.to("/scores/" + id, "scores.given_back"),
        refusals -> remarks(actor, sheet, Form.refused(typed, refusals), model));
  }

  private String remarks(
      Actor actor, ScoreSheetsSql.Sheet sheet, Form<RemarksForm> form, Model model) {
    return page(
        actor,
        sheet,
        asked(sheet, null, List.of()),
        Form.empty(),
        votes(sheet),
        form,
        Form.of(new WithdrawForm("")),
        model);
  }

  @PostMapping("/scores/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WithdrawForm typed,
      @RequestParam String key,
      Model model) {
    ScoreSheetsSql.Sheet sheet = find(actor, id);
    return Answers.of(
        scores.withdraw(actor, key, new ScoreSheetId(id), Text.line(typed.reason())),
        done -> Answers.to("/scores", "scores.withdrawn"),
        refusals ->
            page(
                actor,
                sheet,
                asked(sheet, null, List.of()),
                Form.empty(),
                votes(sheet),
                Form.of(new RemarksForm("")),
                Form.refused(typed, refusals),
                model));
  }

  @GetMapping("/scores/units/{unit:\\d+}")
  String year(
      Actor actor,
      @PathVariable long unit,
      @RequestParam(required = false) @Nullable String year,
      Model model) {
    NamedUnit branch = units.require(actor, Right.SEE, new UnitId(unit));
    int of =
        FormParser.whole(year)
            .filter(it -> it >= 1900 && it <= 2200)
            .map(Long::intValue)
            .orElse(today.date().getYear());
    List<ScoreMonth> months = sql.year(branch.id(), of);
    units.showPath(actor, branch.id(), today.date());
    model.addAttribute("unit", branch);
    model.addAttribute("year", of);
    model.addAttribute("months", months);
    model.addAttribute(
        "result",
        yearRules.on(LocalDate.of(of, 12, 31)).map(it -> ScoreYear.of(it, months)).orElse(null));
    return "branch/scores/year";
  }

  /** Each command locks the sheet first. */
  private FormParser still(Actor actor, long id, String shown) {
    return FormParser.about(Text.line(shown), () -> scores.outcome(find(actor, id)));
  }

  private ScoreSheetsSql.Sheet find(Actor actor, long id) {
    return sql.find(seeing(actor), id).orElseThrow(() -> new NotFound("score sheet " + id));
  }

  private Map<String, Object> seeing(Actor actor) {
    return ScoreSheetsSql.parameters(
        scope.parameters(actor, Right.SEE),
        scope.further(actor, Right.SEE_DRAFTS, "drafts"),
        actor.person());
  }

  private static void requireRecord(Actor actor) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("a branch to record for");
    }
  }

  /**
   * The items with what was typed; else with what was answered; else with what is known by itself.
   */
  private List<AskedSection> asked(
      ScoreSheetsSql.Sheet sheet,
      @Nullable MultiValueMap<String, String> typed,
      List<Refusal> refusals) {
    ScoreForm form = forms.find(sheet.form()).orElseThrow();
    Map<Long, ScoreAnswer> answers = sql.answers(sheet.id());
    ScoreFacts facts = facts(sheet);
    return form.sections().stream()
        .map(section ->
            new AskedSection(
                section,
                section.items().stream()
                    .map(item -> asked(item, answers.get(item.id()), facts, typed, refusals))
                    .toList()))
        .toList();
  }

  private static Asked asked(
      Item item,
      @Nullable ScoreAnswer answer,
      ScoreFacts facts,
      @Nullable MultiValueMap<String, String> typed,
      List<Refusal> refusals) {
    Refusal refusal =
        refusals.stream()
            .filter(it -> it.field().equals(ScoreCount.field(item.id())))
            .findFirst()
            .orElse(null);
    if (typed != null) {
      return new Asked(
          item,
          Text.line(typed.getFirst("item" + item.id())),
          typed.getFirst("out" + item.id()) != null,
          Text.lines(typed.getFirst("note" + item.id())),
          refusal);
    }
    if (answer != null) {
      BigDecimal value = answer.value();
      return new Asked(
          item, value == null ? "" : value.toPlainString(), answer.leftOut(), answer.note(), null);
    }
    BigDecimal attendance = facts.attendancePercent();
    return new Asked(
        item,
        item.readsAttendance() && attendance != null
            ? ScoreFormsSql.plain(attendance).toPlainString()
            : "",
        item.applies() == Applies.THEMATIC && !facts.thematic(),
        "",
        null);
  }

  private ScoreFacts facts(ScoreSheetsSql.Sheet sheet) {
    return sources.stream()
        .flatMap(it -> it.facts(sheet.subjectKind(), sheet.subject()).stream())
        .findFirst()
        .orElseGet(() -> sql.facts(sheet.unit(), sheet.heldOn()));
  }

  private String page(
      Actor actor,
      ScoreSheetsSql.Sheet sheet,
      List<AskedSection> sections,
      Form<?> form,
      Form<VoteForm> vote,
      Form<RemarksForm> remarks,
      Form<WithdrawForm> withdrawal,
      Model model) {
    units.showPath(actor, sheet.unit(), sheet.heldOn());
    model.addAttribute("sheet", sheet);
    model.addAttribute("sections", sections);
    String outcome = scores.outcome(sheet);
    model.addAttribute("form", form.about(outcome));
    model.addAttribute("vote", vote.about(outcome));
    model.addAttribute("remarks", remarks.about(outcome));
    model.addAttribute("withdrawal", withdrawal);
    model.addAttribute("records", scope.reaches(actor, Right.RECORD, sheet.unit()));
    model.addAttribute("confirms", scores.mayConfirm(actor, sheet.unit(), sheet.heldOn()));
    return "branch/scores/sheet";
  }
}
