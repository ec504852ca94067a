package vn.mach.base.intake;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and signs that Word draws in front of paragraphs by itself. The text of the document
 * does not hold them, but its readers see them and refer to them.
 */
final class WordNumbering {

  private static final int LEVELS = 9;

  /** Definitions beyond this are not looked at. */
  private static final int MOST = 20_000;

  private static final int LONGEST = 60;

  /** How a level is numbered. */
  private static final class Level {
    private int start = 1;
    private String format = "decimal";
    private String text = "";
  }

  /** Where a paragraph or a style stands in a list. */
  private record Place(String list, int level) {}

  private final Map<String, Level[]> definitions = new HashMap<>();
  private final Map<String, String> definitionOf = new HashMap<>();
  private final Map<String, Integer> starts = new HashMap<>();
  private final Map<String, Place> styles = new HashMap<>();
  private final Map<String, String> basedOn = new HashMap<>();
  private final Map<String, int[]> counts = new HashMap<>();

  private String definition = "";
  private String list = "";
  private String style = "";
  private int level = -1;
  private String styleList = "";
  private int styleLevel;

  private WordNumbering() {}

  static WordNumbering of(OfficeParts parts) throws UnreadableFile, IOException {
    WordNumbering numbering = new WordNumbering();
    parts.read("word/numbering.xml", numbering::takeNumbering);
    if (!numbering.definitionOf.isEmpty()) {
      parts.read("word/styles.xml", numbering::takeStyle);
    }
    return numbering;
  }

  private void takeNumbering(XMLStreamReader xml) {
    if (xml.getEventType() != XMLStreamConstants.START_ELEMENT || !WordXml.ours(xml)) {
      return;
    }
    String value = WordXml.value(xml, "val");
    switch (xml.getLocalName()) {
      case "abstractNum" -> {
        definition = WordXml.value(xml, "abstractNumId");
        list = "";
        if (definitions.size() < MOST) {
          Level[] levels = new Level[LEVELS];
          Arrays.setAll(levels, it -> new Level());
          definitions.put(definition, levels);
        }
      }
      case "num" -> {
        list = WordXml.value(xml, "numId");
        level = -1;
      }
      case "abstractNumId" -> {
        if (!list.isEmpty() && definitionOf.size() < MOST) {
          definitionOf.put(list, value);
        }
      }
      case "lvl", "lvlOverride" -> level = number(WordXml.value(xml, "ilvl"), -1);
      case "startOverride" -> {
        if (starts.size() < MOST) {
          starts.put(list + " " + level, number(value, 1));
        }
      }
      case "start", "numFmt", "lvlText" -> define(xml.getLocalName(), value);
      default -> {}
    }
  }

  private void define(String what, String value) {
    Level[] levels = definitions.get(definition);
    if (levels == null || !list.isEmpty() || level < 0 || level >= LEVELS) {
      return;
    }
    switch (what) {
      case "start" -> levels[level].start = number(value, 1);
      case "numFmt" -> levels[level].format = value;
      default -> levels[level].text = value.length() > LONGEST ? "" : value;
    }
  }

  private void takeStyle(XMLStreamReader xml) {
    boolean ends = xml.getEventType() == XMLStreamConstants.END_ELEMENT;
    if (!ends && xml.getEventType() != XMLStreamConstants.START_ELEMENT || !WordXml.ours(xml)) {
      return;
    }
    String value = WordXml.value(xml, "val");
    switch (xml.getLocalName()) {
      case "style" -> {
        if (ends && !styleList.isEmpty() && styles.size() < MOST) {
          styles.put(style, new Place(styleList, styleLevel));
        }
        style = WordXml.value(xml, "styleId");
        styleList = "";
        styleLevel = 0;
      }
      case "basedOn" -> {
        if (!ends && basedOn.size() < MOST) {
          basedOn.put(style, value);
        }
      }
      case "numId" -> styleList = ends ? styleList : value;
      case "ilvl" -> styleLevel = ends ? styleLevel : number(value, 0);
      default -> {}
    }
  }

  /**
   * The number of the next paragraph, counted on; empty where it has none.
   *
   * @param ofStyle the style of the paragraph
   * @param ownList the list that the paragraph itself names; empty: that of its style; 0: none
   */
  String next(String ofStyle, String ownList, String ownLevel) {
    Place place = ownList.isEmpty() ? ofStyle(ofStyle) : new Place(ownList, number(ownLevel, 0));
    String defined = place == null ? null : definitionOf.get(place.list);
    Level[] levels = defined == null ? null : definitions.get(defined);
    if (place == null || levels == null || place.level < 0 || place.level >= LEVELS) {
      return "";
    }
    boolean restarts = starts.containsKey(place.list + " " + place.level);
    int[] count =
        counts.computeIfAbsent(restarts ? "list " + place.list : defined, it -> new int[LEVELS]);
    int start = starts.getOrDefault(place.list + " " + place.level, levels[place.level].start);
    count[place.level] = count[place.level] == 0 ? Math.max(1, start) : count[place.level] + 1;
    Arrays.fill(count, place.level + 1, LEVELS, 0);
    return printed(levels, count, place.level);
  }

  private @Nullable Place ofStyle(String ofStyle) {
    String at = ofStyle;
    for (int steps = 0; steps < 20 && at != null; steps++) {
      Place place = styles.get(at);
      if (place != null) {
        return place;
      }
      at = basedOn.get(at);
    }
    return null;
  }

  private static String printed(Level[] levels, int[] count, int at) {
    Level level = levels[at];
    if (level.format.equals("bullet")) {
      return sign(level.text);
    }
    String text = level.text;
    for (int i = 0; i < LEVELS && text.indexOf('%') >= 0; i++) {
      int value = count[i] == 0 ? levels[i].start : count[i];
      text = text.replace("%" + (i + 1), written(levels[i].format, value));
    }
    return text.strip();
  }

  /** Signs of symbol fonts lie in a range of their own. */
  private static String sign(String text) {
    if (text.isBlank()) {
      return "";
    }
    char c = text.strip().charAt(0);
    char plain = c >= '\uf000' && c <= '\uf0ff' ? (char) (c - 0xf000) : c;
    return switch (plain) {
      case '-', '–', '—', '−' -> "-";
      case '+' -> "+";
      case '*' -> "*";
      default -> "•";
    };
  }

  private static String written(String format, int value) {
    return switch (format) {
      case "none" -> "";
      case "upperRoman" -> roman(value);
      case "lowerRoman" -> roman(value).toLowerCase(Locale.ROOT);
      case "upperLetter" -> letter(value);
      case "lowerLetter" -> letter(value).toLowerCase(Locale.ROOT);
      default -> String.valueOf(value);
    };
  }

  private static String letter(int value) {
    return value < 1 || value > 26 * 20
        ? String.valueOf(value)
        : String.valueOf((char) ('A' + (value - 1) % 26)).repeat((value - 1) / 26 + 1);
  }

  private static String roman(int value) {
    if (value < 1 || value > 3999) {
      return String.valueOf(value);
    }
    String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    StringBuilder letters = new StringBuilder();
    int left = value;
    for (int i = 0; i < signs.length; i++) {
      while (left >= values[i]) {
        letters.append(signs[i]);
        left -= values[i];
      }
    }
    return letters.toString();
  }

  private static int number(String value, int otherwise) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
