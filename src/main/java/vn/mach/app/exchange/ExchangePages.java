package vn.mach.app.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.Paging;

/** Pages of the import: choose files, preview, say what columns mean, accept or discard. */
@Controller
class ExchangePages {

  private static final int REFUSED_SHOWN = 50;
  private static final String STALE = "exchange.refused.stale";

  private final ExchangeAccess access;
  private final Uploads uploads;
  private final ImportRunner work;
  private final ImportedAccounts accounts;
  private final ImportPagesSql sql;
  private final ImportPreview preview;
  private final MadeCodes codes;

  ExchangePages(
      ExchangeAccess access,
      Uploads uploads,
      ImportRunner work,
      ImportedAccounts accounts,
      ImportPagesSql sql,
      ImportPreview preview,
      MadeCodes codes) {
    this.access = access;
    this.uploads = uploads;
    this.work = work;
    this.accounts = accounts;
    this.sql = sql;
    this.preview = preview;
    this.codes = codes;
  }

  @GetMapping("/exchange")
  String index(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    access.requireBringing(actor);
    return index(actor, model, page, Form.empty());
  }

  private String index(Actor actor, Model model, int page, Form<Form.Nothing> form) {
    Paging paging = new Paging(page, 20);
    boolean holdsAll = access.holdsAll(actor);
    model.addAttribute("form", form);
    model.addAttribute("holdsAll", holdsAll);
    model.addAttribute("brought", access.brought(actor));
    model.addAttribute(
        "imports",
        paging.slice(
            sql.list(holdsAll ? 0 : actor.account(), paging).stream()
                .map(it -> it.stage().isSettled() ? it : work.look(it.id()).orElse(it))
                .toList()));
    return "app/exchange/index";
  }

  @Expensive
  @PostMapping("/exchange/imports")
  String send(
      Actor actor,
      @RequestParam String key,
      @RequestParam(required = false) List<MultipartFile> files,
      Model model)
      throws IOException {
    access.requireBringing(actor);
    return Answers.of(
        uploads.receive(actor, key, files == null ? List.of() : files),
        id -> Answers.to("/exchange/imports/" + id),
        refusals -> index(actor, model, 1, Form.empty(refusals)));
  }

  @GetMapping("/exchange/imports/{id}")
  String show(
      Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") int page, Model model) {
    return show(actor, id, page, Form.empty(), model);
  }

  private String show(Actor actor, long id, int page, Form<Form.Nothing> form, Model model) {
    ImportShown shown = require(actor, id);
    Paging paging = new Paging(page, REFUSED_SHOWN);
    model.addAttribute("shown", shown);
    model.addAttribute("job", work.job(id).orElse(null));
    model.addAttribute("form", form);
    List<String> unanswered = shown.waits() ? shown.found().unanswered() : List.of();
    model.addAttribute(
        "refused", paging.slice(sql.refused(id, unanswered, paging.offset(), paging.limit())));
    model.addAttribute("hasCodes", accounts.offeredTo(actor, id));
    model.addAttribute("preview", shown.waits() ? preview.of(id, shown.found()) : List.of());
    model.addAttribute(
        "questions",
        shown.waits()
            ? preview.questions(
                actor,
                shown.found(),
                ImportQuestions.codes(madeCodes(shown), 1, new LinkedMultiValueMap<>()))
            : null);
    return "app/exchange/import";
  }

  /** Nobody sees an import but its sender and those who hold all. */
  private ImportShown require(Actor actor, long id) {
    return work.look(id)
        .filter(it -> access.maySettle(actor, it.sender()))
        .orElseThrow(() -> new NotFound("import " + id));
  }

  private List<MadeCode> madeCodes(ImportShown shown) {
    return shown.waits() && shown.found().madeCodes().count() > 0
        ? codes.of(shown.id())
        : List.of();
  }

  /**
   * What the sheets and columns mean that were not recognised: the files are read anew.
   *
   * @param turn another page of codes is to be shown, with all that was typed; nothing is read
   */
  @Expensive
  @PostMapping("/exchange/imports/{id}/answers")
  String answer(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(required = false) @Nullable Integer turn,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    ImportShown shown = require(actor, id);
    if (isStale(shown, seen)) {
      return refused(actor, id, Refusal.of("", STALE), model);
    }
    List<MadeCode> made = madeCodes(shown);
    if (turn != null && shown.waits()) {
      return typed(actor, shown, Form.empty(), made, turn, fields, model);
    }
    SheetAnswers answers = ImportQuestions.answers(shown.found(), made, fields);
    List<Refusal> refusals = shown.waits() ? codes.refusals(id, made, answers) : List.of();
    if (!refusals.isEmpty()) {
      int first = ImportQuestions.placeOf(refusals.getFirst().field());
      return Answers.refused(
          typed(
              actor,
              shown,
              Form.empty(refusals),
              made,
              ImportQuestions.pageOf(first),
              fields,
              model));
    }
    return answer(actor, work.answer(actor, key, id, answers), id, model);
  }

  /** The page of an import with what somebody typed, and one page of its codes. */
  private String typed(
      Actor actor,
      ImportShown shown,
      Form<Form.Nothing> form,
      List<MadeCode> made,
      int turn,
      MultiValueMap<String, String> fields,
      Model model) {
    String page = show(actor, shown.id(), 1, form, model);
    ImportQuestions.Codes codesShown = ImportQuestions.codes(made, turn, fields);
    model.addAttribute(
        "questions", preview.questions(actor, shown.found(), codesShown).typed(fields, codesShown));
    return page;
  }

  /** Whether the page that somebody answers on showed another state of an import that waits. */
  private static boolean isStale(ImportShown shown, String seen) {
    return shown.waits() && !seen.equals(shown.found().digest());
  }

  private String refused(Actor actor, long id, Refusal refusal, Model model) {
    return Answers.refused(show(actor, id, 1, Form.empty(List.of(refusal)), model));
  }

  @PostMapping("/exchange/imports/{id}/accept")
  String accept(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String rows,
      @RequestParam(defaultValue = "") String tops,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String seen,
      Model model) {
    ImportShown shown = require(actor, id);
    if (isStale(shown, seen)) {
      return refused(actor, id, Refusal.of("", STALE), model);
    }
    List<String> newTops = shown.found().newTops();
    if (!newTops.isEmpty() && !tops.equals("yes")) {
      return refused(
          actor,
          id,
          Refusal.of("tops", "exchange.refused.tops", String.join(", ", newTops)),
          model);
    }
    ImportConsent consent = new ImportConsent(rows.equals("good"), tops.equals("yes"));
    return answer(actor, work.accept(actor, key, id, consent), id, model);
  }

  @PostMapping("/exchange/imports/{id}/discard")
  String discard(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String key,
      Model model) {
    require(actor, id);
    return answer(actor, work.discard(actor, key, id), id, model);
  }

  private String answer(Actor actor, Outcome<Long> outcome, long id, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/exchange/imports/" + id),
        refusals -> show(actor, id, 1, Form.empty(refusals), model));
  }

  /**
   * Makes the one-time codes of the accounts that came in and shows them, once, to the person who
   * sent the import.
   */
  @PostMapping("/exchange/imports/{id}/codes")
  String codes(Actor actor, @PathVariable long id, Model model, HttpServletResponse response) {
    require(actor, id);
    Map<String, String> codes = accounts.makeCodes(actor, id);
    if (codes.isEmpty()) {
      return "redirect:/exchange/imports/" + id;
    }
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("id", id);
    model.addAttribute("codes", new java.util.TreeMap<>(codes));
    return "app/exchange/codes";
  }
}
