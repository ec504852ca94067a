package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.voice.findings.FindingForms.FindingForm;
import vn.mach.voice.findings.FindingStepsSql.Level;
import vn.mach.voice.findings.FindingViewSql.View;

/** The queue and one's own findings, a new one, and one with its levels. */
@Controller
class FindingPages {

  /**
   * What is typed on the page of a finding, one form of it at a time.
   *
   * @param act which form
   */
  record WorkForm(@Nullable String act, @Nullable String text, @Nullable String note) {
    static WorkForm blank() {
      return new WorkForm("", "", "");
    }
  }

  /**
   * What the list was narrowed to, as typed.
   *
   * @param where {@code all}: all that the reader may see; else what their own units have or had
   * @param unit the number of a unit: what was received first there or below
   */
  record Narrowed(
      @Nullable String q,
      @Nullable String state,
      @Nullable String where,
      @Nullable String field,
      @Nullable String directive,
      @Nullable String clause,
      @Nullable String unit,
      @Nullable String from,
      @Nullable String to) {
    Narrowed {
      q = Text.line(q);
      state = Text.line(state);
      where = Text.line(where);
      field = Text.line(field);
      directive = Text.line(directive);
      clause = Text.line(clause);
      unit = Text.line(unit);
      from = Text.line(from);
      to = Text.line(to);
    }

    static Narrowed nothing() {
      return new Narrowed("", "", "", "", "", "", "", "", "");
    }
  }

  /** What the page says of the levels of a finding and of the matter that it was joined to. */
  record Way(List<Level> levels, List<LevelText> texts) {}

  /** How the matter ended: an answer, or why it is for information. */
  record End(String unit, @Nullable LocalDate day, boolean answered, String text) {}

  private final FindingViewSql views;
  private final FindingsSql findingsSql;
  private final FindingStepsSql steps;
  private final FindingLevels levels;
  private final FindingAccess access;
  private final FindingForms forms;
  private final Findings findings;
  private final FindingWork work;
  private final FieldWorkSql fieldWork;
  private final Clauses clauses;
  private final Files files;
  private final Today today;

  /** What is done with those that are ticked: {@code know} or {@code inform}. */
  record ManyForm(@Nullable String act, @Nullable String note) {}

  FindingPages(
      FindingViewSql views,
      FindingsSql findingsSql,
      FindingStepsSql steps,
      FindingLevels levels,
      FindingAccess access,
      FindingForms forms,
      Findings findings,
      FindingWork work,
      FieldWorkSql fieldWork,
      Clauses clauses,
      Files files,
      Today today) {
    this.views = views;
    this.findingsSql = findingsSql;
    this.steps = steps;
    this.levels = levels;
    this.access = access;
    this.forms = forms;
    this.findings = findings;
    this.work = work;
    this.fieldWork = fieldWork;
    this.clauses = clauses;
    this.files = files;
    this.today = today;
  }

  @GetMapping("/findings")
  String list(
      Actor actor,
      @ModelAttribute("narrowed") Narrowed narrowed,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    return list(actor, narrowed, page, Form.of(new ManyForm("", "")), model);
  }

