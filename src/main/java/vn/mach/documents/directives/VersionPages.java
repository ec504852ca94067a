package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;

/**
 * A version that was issued, with what changed in it; and the form in which the draft is issued.
 */
@Controller
class VersionPages {

  private final ClauseDrafts drafts;
  private final ClauseDraftsSql draftsSql;
  private final ClausesSql sql;
  private final DirectiveCorrections rights;
  private final Directives directives;
  private final ClauseView view;
  private final Today today;

  VersionPages(
      ClauseDrafts drafts,
      ClauseDraftsSql draftsSql,
      ClausesSql sql,
      DirectiveCorrections rights,
      Directives directives,
      ClauseView view,
      Today today) {
    this.drafts = drafts;
    this.draftsSql = draftsSql;
    this.sql = sql;
    this.rights = rights;
    this.directives = directives;
    this.view = view;
    this.today = today;
  }

  /** As typed. {@code amendedBy} is a reference. */
  record IssueForm(
      @Nullable String revision,
      @Nullable String reason,
      @Nullable String amendedBy,
      @Nullable String expiresOn) {}

  @GetMapping("/directives/{id:\\d+}/versions/{number:\\d+}")
  String show(Actor actor, @PathVariable long id, @PathVariable int number, Model model) {
    DirectiveId directive = new DirectiveId(id);
    if (!directives.maySee(actor, directive)) {
      throw new NotFound("directive " + id);
    }
    NamedDirective named = directives.named(directive).orElseThrow();
    DirectiveVersion version =
        sql.versions(directive).stream()
            .filter(it -> it.number() == number && it.status() != VersionStatus.DRAFT)
            .findFirst()
            .orElseThrow(() -> new NotFound("version " + number));
    List<Clause> clauses = sql.clauses(version.id());
    DirectiveId amendedBy = version.amendedBy();
    model.addAttribute("it", named);
    model.addAttribute("version", version);
    model.addAttribute("changes", changes(version, clauses));
    model.addAttribute("words", view.words(clauses));
    model.addAttribute(
        "amendedBy",
        amendedBy == null || !directives.maySee(actor, amendedBy)
            ? null
            : directives.named(amendedBy).orElse(null));
    return "documents/directives/version";
  }

  /** Of the first version every clause as it is. */
  private List<ClauseChange> changes(DirectiveVersion version, List<Clause> clauses) {
    DirectiveVersionId previous = version.previous();
    return previous == null
        ? clauses.stream().map(it -> new ClauseChange(ClauseChange.Kind.SAME, it, it)).toList()
        : ClauseChanges.between(sql.clauses(previous), clauses);
  }

  @Expensive
  @GetMapping("/directives/{id:\\d+}/draft/issue")
  String issuing(Actor actor, @PathVariable long id, Model model) {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    DirectiveVersion draft = draft(named);
    LocalDate last =
        Optional.ofNullable(draft.previous())
            .flatMap(sql::version)
            .map(DirectiveVersion::expiresOn)
            .orElse(null);
    return form(
        named,
        Form.of(
            new IssueForm(
                String.valueOf(draft.revision()), "", "", last == null ? "" : last.toString())),
        model);
  }

  @Expensive
  @PostMapping("/directives/{id:\\d+}/draft/issue")
  String issue(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") IssueForm typed,
      @RequestParam String key,
      Model model) {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    FormParser reading = new FormParser();
    DirectiveId amendedBy =
        reading.optionalFound(
            "amendedBy",
            typed.amendedBy(),
            directives
                .find(Text.line(typed.amendedBy()), named.issuer(), today.date())
                .filter(it -> directives.maySee(actor, it)),
            "directives.refused.parent");
    LocalDate expiresOn = reading.optionalDay("expiresOn", typed.expiresOn());
    return Answers.of(
        reading.then(() ->
            drafts.issue(
                actor,
                key,
                named.id(),
                ClauseDraftPages.revision(typed.revision()),
                new ClauseDrafts.Issue(Text.lines(typed.reason()), amendedBy, expiresOn))),
        done -> Answers.to("/directives/" + id, "directives.clauses.said.issued"),
        refusals -> form(named, Form.refused(now(typed, named), refusals), model));
  }

  private IssueForm now(IssueForm typed, NamedDirective named) {
    return new IssueForm(
        String.valueOf(draft(named).revision()),
        typed.reason(),
        typed.amendedBy(),
        typed.expiresOn());
  }

  private DirectiveVersion draft(NamedDirective named) {
    return sql.version(named.id(), VersionStatus.DRAFT)
        .orElseThrow(() -> new NotFound("draft of " + named.id().value()));
  }

  private String form(NamedDirective named, Form<IssueForm> form, Model model) {
    DirectiveVersion draft = draft(named);
    List<Clause> clauses = sql.clauses(draft.id());
    List<ClauseChange> changes = new ArrayList<>();
    if (draft.previous() != null) {
      changes.addAll(changes(draft, clauses));
      changes.removeIf(it -> it.kind() == ClauseChange.Kind.SAME);
    }
    model.addAttribute("it", named);
    model.addAttribute("draft", draft);
    model.addAttribute("form", form);
    model.addAttribute("changes", changes);
    model.addAttribute("words", view.words(clauses));
    model.addAttribute("asking", clauses.stream().filter(it -> it.asked() != null).count());
    model.addAttribute("units", draftsSql.unitsAsked(draft.id(), today.date()));
    return "documents/directives/issue_version";
  }
}
