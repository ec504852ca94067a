package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.KeepsView;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The two books: to search in, with what their numbers say against themselves, and as they are
 * printed.
 */
@Controller
class RegisterPages {

  private static final int PRINTED = 2_000;

  private final EntriesSql sql;
  private final Register register;
  private final IssuedPapers issued;
  private final NumberRuns runs;
  private final Terms terms;
  private final ObjectProvider<PaperExchange> exchanges;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  RegisterPages(
      EntriesSql sql,
      Register register,
      IssuedPapers issued,
      NumberRuns runs,
      Terms terms,
      ObjectProvider<PaperExchange> exchanges,
      Units units,
      AccessScope scope,
      Today today) {
    this.sql = sql;
    this.register = register;
    this.issued = issued;
    this.runs = runs;
    this.terms = terms;
    this.exchanges = exchanges;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  @KeepsView
  @GetMapping("/register")
  String list(
      Actor actor,
      @ModelAttribute("typed") BookFilter typed,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    requireSomewhere(actor);
    BookFilter filter = typed.readableBy(actor);
    Optional<NamedUnit> unit = unit(actor, filter);
    UnitId id = unit.map(NamedUnit::id).orElse(null);
    Paging paging = new Paging(page, 50);
    var where = filter.where(today.date());
    model.addAttribute(
        "filter", filter.at(unit.map(NamedUnit::code).orElse(Text.line(filter.unit()))));
    boolean incoming = filter.of() == Book.INCOMING;
    boolean working = id != null && scope.reaches(actor, Right.SEE_DRAFTS, id);
    boolean letters = id != null && scope.reaches(actor, Right.SEE_LETTERS, id);
    model.addAttribute("unit", unit.orElse(null));
    model.addAttribute("letters", actor.hasSomewhere(Right.SEE_LETTERS));
    model.addAttribute(
        "slice", paging.slice(sql.list(actor, id, where, false, paging.limit(), paging.offset())));
    model.addAttribute("count", sql.count(actor, id, where));
    model.addAttribute("years", id == null ? List.of() : sql.years(id, filter.of()));
    model.addAttribute("terms", id == null ? List.of() : sql.terms(id, filter.of()));
    model.addAttribute(
        "overdue", id == null || !incoming || !letters ? 0 : sql.overdue(id, today.date()));
    model.addAttribute(
        "mayKeep", id == null ? actor.hasSomewhere(Right.RECORD) : register.mayKeep(actor, id));
    model.addAttribute("maySet", id != null && scope.reaches(actor, Right.ISSUE, id));
    model.addAttribute(
        "found",
        id == null || !(incoming ? letters : working)
            ? BookCheck.of(List.of(), line -> List.of())
            : check(id, filter.of()));
    model.addAttribute(
        "unentered",
        id == null || incoming || !working
            ? List.of()
            : issued.unentered(id, since(id), today.date()));
    model.addAttribute("exchanges", exchanges.stream().map(PaperExchange::receive).toList());
    return "documents/register/list";
  }

  /**
   * The book of a unit and a year or term as it is printed on A4 across, its missing numbers in
   * their places.
   */
  @GetMapping("/register/book")
  String book(Actor actor, @ModelAttribute("typed") BookFilter typed, Model model) {
    requireSomewhere(actor);
    BookFilter filter = typed.readableBy(actor);
    NamedUnit unit = unit(actor, filter).orElseThrow(() -> new NotFound("no unit named"));
    List<EntryRow> rows =
        sql.list(actor, unit.id(), filter.where(today.date()), true, PRINTED + 1, 0);
    model.addAttribute("filter", filter.at(unit.code()));
    model.addAttribute("unit", unit);
    model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), PRINTED)));
    model.addAttribute("more", rows.size() > PRINTED);
    return "documents/register/book";
  }

  /** The one asked for; without one the actor's own; none where all are asked for. */
  Optional<NamedUnit> unit(Actor actor, BookFilter filter) {
    String typed = Text.line(filter.unit());
    if (typed.equals("all") || typed.equalsIgnoreCase("tất cả")) {
      return Optional.empty();
    }
    if (!typed.isEmpty()) {
      return Optional.of(
          units.meant(actor, Right.SEE, typed).orElseThrow(() -> new NotFound("unit " + typed)));
    }
    return own(actor);
  }

  private Optional<NamedUnit> own(Actor actor) {
    List<NamedUnit> kept = units.tops(actor, Right.RECORD);
    List<NamedUnit> tops = kept.isEmpty() ? units.tops(actor, Right.SEE) : kept;
    if (tops.isEmpty() && actor.hasEverywhere(Right.SEE)) {
      return units.search(actor, Right.SEE, "", 200).stream()
          .filter(unit -> unit.parent() == null)
          .findFirst();
    }
    return tops.stream().findFirst();
  }

  private BookCheck check(UnitId unit, Book book) {
    return BookCheck.of(
        sql.numbers(unit, book),
        first -> book == Book.INCOMING ? List.of() : runs.issued(runs.outgoing(unit, first)));
  }

  /** Since when papers without a line are looked for: the current term, or two years. */
  private LocalDate since(UnitId unit) {
    return terms.began(unit, today.date()).orElse(today.date().minusYears(2));
  }

  private static void requireSomewhere(@Nullable Actor actor) {
    if (actor == null || !actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("register");
    }
  }
}
