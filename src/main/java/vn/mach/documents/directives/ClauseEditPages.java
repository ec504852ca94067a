package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.LongText;

/** One clause of a draft: its words, its place, and what it asks. */
@Controller
class ClauseEditPages {

  private final ClauseDrafts drafts;
  private final ClausesSql sql;
  private final DirectiveCorrections rights;
  private final ClauseView view;

  ClauseEditPages(
      ClauseDrafts drafts, ClausesSql sql, DirectiveCorrections rights, ClauseView view) {
    this.drafts = drafts;
    this.sql = sql;
    this.rights = rights;
    this.view = view;
  }

  /**
   * As typed.
   *
   * @param act {@code save}, {@code next}, {@code split}, {@code add}, {@code same}, or a step
   * @param before what stands before the cursor, where a script tells it
   * @param after what stands behind it
   * @param added the words of a clause that is put behind it
   * @param same the key of the clause of the version before that it is; 0: none
   */
  record ClauseForm(
      @Nullable String revision,
      @Nullable String number,
      @Nullable String heading,
      @Nullable String body,
      @Nullable String act,
      @Nullable String before,
      @Nullable String after,
      @Nullable String added,
      @Nullable String same) {

    static ClauseForm of(DirectiveVersion draft, Clause it) {
      return new ClauseForm(
          String.valueOf(draft.revision()),
          it.number(),
          it.heading(),
          it.body(),
          "",
          "",
          "",
          "",
          String.valueOf(it.key()));
    }

    /** Refused: of the draft as it is now, with what was typed. */
    ClauseForm on(DirectiveVersion draft) {
      return new ClauseForm(
          String.valueOf(draft.revision()), number, heading, body, "", "", "", added, same);
    }
  }

  /** An earlier clause that the clause may be. */
  record Earlier(int key, String words) {}

  @GetMapping("/directives/{id:\\d+}/draft/clauses/{clause:\\d+}")
  String show(Actor actor, @PathVariable long id, @PathVariable int clause, Model model) {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    DirectiveVersion draft = draft(named);
    List<Clause> clauses = sql.clauses(draft.id());
    Clause it = clauses.get(ClauseEdits.at(clauses, clause));
    return form(
        named,
        draft,
        clauses,
        clause,
        Form.of(ClauseForm.of(draft, it)),
        Form.of(AskForm.of(it.asked())),
        model);
  }

  @LongText({"body", "before", "after", "added"})
  @PostMapping("/directives/{id:\\d+}/draft/clauses/{clause:\\d+}")
  String change(
      Actor actor,
      @PathVariable long id,
      @PathVariable int clause,
      @ModelAttribute("typed") ClauseForm typed,
      @ModelAttribute("ask") AskForm ask,
      @RequestParam String key,
      Model model) {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    DirectiveVersion draft = draft(named);
    List<Clause> clauses = sql.clauses(draft.id());
    // the same form twice: by now the clause may be gone
    boolean there = clauses.stream().anyMatch(it -> it.key() == clause);
    identifiable(draft, clause, typed);
    FormParser reading = new FormParser();
    Asked asked = ask.read(reading, view.kinds(), view.targets(named.id(), clauses));
    Outcome<DirectiveId> outcome =
        reading.then(() ->
            drafts.change(
                actor,
                key,
                named.id(),
                ClauseDraftPages.revision(typed.revision()),
                List.of(clause, typed, ask),
                (now, next) -> changed(now, clause, typed, asked, next)));
    return Answers.of(
        outcome,
        done ->
            Answers.to(there ? next(id, clauses, clause, typed) : "/directives/" + id + "/draft"),
        refusals -> refused(named, clause, typed, ask, refusals, model));
  }

  /** What was typed is kept whichever button was pressed; then the clause takes its step. */
  private static Outcome<List<Clause>> changed(
      List<Clause> clauses, int key, ClauseForm typed, @Nullable Asked asked, int nextKey) {
    Outcome<List<Clause>> reworded =
        ClauseEdits.reworded(
            ClauseEdits.marked(clauses, key, asked),
            key,
            Text.line(typed.number()),
            Text.line(typed.heading()),
            Text.lines(typed.body()));
    if (!(reworded instanceof Outcome.Done<List<Clause>>(List<Clause> now))) {
      return reworded;
    }
    return switch (Text.line(typed.act())) {
      case "", "save", "next" -> reworded;
      case "split" -> split(now, key, typed, nextKey);
      case "add" -> ClauseEdits.added(now, key, nextKey, Text.lines(typed.added()));
      case "same" -> {
        int as = ClauseDraftPages.revision(typed.same());
        yield Outcome.done(ClauseEdits.identified(now, key, as <= 0 ? nextKey : as));
      }
      case String step -> ClauseEdits.step(now, key, ClauseEdits.Step.find(step));
    };
  }

