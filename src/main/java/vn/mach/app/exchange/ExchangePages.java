package vn.mach.app.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.Paging;

/** Pages of the import: choose files, preview, accept or discard. */
@Controller
class ExchangePages {

  private static final int REFUSED_SHOWN = 50;

  private final WholeRealm wholeRealm;
  private final Uploads uploads;
  private final ImportRunner work;
  private final ImportedAccounts accounts;
  private final ImportPagesSql sql;

  ExchangePages(
      WholeRealm wholeRealm,
      Uploads uploads,
      ImportRunner work,
      ImportedAccounts accounts,
      ImportPagesSql sql) {
    this.wholeRealm = wholeRealm;
    this.uploads = uploads;
    this.work = work;
    this.accounts = accounts;
    this.sql = sql;
  }

  @GetMapping("/exchange")
  String index(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    wholeRealm.require(actor);
    return index(model, page, Form.empty());
  }

  private String index(Model model, int page, Form<Form.Nothing> form) {
    Paging paging = new Paging(page, 20);
    model.addAttribute("form", form);
    model.addAttribute(
        "imports",
        paging.slice(
            sql.list(paging).stream()
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
    wholeRealm.require(actor);
    return Answers.of(
        uploads.receive(actor, key, files == null ? List.of() : files),
        id -> Answers.to("/exchange/imports/" + id),
        refusals -> index(model, 1, Form.empty(refusals)));
  }

  @GetMapping("/exchange/imports/{id}")
  String show(
      Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") int page, Model model) {
    wholeRealm.require(actor);
    return show(actor, id, page, Form.empty(), model);
  }

  private String show(Actor actor, long id, int page, Form<Form.Nothing> form, Model model) {
    ImportShown shown = work.look(id).orElseThrow(() -> new NotFound("import " + id));
    Paging paging = new Paging(page, REFUSED_SHOWN);
    model.addAttribute("shown", shown);
    model.addAttribute("job", work.job(id).orElse(null));
    model.addAttribute("form", form);
    model.addAttribute("refused", paging.slice(sql.refused(id, paging.offset(), paging.limit())));
    model.addAttribute("hasCodes", accounts.offeredTo(actor, id));
    return "app/exchange/import";
  }

  @PostMapping("/exchange/imports/{id}/accept")
  String accept(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String rows,
      @RequestParam(defaultValue = "") String key,
      Model model) {
    wholeRealm.require(actor);
    return answer(actor, work.accept(actor, key, id, rows.equals("good")), id, model);
  }

  @PostMapping("/exchange/imports/{id}/discard")
  String discard(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String key,
      Model model) {
    wholeRealm.require(actor);
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
    wholeRealm.require(actor);
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
