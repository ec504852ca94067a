package vn.mach.documents.directives;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import vn.mach.base.files.Attachment;
import vn.mach.base.files.Files;
import vn.mach.base.intake.ExtractedText;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.LongText;

/** The draft of a version: its text is brought and split, and its clauses are marked. */
@Controller
class ClauseDraftPages {

  /** Files that are read at once where nothing was typed. */
  private static final List<String> READ = List.of(".docx", ".pdf", ".txt");

  private static final long LARGEST_READ = 10_000_000;

  private final ClauseDrafts drafts;
  private final ClausesSql sql;
  private final DirectiveCorrections rights;
  private final Directives directives;
  private final DirectivesSql directivesSql;
  private final ClauseView view;
  private final TextExtraction extraction;
  private final Files files;

  ClauseDraftPages(
      ClauseDrafts drafts,
      ClausesSql sql,
      DirectiveCorrections rights,
      Directives directives,
      DirectivesSql directivesSql,
      ClauseView view,
      TextExtraction extraction,
      Files files) {
    this.drafts = drafts;
    this.sql = sql;
    this.rights = rights;
    this.directives = directives;
    this.directivesSql = directivesSql;
    this.view = view;
    this.extraction = extraction;
    this.files = files;
  }

  record TextForm(@Nullable String text) {}

  /** Which clauses are marked. */
  record ChosenForm(@Nullable List<Integer> keys, @Nullable String revision) {
    ChosenForm {
      keys = keys == null ? List.of() : keys.stream().filter(Objects::nonNull).toList();
    }

    boolean has(int key) {
      return keys != null && keys.contains(key);
    }
  }

  /** The clauses of the draft; where there is none, the form into which its text is brought. */
  @Expensive
  @GetMapping("/directives/{id:\\d+}/draft")
  String show(Actor actor, @PathVariable long id, Model model) {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    return sql.version(named.id(), VersionStatus.DRAFT)
        .map(draft -> clauses(named, draft, chosen(draft), Form.of(AskForm.NOTHING), model))
        .orElseGet(() -> first(actor, named, model));
  }

  /** Another text for the draft that is there. */
  @GetMapping("/directives/{id:\\d+}/draft/text")
  String another(Actor actor, @PathVariable long id, Model model) {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    String text =
        sql.version(named.id(), VersionStatus.DRAFT)
            .map(DirectiveVersion::text)
            .orElseGet(() -> entered(actor, named));
    return text(named, Form.of(new TextForm(text)), model);
  }

  /** With what was typed when the directive was issued, or else what an attached file says. */
  private String first(Actor actor, NamedDirective named, Model model) {
    String entered = entered(actor, named);
    Optional<FromFile> read = entered.isBlank() ? attached(actor, named) : Optional.empty();
    model.addAttribute("readFrom", read.map(FromFile::name).orElse(""));
    return text(named, Form.of(new TextForm(read.map(FromFile::text).orElse(entered))), model);
  }

  private record FromFile(String name, String text) {}

  private Optional<FromFile> attached(Actor actor, NamedDirective named) {
    return files.of(actor, "directives", named.id().value()).list().stream()
        .filter(it -> READ.stream().anyMatch(it.name().toLowerCase(Locale.ROOT)::endsWith))
        .filter(it -> it.size() <= LARGEST_READ)
        .flatMap(it -> read(actor, it).stream())
        .findFirst();
  }

