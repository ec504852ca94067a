package vn.mach.evidence.templates;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.papers.FigureMark;

/**
 * The short codes of a report's figures. A figure keeps its number while the report is written,
 * however its text moves.
 *
 * @param address of the report, from the realm's root; empty for a preview: then nothing opens
 * @param code of the report, four letters
 * @param numbers from 1, by {@code figure:CODE} or {@code target:CODE}
 */
public record FigureMarks(String address, String code, Map<String, Integer> numbers) {

  public static final FigureMarks NONE = new FigureMarks("", "", Map.of());

  public static String key(boolean target, String code) {
    return (target ? "target:" : "figure:") + code;
  }

  /** The mark of a figure or target; its address begins at the realm's root. */
  public @Nullable FigureMark of(boolean target, String of) {
    return find(target, of).map(number -> new FigureMark(text(number), path(number))).orElse(null);
  }

  /** The same number of one of the units below: it opens, and prints no code of its own. */
  public @Nullable FigureMark of(boolean target, String of, UnitId unit) {
    return find(target, of)
        .map(number -> new FigureMark("", path(number) + "?unit=" + unit.value()))
        .orElse(null);
  }

  /** {@code H7K2-03}. */
  public String text(int number) {
    return "%s-%02d".formatted(code, number);
  }

  private String path(int number) {
    return address.isEmpty() ? "" : address + "/figures/" + number;
  }

  private Optional<Integer> find(boolean target, String of) {
    return address.isEmpty() ? Optional.empty() : Optional.ofNullable(numbers.get(key(target, of)));
  }
}
