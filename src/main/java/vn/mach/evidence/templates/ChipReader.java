package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.mach.base.kernel.Text;
import vn.mach.evidence.templates.TemplateItem.Ask;

/**
 * Reads what people wrote back into the template language. A token that was damaged is an error of
 * its line: a number never becomes words silently. Tokens of values that have changed since they
 * were shown are good.
 */
public final class ChipReader {

  private static final int SHOWN = 60;

  private final ChipText chips;
  private final Collection<String> shown;
  private final boolean braces;
  private final List<TemplateError> errors = new ArrayList<>();

  /**
   * @param text in the template language, line by line what was typed
   * @param errors with their lines, from 1
   */
  public record Read(String text, List<TemplateError> errors) {}

  private ChipReader(ChipText chips, Collection<String> shown, boolean braces) {
    this.chips = chips;
    this.shown = shown;
    this.braces = braces;
  }

  /**
   * Reads a text.
   *
   * @param shown the tokens that stood in the field when it was shown
   */
  public static Read read(ChipText chips, String typed, Collection<String> shown) {
    return new ChipReader(chips, shown, false).text(typed);
  }

  /** As {@link #read}, of a file in which placeholders in braces may stand as well. */
  public static Read withBraces(ChipText chips, String typed) {
    return new ChipReader(chips, List.of(), true).text(typed);
  }

  private Read text(String typed) {
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (String line : Text.lines(typed).split("\n", -1)) {
      lines.add(line(++number, line.strip()));
    }
    return new Read(String.join("\n", lines), List.copyOf(errors));
  }

  private String line(int number, String line) {
    if (line.startsWith("@") && !braces) {
      errors.add(TemplateError.of(number, "templates.error.at"));
      return line;
    }
    int close = line.indexOf(']');
    if (line.startsWith("[") && !line.startsWith("[[") && close > 0) {
      Optional<String> block =
          block(number, line.substring(1, close), line.substring(close + 1).strip());
      if (block.isPresent()) {
        return block.get();
      }
    }
    return inline(number, line);
  }

  private Optional<String> block(int number, String inner, String rest) {
    if (inner.equals(ChipWords.TITLE)) {
      return Optional.of("@title " + inline(number, rest));
    }
    String caption = rest.isEmpty() ? "" : " | " + inline(number, rest.replace('|', '/'));
    if (inner.equals(ChipWords.SUMMARY)) {
      return Optional.of("@summary" + caption);
    }
    int each = ChipWords.EACH_WORDS.indexOf(inner);
    if (each >= 0) {
      return Optional.of("@" + TemplateExpansion.WHAT.get(each));
    }
    if (inner.startsWith(ChipWords.TABLE)) {
      return Optional.of("@table " + columns(number, inner, ChipWords.TABLE) + caption);
    }
    return inner.startsWith(ChipWords.CHART)
        ? Optional.of("@chart " + columns(number, inner, ChipWords.CHART) + caption)
        : Optional.empty();
  }

  private String columns(int number, String inner, String before) {
    return List.of(inner.substring(before.length()).split(";")).stream()
        .map(String::strip)
        .map(name -> {
          Optional<Ask> ask = chips.names().ask(name);
          if (ask.isEmpty()) {
            errors.add(TemplateError.of(number, "templates.error.chip", quoted(inner)));
          }
          return ask.map(ChipReader::column).orElse(name);
        })
        .collect(Collectors.joining(", "));
  }

  private static String column(Ask ask) {
    return ask.kind() == TemplateItem.Kind.TARGET ? "target " + ask.code() : ask.code();
  }

  private String inline(int number, String line) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      boolean doubled = at + 1 < line.length() && line.charAt(at + 1) == c;
      if ((c == '[' || c == ']') && doubled) {
        text.append(c);
        at += 2;
      } else if (c == '[') {
        int close = line.indexOf(']', at);
        String inner = close < 0 ? "" : line.substring(at + 1, close);
        if (close < 0 || inner.indexOf('[') >= 0) {
          errors.add(
              TemplateError.of(number, "templates.error.chip_open", quoted(line.substring(at))));
          return line;
        }
        text.append(token(number, inner));
        at = close + 1;
      } else {
        if (c == ']') {
          errors.add(
              TemplateError.of(
                  number,
                  "templates.error.chip_close",
                  quoted(line.substring(Math.max(0, at - 30), at + 1))));
          return line;
        }
        if (!braces && (c == '{' || c == '}')) {
          errors.add(TemplateError.of(number, "templates.error.brace", quoted(line.substring(at))));
          return line;
        }
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  private String token(int number, String inner) {
    if (inner.equals(ChipWords.END)) {
      return "{end}";
    }
    if (inner.startsWith(ChipWords.IF)) {
      Optional<Ask> condition = chips.names().ask(inner.substring(ChipWords.IF.length()));
      if (condition.isPresent()) {
        String typed = condition.get().typed();
        return "{if " + typed.substring(1);
      }
    }
    Optional<ChipText.Part> part = chips.part(inner);
    if (part.isEmpty()) {
      errors.add(TemplateError.of(number, "templates.error.chip", quoted("[" + inner + "]")));
      return "[" + inner + "]";
    }
    Ask ask = part.get().ask();
    String value = chips.value(ask);
    boolean good =
        part.get().shown().isEmpty()
            || part.get().shown().equals(value)
            || shown.contains("[" + inner + "]");
    if (!good) {
      errors.add(
          TemplateError.of(
              number,
              "templates.error.chip_value",
              quoted("[" + inner + "]"),
              value.isEmpty() ? "…" : value));
    }
    return ask.typed();
  }

  private static String quoted(String text) {
    return Text.shortened(text, SHOWN);
  }
}