  private Optional<FromFile> read(Actor actor, Attachment file) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.copy(actor, file.id(), bytes);
      return switch (extraction.read(file.name(), new ByteArrayInputStream(bytes.toByteArray()))) {
        case Outcome.Refused<ExtractedText> _ -> Optional.empty();
        case Outcome.Done<ExtractedText>(ExtractedText read) ->
            Optional.of(new FromFile(file.name(), ClauseDrafts.text(read.text())))
                .filter(it -> !it.text.isBlank());
      };
    } catch (IOException e) {
      return Optional.empty(); // the person types it or chooses the file
    }
  }

  @Expensive
  @LongText("text")
  @PostMapping("/directives/{id:\\d+}/draft")
  String begin(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") TextForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Model model)
      throws IOException {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    Outcome<String> text = brought(typed, file);
    Outcome<DirectiveId> outcome =
        switch (text) {
          case Outcome.Refused<String>(List<Refusal> refusals) -> Outcome.refused(refusals);
          case Outcome.Done<String>(String it) ->
              FormParser.about(Text.line(shown), () -> drafts.seenLocked(named.id()))
                  .then(() -> drafts.begin(actor, key, named.id(), it));
        };
    return Answers.of(
        outcome,
        done -> Answers.to("/directives/" + id + "/draft", "directives.clauses.said.split"),
        refusals -> text(named, Form.refused(typed, refusals), model));
  }

  /** The text of the file, where one was sent; else what was typed. */
  private Outcome<String> brought(TextForm typed, @Nullable MultipartFile file) throws IOException {
    if (file == null
        || file.isEmpty() && Objects.toString(file.getOriginalFilename(), "").isEmpty()) {
      return Outcome.done(ClauseDrafts.text(typed.text()));
    }
    try (InputStream bytes = file.getInputStream()) {
      return switch (extraction.read(Objects.toString(file.getOriginalFilename(), ""), bytes)) {
        case Outcome.Refused<ExtractedText>(List<Refusal> refusals) -> Outcome.refused(refusals);
        case Outcome.Done<ExtractedText>(ExtractedText read) ->
            Outcome.done(ClauseDrafts.text(read.text()));
      };
    }
  }

  @PostMapping("/directives/{id:\\d+}/draft/amend")
  String amend(Actor actor, @PathVariable long id, @RequestParam String key) {
    return Answers.of(
        drafts.amend(actor, key, new DirectiveId(id)),
        done -> Answers.to("/directives/" + id + "/draft"),
        refusals -> Answers.to("/directives/" + id));
  }

  @PostMapping("/directives/{id:\\d+}/draft/discard")
  String discard(Actor actor, @PathVariable long id, @RequestParam String key) {
    return Answers.of(
        drafts.discard(actor, key, new DirectiveId(id)),
        done -> Answers.to("/directives/" + id, "directives.clauses.said.discarded"),
        refusals -> Answers.to("/directives/" + id));
  }

  /** Marks several clauses at once. */
  @PostMapping("/directives/{id:\\d+}/draft/marks")
  String mark(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("chosen") ChosenForm chosen,
      @ModelAttribute("ask") AskForm ask,
      @RequestParam String key,
      Model model) {
    NamedDirective named = rights.issued(actor, new DirectiveId(id));
    DirectiveVersion draft = draft(named);
    List<Clause> clauses = sql.clauses(draft.id());
    List<Integer> keys = chosen.keys() == null ? List.of() : chosen.keys();
    FormParser reading = new FormParser();
    if (keys.isEmpty()) {
      reading.refuse("", "directives.clauses.refused.none_chosen");
    }
    int revision = revision(chosen.revision());
    Asked asked = ask.read(reading, view.kinds(), view.targets(named.id(), clauses));
    return Answers.of(
        reading.then(() ->
            drafts.change(
                actor,
                key,
                named.id(),
                revision,
                List.of(keys, ask),
                (now, next) -> {
                  List<Clause> marked = now;
                  for (int one : keys) {
                    marked = ClauseEdits.marked(marked, one, asked);
                  }
                  return Outcome.done(marked);
                })),
        done ->
            Answers.to(
                "/directives/" + id + "/draft", "directives.clauses.said.marked", keys.size()),
        refusals ->
            clauses(
                named,
                draft(named),
                new ChosenForm(keys, String.valueOf(draft(named).revision())),
                Form.refused(ask, refusals),
                model));
  }

  static int revision(@Nullable String typed) {
    return FormParser.whole(typed)
        .filter(it -> it >= 0 && it <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElse(-1);
  }

  private static ChosenForm chosen(DirectiveVersion draft) {
    return new ChosenForm(List.of(), String.valueOf(draft.revision()));
  }

  private DirectiveVersion draft(NamedDirective named) {
    return sql.version(named.id(), VersionStatus.DRAFT)
        .orElseThrow(() -> new NotFound("draft of " + named.id().value()));
  }

  /** The text that was typed when the directive was issued. */
  private String entered(Actor actor, NamedDirective named) {
    return directivesSql
        .sheet(directives.seeing(actor), named.id())
        .map(sheet -> ClauseText.ofHtml(sheet.body()))
        .orElse("");
  }

  private String text(NamedDirective named, Form<TextForm> form, Model model) {
    model.addAttribute("it", named);
    model.addAttribute("form", form.about(drafts.seen(named.id())));
    if (!model.containsAttribute("readFrom")) {
      model.addAttribute("readFrom", "");
    }
    model.addAttribute("draft", sql.version(named.id(), VersionStatus.DRAFT).isPresent());
    return "documents/directives/clauses_text";
  }

  private String clauses(
      NamedDirective named,
      DirectiveVersion draft,
      ChosenForm chosen,
      Form<AskForm> form,
      Model model) {
    List<Clause> clauses = sql.clauses(draft.id());
    DirectiveVersionId previous = draft.previous();
    List<Clause> removed = new ArrayList<>();
    Map<Integer, ClauseChange.Kind> kinds = new HashMap<>();
    if (previous != null) {
      for (ClauseChange change : ClauseChanges.between(sql.clauses(previous), clauses)) {
        kinds.put(change.key(), change.kind());
        Clause before = change.before();
        if (change.kind() == ClauseChange.Kind.REMOVED && before != null) {
          removed.add(before);
        }
      }
    }
    model.addAttribute("it", named);
    model.addAttribute("draft", draft);
    model.addAttribute("clauses", clauses);
    model.addAttribute("changes", kinds);
    model.addAttribute("removed", removed);
    model.addAttribute("chosen", chosen);
    model.addAttribute("form", form);
    model.addAttribute("words", view.words(clauses));
    model.addAttribute("offered", view.offered(named.id(), clauses));
    return "documents/directives/draft";
  }
}