  /** At the cursor, or without a script at the first blank line. */
  private static Outcome<List<Clause>> split(
      List<Clause> clauses, int key, ClauseForm typed, int nextKey) {
    String before = Text.lines(typed.before());
    String after = Text.lines(typed.after());
    if (before.isEmpty() && after.isEmpty()) {
      String body = Text.lines(typed.body());
      int blank = body.indexOf("\n\n");
      before = blank < 0 ? "" : body.substring(0, blank);
      after = blank < 0 ? "" : body.substring(blank);
    }
    return ClauseEdits.split(clauses, key, before, after, nextKey);
  }

  /** A clause can only be one of the version before, or a new one. */
  private void identifiable(DirectiveVersion draft, int clause, ClauseForm typed) {
    int as = ClauseDraftPages.revision(typed.same());
    DirectiveVersionId previous = draft.previous();
    if (Text.line(typed.act()).equals("same")
        && as > 0
        && as != clause
        && (previous == null || sql.clauses(previous).stream().noneMatch(it -> it.key() == as))) {
      throw new NotFound("clause " + as);
    }
  }

  private static String next(long id, List<Clause> clauses, int key, ClauseForm typed) {
    String draft = "/directives/" + id + "/draft";
    int at = ClauseEdits.at(clauses, key);
    return switch (Text.line(typed.act())) {
      case "next" ->
          at + 1 < clauses.size() ? draft + "/clauses/" + clauses.get(at + 1).key() : draft;
      case "join" -> draft + "/clauses/" + clauses.get(at - 1).key();
      case "", "save", "remove", "same" -> draft + "#clause-" + key;
      default -> draft + "/clauses/" + key;
    };
  }

  private DirectiveVersion draft(NamedDirective named) {
    return sql.version(named.id(), VersionStatus.DRAFT)
        .orElseThrow(() -> new NotFound("draft of " + named.id().value()));
  }

  private String refused(
      NamedDirective named,
      int clause,
      ClauseForm typed,
      AskForm ask,
      List<Refusal> refusals,
      Model model) {
    DirectiveVersion draft = draft(named);
    List<Refusal> words =
        refusals.stream()
            .filter(it -> Set.of("", "number", "heading", "body", "added").contains(it.field()))
            .toList();
    List<Refusal> asks = refusals.stream().filter(it -> !words.contains(it)).toList();
    return form(
        named,
        draft,
        sql.clauses(draft.id()),
        clause,
        Form.refused(typed.on(draft), words),
        Form.refused(ask, asks),
        model);
  }

  private String form(
      NamedDirective named,
      DirectiveVersion draft,
      List<Clause> clauses,
      int clause,
      Form<ClauseForm> form,
      Form<AskForm> ask,
      Model model) {
    int at = ClauseEdits.at(clauses, clause);
    model.addAttribute("it", named);
    model.addAttribute("clause", clauses.get(at));
    model.addAttribute("before", at == 0 ? null : clauses.get(at - 1));
    model.addAttribute("after", at + 1 == clauses.size() ? null : clauses.get(at + 1));
    model.addAttribute("form", form);
    model.addAttribute("ask", ask);
    model.addAttribute("words", view.words(clauses));
    model.addAttribute("offered", view.offered(named.id(), clauses));
    model.addAttribute("earlier", earlier(draft, clauses, clauses.get(at)));
    return "documents/directives/clause_edit";
  }

  /** The clause of the version before that it is, and those that no clause is. */
  private List<Earlier> earlier(DirectiveVersion draft, List<Clause> clauses, Clause clause) {
    DirectiveVersionId previous = draft.previous();
    if (previous == null) {
      return List.of();
    }
    Set<Integer> taken = new HashSet<>();
    clauses.forEach(it -> taken.add(it.key()));
    List<Earlier> earlier = new ArrayList<>();
    for (Clause it : sql.clauses(previous)) {
      if (it.key() == clause.key() || !taken.contains(it.key())) {
        earlier.add(new Earlier(it.key(), Text.shortened(Text.line(ClauseText.plain(it)), 90)));
      }
    }
    return earlier;
  }
}
