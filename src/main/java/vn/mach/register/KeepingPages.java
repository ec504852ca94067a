package vn.mach.register;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Page;

/** How a unit keeps its books: its symbols, what numbers run through, its code in the exchange of documents. */
@Controller
class KeepingPages {

  private final OutgoingBook book;
  private final RegisterSql sql;
  private final Runs runs;
  private final Units units;
  private final Today today;

  KeepingPages(OutgoingBook book, RegisterSql sql, Runs runs, Units units, Today today) {
    this.book = book;
    this.sql = sql;
    this.runs = runs;
    this.units = units;
    this.today = today;
  }

  record Typed(
      @Nullable String body, @Nullable String manner, @Nullable String outgoing, @Nullable String incoming, @Nullable String organ,
      @Nullable String place) {}

  @GetMapping("/register/books/{unit:\\d+}")
  String show(Viewer viewer, @PathVariable long unit, Model model) {
    UnitNamed named = units.require(viewer, Right.ISSUE, new UnitId(unit));
    Keeping it = sql.keeping(named.id());
    Typed typed =
        new Typed(
            it.body(), it.state() ? "state" : "party", it.outgoingByYear() ? "year" : "term", it.incomingByTerm() ? "term" : "year", it.organ(), it.place());
    return form(named, Form.of(typed), model);
  }

  @PostMapping("/register/books/{unit:\\d+}")
  String keep(
      Viewer viewer, @PathVariable long unit, @ModelAttribute("typed") Typed typed, @RequestParam String key, Model model, HttpServletResponse response) {
    UnitNamed named = units.require(viewer, Right.ISSUE, new UnitId(unit));
    Keeping keeping =
        new Keeping(
            Text.line(typed.body()), "state".equals(typed.manner()), "year".equals(typed.outgoing()), "term".equals(typed.incoming()),
            Text.line(typed.organ()), Text.line(typed.place()));
    return switch (book.keep(viewer, key, named.id(), keeping)) {
      case Outcome.Done<UnitId> done -> {
        Flash.done("register.said.kept");
        yield "redirect:/register?unit=" + Page.segment(named.code());
      }
      case Outcome.Refused<UnitId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(named, Form.refused(typed, refusals), model);
      }
    };
  }

  private String form(UnitNamed unit, Form<Typed> form, Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("form", form);
    model.addAttribute("usual", runs.body(unit.id(), Keeping.DEFAULT, today.date()).orElse(""));
    return "register/books";
  }
}
