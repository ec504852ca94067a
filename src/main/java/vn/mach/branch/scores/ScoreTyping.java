package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.branch.scores.ScoreForm.ItemKind;
import vn.mach.branch.scores.ScoreForm.Option;

/**
 * Reads what people type about points: {@code 4}, {@code 4,5}, {@code 90 %}, and lines of options.
 */
final class ScoreTyping {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}([.,]\\d{1,2})?");
  private static final int MOST_OPTIONS = 20;
  private static final int LONGEST_LABEL = 300;

  private ScoreTyping() {}

  /** A number that is not negative, with two decimals at most; a percent sign may follow. */
  static Optional<BigDecimal> number(@Nullable String typed) {
    String text = Text.line(typed);
    String digits = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    return NUMBER.matcher(digits).matches()
        ? Optional.of(ScoreFormsSql.plain(new BigDecimal(digits.replace(',', '.'))))
        : Optional.empty();
  }

  /**
   * Options, one a line: {@code Đầy đủ = 5}; for bands {@code 90 = 4}, which means from 90 percent
   * 4 points. A band whose left side is no number holds below all others.
   *
   * @param refusals gets what cannot be read, at the field {@code options}, with the line
   */
  static List<Option> options(ItemKind kind, @Nullable String typed, List<Refusal> refusals) {
    List<Option> options = new ArrayList<>();
    for (String line : Text.lines(typed).split("\n")) {
      String text = line.strip();
      if (text.isEmpty()) {
        continue;
      }
      int equals = text.lastIndexOf('=');
      String label = equals < 0 ? "" : text.substring(0, equals).strip();
      Optional<BigDecimal> points = number(text.substring(equals + 1));
      Optional<BigDecimal> from =
          kind == ItemKind.BANDED ? number(label.replace("≥", "").strip()) : Optional.empty();
      if (label.isEmpty()
          || points.isEmpty()
          || Text.length(label) > LONGEST_LABEL
          || from.filter(it -> it.compareTo(BigDecimal.valueOf(100)) > 0).isPresent()) {
        refusals.add(Refusal.of("options", "scores.refused.option_line", shortened(text)));
        return List.of();
      }
      options.add(new Option(label, points.get(), from.orElse(null)));
    }
    if (options.size() > MOST_OPTIONS) {
      refusals.add(Refusal.of("options", "scores.refused.too_many", MOST_OPTIONS));
      return List.of();
    }
    if (kind == ItemKind.BANDED) {
      downwards(options);
    }
    return List.copyOf(options);
  }

  /** Bands in their order: from the highest percent down, the one below all others last. */
  static void downwards(List<Option> bands) {
    bands.sort(
        Comparator.comparing(Option::atLeast, Comparator.nullsLast(Comparator.reverseOrder())));
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
