package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/**
 * A form on which meetings are scored.
 *
 * @param unit the level that defines it, for itself and all branches under it
 * @param maximum what the maxima of its sections add up to
 * @param goodFrom from which percent of the points that could be reached a meeting is good
 * @param validFrom none while it is a draft
 */
record ScoreForm(
    long id,
    String code,
    int version,
    UnitId unit,
    String unitName,
    String title,
    String source,
    BigDecimal maximum,
    BigDecimal goodFrom,
    BigDecimal fairFrom,
    BigDecimal averageFrom,
    boolean issued,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<Section> sections) {

  /** What its page shows of it. */
  String seen() {
    return Digests.hex(toString());
  }

  enum ItemKind {
    /** One of the options; the value is its place, from 1. */
    RADIO,
    /** The whole maximum (value 1) or nothing (0). */
    YES_NO,
    /** A percent; the options say from which percent how many points. */
    BANDED,
    /** Points as typed. */
    NUMBER;

    String code() {
      return Codes.code(this);
    }

    static ItemKind of(String code) {
      return Codes.of(ItemKind.class, code);
    }

    static Optional<ItemKind> find(String code) {
      return Codes.find(ItemKind.class, code);
    }
  }

  /** When an item is asked for. */
  enum Applies {
    ALWAYS,
    /** Only in a month with a thematic meeting. */
    THEMATIC,
    /** Unless the branch says that it does not apply this month. */
    OPTIONAL;

    String code() {
      return Codes.code(this);
    }

    static Applies of(String code) {
      return Codes.of(Applies.class, code);
    }

    static Optional<Applies> find(String code) {
      return Codes.find(Applies.class, code);
    }
  }

  record Section(long id, String title, BigDecimal maximum, List<Item> items) {

    /** What its items add up to, without bonus. */
    BigDecimal sum() {
      return items.stream()
          .filter(it -> !it.bonus())
          .map(Item::maximum)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * One item.
   *
   * @param bonus adds points, but counts in no maximum
   * @param readsAttendance whether its percent is the attendance, which the product fills in
   */
  record Item(
      long id,
      String title,
      ItemKind kind,
      BigDecimal maximum,
      boolean bonus,
      Applies applies,
      boolean readsAttendance,
      List<Option> options) {

    /** The points for a value; empty where the item has no such value. */
    Optional<BigDecimal> points(BigDecimal value) {
      return switch (kind) {
        case YES_NO ->
            value.signum() == 0
                ? Optional.of(BigDecimal.ZERO)
                : Optional.of(maximum).filter(it -> value.compareTo(BigDecimal.ONE) == 0);
        case NUMBER ->
            Optional.of(value).filter(it -> it.signum() >= 0 && it.compareTo(maximum) <= 0);
        case RADIO -> {
          boolean place =
              value.stripTrailingZeros().scale() <= 0
                  && value.signum() > 0
                  && value.compareTo(BigDecimal.valueOf(options.size())) <= 0;
          yield place ? Optional.of(options.get(value.intValue() - 1).points()) : Optional.empty();
        }
        case BANDED ->
            value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0
                ? Optional.empty()
                : options.stream()
                    .filter(it -> it.atLeast() == null || value.compareTo(it.atLeast()) >= 0)
                    .map(Option::points)
                    .findFirst();
      };
    }
  }

  /**
   * A choice of a radio item, or a band: these go from the highest percent down.
   *
   * @param atLeast from which percent a band holds; null: below all others
   */
  record Option(String label, BigDecimal points, @Nullable BigDecimal atLeast) {}

  List<Item> items() {
    return sections.stream().flatMap(it -> it.items().stream()).toList();
  }

  ScoreBand band(BigDecimal points, BigDecimal base) {
    BigDecimal hundredfold = points.multiply(BigDecimal.valueOf(100));
    if (hundredfold.compareTo(goodFrom.multiply(base)) >= 0) {
      return ScoreBand.GOOD;
    }
    if (hundredfold.compareTo(fairFrom.multiply(base)) >= 0) {
      return ScoreBand.FAIR;
    }
    return hundredfold.compareTo(averageFrom.multiply(base)) >= 0
        ? ScoreBand.AVERAGE
        : ScoreBand.WEAK;
  }

  /** Why it cannot be put in force; empty where it can. */
  List<Refusal> refusals() {
    List<Refusal> found = new ArrayList<>();
    if (sections.isEmpty()) {
      found.add(Refusal.of("", "scores.refused.no_sections"));
    }
    for (Section section : sections) {
      if (section.sum().compareTo(section.maximum()) != 0) {
        found.add(
            Refusal.of(
                "",
                "scores.refused.section_sum",
                section.title(),
                section.sum(),
                section.maximum()));
      }
      for (Item item : section.items()) {
        boolean chosen = item.kind() == ItemKind.RADIO || item.kind() == ItemKind.BANDED;
        Optional<BigDecimal> best =
            item.options().stream().map(Option::points).max(BigDecimal::compareTo);
        if (chosen && best.orElse(BigDecimal.ZERO).compareTo(item.maximum()) != 0) {
          found.add(
              Refusal.of(
                  "",
                  "scores.refused.best_option",
                  item.title(),
                  best.orElse(BigDecimal.ZERO),
                  item.maximum()));
        }
        if (item.kind() == ItemKind.BANDED
            && item.options().stream().noneMatch(it -> it.atLeast() == null)) {
          found.add(Refusal.of("", "scores.refused.no_lowest_band", item.title()));
        }
      }
    }
    BigDecimal sum =
        sections.stream().map(Section::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!sections.isEmpty() && sum.compareTo(maximum) != 0) {
      found.add(Refusal.of("", "scores.refused.form_sum", sum, maximum));
    }
    return found;
  }
}
