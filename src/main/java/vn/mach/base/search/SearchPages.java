package vn.mach.base.search;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;

/** The page of the search, and what it suggests while somebody types. */
@Controller
class SearchPages {

  private static final int SHOWN = 8;
  private static final int SUGGESTED = 3;

  private final Search search;

  SearchPages(Search search) {
    this.search = search;
  }

  @GetMapping("/search")
  String page(Actor actor, @RequestParam(defaultValue = "") String q, Locale locale, Model model) {
    String typed = Text.line(q);
    return shown(
        typed, search.find(actor, typed, SHOWN, vietnamese(locale)), model, "base/search/search");
  }

  /** For the list below the field of the bar: the few best of each kind. */
  @GetMapping("/search/suggestions")
  String suggestions(
      Actor actor, @RequestParam(defaultValue = "") String q, Locale locale, Model model) {
    String typed = Text.line(q);
    return shown(
        typed,
        search.suggest(actor, typed, SUGGESTED, vietnamese(locale)),
        model,
        "base/search/suggestions");
  }

  private static String shown(String typed, Search.Found found, Model model, String template) {
    model.addAttribute("q", typed);
    model.addAttribute("found", found);
    return template;
  }

  private static boolean vietnamese(Locale locale) {
    return locale.getLanguage().equals("vi");
  }
}