  String list(Actor actor, Narrowed narrowed, int page, Form<ManyForm> form, Model model) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("findings");
    }
    Map<String, @Nullable Object> seeing = access.parameters(actor);
    List<UnitId> own = new ArrayList<>(actor.unitsOf(Right.RECORD));
    own.sort(Comparator.comparingLong(UnitId::value));
    boolean all = own.isEmpty() || "all".equals(narrowed.where());
    String state = state(narrowed.state(), all);
    Paging paging = new Paging(page, 30);
    model.addAttribute("narrowed", narrowed);
    model.addAttribute("state", state);
    model.addAttribute("all", all);
    model.addAttribute("hasOwn", !own.isEmpty());
    model.addAttribute("counts", all ? Map.of() : views.counts(own));
    model.addAttribute(
        "found",
        paging.slice(
            views.list(
                seeing,
                new FindingViewSql.Filter(
                    state.equals("all") ? "" : state,
                    FormParser.id(narrowed.directive(), DirectiveId::new).orElse(null),
                    clause(narrowed.clause()),
                    narrowed.field() == null ? "" : narrowed.field(),
                    narrowed.q() == null ? "" : narrowed.q(),
                    all ? List.of() : own,
                    FormParser.id(narrowed.unit(), UnitId::new).orElse(null),
                    FormParser.day(narrowed.from()).orElse(null),
                    FormParser.day(narrowed.to()).orElse(null)),
                paging)));
    model.addAttribute("own", page == 1 ? views.own(seeing) : List.of());
    model.addAttribute("fields", fieldWork.fields());
    model.addAttribute("handles", actor.hasSomewhere(Right.SEE_LETTERS));
    model.addAttribute("mayFind", access.findsSomewhere(actor));
    model.addAttribute(
        "seesAssignments",
        actor.hasSomewhere(Right.ISSUE) || access.assigned(actor.person(), null));
    model.addAttribute("administers", actor.hasEverywhere(Right.ADMINISTER));
    model.addAttribute("today", today.date());
    model.addAttribute("form", form);
    return "voice/findings/list";
  }

  /** The queue begins with what waits, a list of everything with everything. */
  private static String state(@Nullable String typed, boolean all) {
    String text = typed == null ? "" : typed;
    if (text.equals("all") || text.equals("running") || FindingStatus.find(text).isPresent()) {
      return text;
    }
    return all ? "all" : "running";
  }

  private static @Nullable Integer clause(@Nullable String typed) {
    return FormParser.id(typed, it -> it)
        .filter(it -> it <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElse(null);
  }

  @GetMapping("/findings/new")
  String start(
      Actor actor,
      @RequestParam(required = false) @Nullable String directive,
      @RequestParam(required = false) @Nullable String clause,
      @RequestParam(required = false) @Nullable String visit,
      Model model) {
    requireFinding(actor);
    forms.into(actor, model, Form.of(forms.blank(actor, directive, clause, visit)));
    return "voice/findings/new";
  }

  @PostMapping("/findings")
  String send(
      Actor actor,
      @ModelAttribute("typed") FindingForm typed,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
      @RequestParam String key,
      Model model) {
    requireFinding(actor);
    return Answers.of(
        forms.read(actor, typed, sent, (finding, fit) -> findings.send(actor, key, finding, fit)),
        id -> Answers.to("/findings/" + id, "findings.sent.done"),
        refusals -> {
          forms.into(actor, model, Form.refused(typed, refusals));
          return "voice/findings/new";
        });
  }

  private void requireFinding(Actor actor) {
    if (!access.findsSomewhere(actor)) {
      throw new NotFound("findings");
    }
  }

  @GetMapping("/findings/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, Form.of(WorkForm.blank()), model);
  }

  /** A form of the page again, with what was refused. */
  String show(Actor actor, long id, Form<WorkForm> form, Model model) {
    Map<String, @Nullable Object> seeing = access.parameters(actor);
    View finding = views.find(seeing, id).orElseThrow(() -> new NotFound("finding " + id));
    FindingsSql.Known known = findingsSql.find(id).orElseThrow();
    Way own = way(known);
    Way matter =
        known.joinedTo() == null
            ? own
            : findingsSql.find(known.joinedTo()).map(this::way).orElse(own);
    Level mine =
        own.levels().stream()
            .filter(it -> it.state().running() && access.mayAct(actor, it.unit()))
            .findFirst()
            .orElse(null);
    Level joinedAt =
        known.joinedTo() == null || !work.goesOn(known.matter())
            ? null
            : own.levels().stream()
                .filter(it -> it.state() == FindingStatus.JOINED)
                .filter(it -> access.mayAct(actor, it.unit()))
                .findFirst()
                .orElse(null);
    boolean owns = FindingAccess.owns(actor, known);
    model.addAttribute("finding", finding);
    model.addAttribute("clause", clause(finding));
    model.addAttribute("own", own);
    model.addAttribute("matter", known.joinedTo() == null ? null : matter);
    model.addAttribute("end", end(matter.levels()).orElse(null));
    model.addAttribute("mine", mine);
    model.addAttribute("joinedAt", joinedAt);
    model.addAttribute(
        "above", mine == null ? null : levels.above(mine.unit()).map(NamedUnit::name).orElse(null));
    model.addAttribute("joined", views.joined(seeing, id));
    model.addAttribute(
        "alike", mine == null ? List.of() : views.alike(seeing, finding, mine.unit()));
    model.addAttribute("files", files.of(actor, FindingLevels.MODULE, id));
    model.addAttribute("owns", owns);
    model.addAttribute(
        "mayWithdraw",
        owns
            && own.levels().size() == 1
            && own.levels().getFirst().state().running()
            && finding.joined() == 0);
    model.addAttribute("mayRead", end(matter.levels()).isPresent() && levels.toRead(actor, id));
    model.addAttribute("account", actor.account());
    model.addAttribute("today", today.date());
    model.addAttribute("form", form);
    return "voice/findings/show";
  }

  private Way way(FindingsSql.Known finding) {
    List<Level> all = steps.of(finding.id());
    return new Way(all, LevelText.of(finding.proposal(), finding.sentOn(), all));
  }

  /** The clause in a line; empty where none is named, or the version has it no longer. */
  private String clause(View finding) {
    return finding.directive() == null || finding.clause() == null
        ? ""
        : clauses.current(finding.directive()).stream()
            .filter(it -> Objects.equals(it.key(), finding.clause()))
            .findFirst()
            .map(FindingForms::said)
            .orElse("");
  }

  /** From the level that ended the matter. */
  static Optional<End> end(List<Level> levels) {
    Level last = levels.getLast();
    return switch (last.state()) {
      case ANSWERED -> Optional.of(new End(last.unitName(), last.until(), true, last.answer()));
      case INFORMATION -> Optional.of(new End(last.unitName(), last.until(), false, last.note()));
      case NEW, READING, KNOWN, PROPOSED, JOINED, WITHDRAWN -> Optional.empty();
    };
  }

  @PostMapping("/findings/{id:\\d+}/withdraw")
  String withdraw(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        findings.withdraw(actor, key, id),
        done -> Answers.to("/findings/" + id, "findings.withdrawn.done"),
        refusals -> show(actor, id, refused("withdraw", WorkForm.blank(), refusals), model));
  }

  @PostMapping("/findings/{id:\\d+}/read")
  String read(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        findings.read(actor, key, id),
        done -> Answers.to("/findings/" + id, "findings.done"),
        refusals -> show(actor, id, refused("read", WorkForm.blank(), refusals), model));
  }

  static Form<WorkForm> refused(String act, WorkForm typed, List<Refusal> refusals) {
    return Form.refused(new WorkForm(act, typed.text(), typed.note()), refusals);
  }
}
