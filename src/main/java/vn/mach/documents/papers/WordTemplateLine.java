package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a template: fixed text, and controls where something is filled in. The neutral form
 * between a template's text and a Word file with content controls; {@link #of} and {@link #text} go
 * between it and text without losing anything.
 *
 * <p>In text {@code #}, {@code ##} … begin headings, {@code - } a point of a list; {@code {…}} and
 * {@code […]} are controls in a line and {@code @…} one that is a line by itself. What is in a
 * control is its owner's matter.
 *
 * @param level of a heading or point from 1; 0 for text
 */
public record WordTemplateLine(Kind kind, int level, List<Part> parts) {

  public WordTemplateLine {
    parts = List.copyOf(parts);
  }

  public enum Kind {
    HEADING,
    TEXT,
    POINT
  }

  public sealed interface Part {}

  /** Words as they are. */
  public record Words(String text) implements Part {}

  /**
   * A content control of Word.
   *
   * @param tag a short name without braces, its words separated by colons: {@code
   *     figure:inspections}, {@code target:T02:rate}, {@code if:figure:inspections},
   *     {@code @table}; at most 64 characters, so a long one is cut
   * @param text what it shows in Word: the whole of it, with its braces or its {@code @}
   */
  public record Control(String tag, String text) implements Part {

    private static final int LONGEST_TAG = 64;

    /** A control by what it shows. */
    static Control showing(String text) {
      String bare =
          text.startsWith("{") || text.startsWith("[")
              ? text.substring(1, text.length() - 1)
              : text.split("\\s", 2)[0];
      String tag = bare.strip().replaceAll("\\s+", ":");
      return new Control(tag.length() > LONGEST_TAG ? tag.substring(0, LONGEST_TAG) : tag, text);
    }

    /**
     * What it stands for: what it shows if that is a placeholder, else (a control made by hand in
     * Word) what its tag names.
     */
    String meaning() {
      String shown = text.strip();
      if ((shown.startsWith("{") && shown.endsWith("}"))
          || (shown.startsWith("[") && shown.endsWith("]"))
          || shown.startsWith("@")) {
        return shown;
      }
      String named = tag.strip().replace(':', ' ');
      return named.startsWith("@") ? named : "{" + named + "}";
    }
  }

  /** The lines of a template's text; empty lines are left out. */
  public static List<WordTemplateLine> of(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(WordTemplateLine::line)
        .toList();
  }

  private static WordTemplateLine line(String line) {
    if (line.startsWith("@")) {
      return new WordTemplateLine(Kind.TEXT, 0, List.of(Control.showing(line)));
    }
    int level = line.length() - line.replaceFirst("^#+", "").length();
    if (level > 0) {
      return new WordTemplateLine(Kind.HEADING, level, parts(line.substring(level).strip()));
    }
    return line.startsWith("- ")
        ? new WordTemplateLine(Kind.POINT, 1, parts(line.substring(2).strip()))
        : new WordTemplateLine(Kind.TEXT, 0, parts(line));
  }

  private static List<Part> parts(String line) {
    List<Part> parts = new ArrayList<>();
    int words = 0;
    int at = 0;
    while (at < line.length()) {
      char open = line.charAt(at);
      boolean doubled = open == '[' && at + 1 < line.length() && line.charAt(at + 1) == '[';
      int close = open == '{' ? line.indexOf('}', at) : open == '[' ? line.indexOf(']', at) : -1;
      if (close < 0 || doubled) {
        at += doubled ? 2 : 1;
        continue;
      }
      if (at > words) {
        parts.add(new Words(line.substring(words, at)));
      }
      parts.add(Control.showing(line.substring(at, close + 1)));
      at = close + 1;
      words = at;
    }
    if (words < line.length()) {
      parts.add(new Words(line.substring(words)));
    }
    return parts;
  }

  /** The lines as a template's text. */
  public static String text(List<WordTemplateLine> lines) {
    StringBuilder text = new StringBuilder();
    for (WordTemplateLine line : lines) {
      text.append(
          switch (line.kind) {
            case HEADING -> "#".repeat(Math.max(1, line.level)) + " ";
            case POINT -> "- ";
            case TEXT -> "";
          });
      for (Part part : line.parts) {
        text.append(
            switch (part) {
              case Words(String words) -> words;
              case Control control -> control.meaning();
            });
      }
      text.append('\n');
    }
    return text.toString();
  }
}
