package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.findings.FindingNumbers.Counts;

/** How many findings came in and what became of them, by units. */
@Controller
class FindingNumbersPages {

  private final FindingNumbers numbers;
  private final Units units;
  private final Today today;

  FindingNumbersPages(FindingNumbers numbers, Units units, Today today) {
    this.numbers = numbers;
    this.units = units;
    this.today = today;
  }

  /** A unit with its counts; {@code whole}: with all below it, else one of those directly below. */
  record Row(NamedUnit unit, Counts counts, boolean whole) {}

  @GetMapping("/findings/numbers")
  String show(
      Actor actor,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Model model) {
    if (!actor.hasSomewhere(Right.SEE_LETTERS)) {
      throw new NotFound("findings");
    }
    LocalDate day = today.date();
    LocalDate first = FormParser.day(from).orElse(day.withDayOfYear(1));
    LocalDate last = FormParser.day(to).orElse(day);
    List<NamedUnit> shown = new ArrayList<>();
    Optional<UnitId> asked = FormParser.id(unit, UnitId::new);
    if (asked.isPresent()) {
      shown.add(units.require(actor, Right.SEE_LETTERS, asked.get()));
    } else {
      shown.addAll(units.tops(actor, Right.SEE_LETTERS));
    }
    List<Row> rows = new ArrayList<>();
    if (shown.size() == 1) {
      units.showPath(actor, shown.getFirst().id(), day);
      shown.addAll(units.children(shown.getFirst().id(), day));
    }
    Map<UnitId, Counts> counts =
        numbers.of(shown.stream().map(NamedUnit::id).toList(), first, last);
    for (int i = 0; i < shown.size(); i++) {
      NamedUnit it = shown.get(i);
      rows.add(new Row(it, counts.getOrDefault(it.id(), Counts.NONE), i == 0));
    }
    model.addAttribute("rows", rows);
    model.addAttribute("unit", asked.map(it -> Long.toString(it.value())).orElse(""));
    model.addAttribute("from", first);
    model.addAttribute("to", last);
    return "voice/findings/numbers";
  }
}
