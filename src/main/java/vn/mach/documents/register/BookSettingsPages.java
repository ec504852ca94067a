package vn.mach.documents.register;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Page;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * How a unit keeps its books: its symbols, what numbers run through, its code in the exchange of
 * documents.
 */
@Controller
class BookSettingsPages {

  private final OutgoingBook book;
  private final RegisterSql sql;
  private final NumberRuns runs;
  private final Units units;
  private final Today today;

  BookSettingsPages(OutgoingBook book, RegisterSql sql, NumberRuns runs, Units units, Today today) {
    this.book = book;
    this.sql = sql;
    this.runs = runs;
    this.units = units;
    this.today = today;
  }

  record BookSettingsForm(
      @Nullable String body,
      @Nullable String manner,
      @Nullable String outgoing,
      @Nullable String incoming,
      @Nullable String organ,
      @Nullable String place) {}

  @GetMapping("/register/books/{unit:\\d+}")
  String show(Actor actor, @PathVariable long unit, Model model) {
    NamedUnit named = units.require(actor, Right.ISSUE, new UnitId(unit));
    return form(named, Form.editing(typed(sql.keeping(named.id()))), model);
  }

  private static BookSettingsForm typed(BookSettings it) {
    return new BookSettingsForm(
        it.body(),
        it.state() ? "state" : "party",
        it.outgoingByYear() ? "year" : "term",
        it.incomingByTerm() ? "term" : "year",
        it.organ(),
        it.place());
  }

  @PostMapping("/register/books/{unit:\\d+}")
  String keep(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") BookSettingsForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    NamedUnit named = units.require(actor, Right.ISSUE, new UnitId(unit));
    BookSettings keeping =
        new BookSettings(
            Text.line(typed.body()),
            "state".equals(typed.manner()),
            "year".equals(typed.outgoing()),
            "term".equals(typed.incoming()),
            Text.line(typed.organ()),
            Text.line(typed.place()));
    FormParser reading =
        FormParser.since(
            shown, () -> typed(sql.keeping(named.id())), typed, "manner", "outgoing", "incoming");
    return Answers.of(
        reading.then(() -> book.keep(actor, key, named.id(), keeping)),
        done -> Answers.to("/register?unit=" + Page.segment(named.code()), "register.said.kept"),
        refusals -> form(named, reading.refused(typed, refusals), model));
  }

  private String form(NamedUnit unit, Form<BookSettingsForm> form, Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("form", form);
    model.addAttribute(
        "usual", runs.body(unit.id(), BookSettings.DEFAULT, today.date()).orElse(""));
    return "documents/register/books";
  }
}
