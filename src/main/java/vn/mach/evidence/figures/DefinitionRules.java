package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Refusal;
import vn.mach.evidence.activities.ActivityForm;

/** The rules for definitions that need no database. */
final class DefinitionRules {

  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}._/-]{1,64}");
  private static final Pattern DECIMAL = Pattern.compile("(\\d{1,15})(?:[.,](\\d{1,2}))?");
  private static final Set<String> ADDRESSES = Set.of("new", "targets", "units");

  private DefinitionRules() {}

  /** A figure as typed, not yet validated. Empty text where nothing was typed. */
  record FigureTyped(
      String code,
      String nameVi,
      String nameEn,
      String function,
      String kind,
      String amount,
      String tag,
      String form) {}

  /** One row of a target's minimums as it was typed. */
  record MinimumTyped(String kind, String committee, String minimum) {
    boolean blank() {
      return kind.isEmpty() && minimum.isEmpty();
    }
  }

  /** A target as typed, with valid days. */
  record TargetTyped(
      String code,
      @Nullable Long directive,
      String title,
      String figure,
      LocalDate from,
      LocalDate to,
      List<MinimumTyped> minimums) {}

  /** A valid minimum. */
  record Minimum(String kind, @Nullable Boolean committee, BigDecimal minimum) {}

  static List<Refusal> of(FigureTyped figure, Set<String> kinds) {
    List<Refusal> refusals = new ArrayList<>();
    code(figure.code, refusals);
    if (figure.nameVi.isEmpty()) {
      refusals.add(Refusal.of("nameVi", "web.refused.missing"));
    }
    if (figure.nameEn.isEmpty()) {
      refusals.add(Refusal.of("nameEn", "web.refused.missing"));
    }
    Optional<FigureFunction> function = function(figure.function);
    if (function.isEmpty()) {
      refusals.add(Refusal.of("function", "web.refused.missing"));
    }
    if (!kinds.contains(figure.kind)) {
      refusals.add(
          Refusal.of(
              "kind",
              figure.kind.isEmpty() ? "web.refused.missing" : "figures.refused.unknown_kind"));
    }
    boolean amounts = function.filter(FigureFunction::takesAmount).isPresent();
    if (amounts && figure.amount.isEmpty()) {
      refusals.add(Refusal.of("amount", "figures.refused.amount_missing"));
    } else if (!amounts && function.isPresent() && !figure.amount.isEmpty()) {
      refusals.add(Refusal.of("amount", "figures.refused.amount_without_sum"));
    }
    if (figure.tag.contains("|")) {
      refusals.add(Refusal.of("tag", "figures.refused.tag"));
    }
    if (!figure.form.isEmpty() && ActivityForm.of(figure.form).isEmpty()) {
      refusals.add(Refusal.of("form", "figures.refused.unknown_form"));
    }
    return refusals;
  }

  static void code(String code, List<Refusal> refusals) {
    if (code.isEmpty()) {
      refusals.add(Refusal.of("code", "web.refused.missing"));
    } else if (!CODE.matcher(code).matches() || ADDRESSES.contains(code)) {
      refusals.add(Refusal.of("code", "figures.refused.not_a_code"));
    }
  }

  static Optional<FigureFunction> function(String code) {
    return java.util.Arrays.stream(FigureFunction.values())
        .filter(it -> it.code().equals(code))
        .findFirst();
  }

  /** Reads the rows that are not blank; at least one must be there, none twice for one class. */
  static List<Minimum> minimums(
      List<MinimumTyped> rows, Set<String> kinds, boolean rate, List<Refusal> refusals) {
    List<Minimum> read = new ArrayList<>();
    Set<String> classes = new HashSet<>();
    for (MinimumTyped row : rows) {
      if (row.blank()) {
        continue;
      }
      Matcher decimal = DECIMAL.matcher(row.minimum.replace(" ", ""));
      if (!kinds.contains(row.kind)) {
        refusals.add(Refusal.of("minimums", "figures.refused.minimum_kind"));
      } else if (!decimal.matches()) {
        refusals.add(Refusal.of("minimums", "figures.refused.not_a_number", row.minimum));
      } else if (!classes.add(row.kind + " " + row.committee)) {
        refusals.add(Refusal.of("minimums", "figures.refused.minimum_twice"));
      } else {
        BigDecimal minimum =
            new BigDecimal(
                decimal.group(1) + (decimal.group(2) == null ? "" : "." + decimal.group(2)));
        if (rate && minimum.compareTo(BigDecimal.valueOf(100)) > 0) {
          refusals.add(Refusal.of("minimums", "figures.refused.over_100"));
        }
        read.add(new Minimum(row.kind, committee(row.committee), minimum));
      }
    }
    if (read.isEmpty() && refusals.stream().noneMatch(it -> it.field().equals("minimums"))) {
      refusals.add(Refusal.of("minimums", "figures.refused.no_minimum"));
    }
    return read;
  }

  private static @Nullable Boolean committee(String typed) {
    return switch (typed) {
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      default -> null;
    };
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
