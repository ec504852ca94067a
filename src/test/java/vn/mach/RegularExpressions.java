package vn.mach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the regular expressions of the main code, and measures how much work one can be made do.
 */
final class RegularExpressions {

  /** Steps a letter that no honest expression needs, whatever the text. */
  private static final int MOST = 250;

  /** Fewer a letter are not looked at any closer. */
  private static final int FEW = 30;

  private static final int LENGTH = 400;

  /**
   * Where a group that is repeated needs a frame of the stack each time, this many are too many.
   */
  private static final int DEEP = 30_000;

  private static final Pattern REPEATED_GROUP = Pattern.compile("\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

  private static final Pattern CALL =
      Pattern.compile(
          "\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u+([0-9a-fA-F]{4})");

  /** What looks for a pattern anywhere in a text. */
  private static final Pattern FINDS =
      Pattern.compile(
          "\\.(?:find|results|replaceAll|replaceFirst|split|splitAsStream|asPredicate)\\(");

  /**
   * @param pattern as it is compiled
   * @param whole whether it is only asked for the whole of a text, or its beginning
   */
  record Found(String where, Pattern pattern, boolean whole) {}

  private static final long ENDLESS = Long.MAX_VALUE / 4;

  private RegularExpressions() {}

  /** The literals in calls of methods of String in a source. */
  static List<Found> literals(String where, String source) {
    List<Found> found = new ArrayList<>();
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      String literal =
          UNICODE
              .matcher(call.group(2))
              .replaceAll(it ->
                  Matcher.quoteReplacement(Character.toString(Integer.parseInt(it.group(1), 16))));
      found.add(
          new Found(
              where, Pattern.compile(literal.translateEscapes()), call.group(1).equals("matches")));
    }
    return found;
  }

  /**
   * The patterns in static fields of a class, alone or in collections.
   *
   * @param source of the class
   */
  static List<Found> constants(Class<?> type, String source) {
    boolean finds = FINDS.matcher(source).find();
    List<Found> found = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        field.setAccessible(true);
        try {
          boolean whole = !finds && Modifier.isPrivate(field.getModifiers());
          add(type.getName() + "." + field.getName(), field.get(null), whole, found);
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return found;
  }

  private static void add(String where, Object value, boolean whole, List<Found> found) {
    switch (value) {
      case Pattern pattern -> found.add(new Found(where, pattern, whole));
      case Collection<?> many -> many.forEach(it -> add(where, it, whole, found));
      case Map<?, ?> map -> map.values().forEach(it -> add(where, it, whole, found));
      case Record record -> {
        for (var part : record.getClass().getRecordComponents()) {
          if (part.getType() == Pattern.class) {
            try {
              part.getAccessor().setAccessible(true);
              add(where, part.getAccessor().invoke(record), whole, found);
            } catch (ReflectiveOperationException e) {
              throw new AssertionError(e);
            }
          }
        }
      }
      case null, default -> {}
    }
  }

  /** Java sources under a folder. */
  static List<Path> sources(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(it -> it.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A text on which the work of the expression grows faster than the text; empty where none of
   * those tried is one.
   *
   * @param whole whether it is asked for the whole text, or looked for from each letter on
   */
  static String worseThanLinear(Pattern pattern, boolean whole) {
    boolean groups = REPEATED_GROUP.matcher(pattern.pattern()).find();
    for (String shape : shapes(pattern.pattern())) {
      int cut = shape.indexOf('\0');
      String before = shape.substring(0, cut);
      String unit = shape.substring(cut + 1, shape.indexOf('\0', cut + 1));
      String behind = shape.substring(shape.lastIndexOf('\0') + 1);
      long steps = steps(pattern, whole, before + repeated(unit, 2 * LENGTH) + behind);
      if (steps > (long) MOST * 2 * LENGTH
          || steps > (long) FEW * 2 * LENGTH
              && steps > 2.6 * steps(pattern, whole, before + repeated(unit, LENGTH) + behind)) {
        return "%s (%s)… %s: %d steps".formatted(before, unit, behind, steps);
      }
      if (groups && steps(pattern, whole, before + repeated(unit, DEEP) + behind) == ENDLESS) {
        return "%s (%s)… %s: too deep".formatted(before, unit, behind);
      }
    }
    return "";
  }

  private static String repeated(String unit, int length) {
    return unit.repeat(length / unit.length());
  }

  /** What is before, the unit that is repeated, and what comes behind, with NULs between. */
  private static Set<String> shapes(String pattern) {
    Set<String> words = words(pattern);
    List<String> pieces = new ArrayList<>(letters(pattern));
    pieces.addAll(words);
    Set<String> units = new LinkedHashSet<>(pieces);
    for (String one : pieces) {
      for (String other : pieces) {
        units.add(one + other);
      }
    }
    Set<String> shapes = new LinkedHashSet<>();
    for (String unit : units) {
      for (String behind : new String[] {"", "!", "\nx"}) {
        shapes.add("\0" + unit + "\0" + behind);
        shapes.add("x\0" + unit + "\0" + behind);
      }
      words.forEach(word -> shapes.add(word + "\0" + unit + "\0" + "!"));
    }
    return shapes;
  }

  /** A letter of each kind that the expression speaks of. */
  private static Set<String> letters(String pattern) {
    Set<String> letters = new LinkedHashSet<>(List.of(" ", "a", "1", "x", "\n"));
    String bare =
        pattern.replaceAll("\\\\[pP]\\{[^}]*\\}|\\\\[a-zA-Z]|\\(\\?[a-z<!=:]+|\\{[0-9,]*\\}", "");
    bare.codePoints()
        .filter(it -> !Character.isLetterOrDigit(it) && "()[]{}*+?|^$\\".indexOf(it) < 0)
        .mapToObj(Character::toString)
        .limit(12)
        .forEach(letters::add);
    Matcher escaped = Pattern.compile("\\\\([^a-zA-Z0-9])").matcher(pattern);
    while (escaped.find() && letters.size() < 20) {
      letters.add(escaped.group(1));
    }
    if (pattern.contains("\\p{Lu}")) {
      letters.add("Đ");
    }
    return letters;
  }

  /** Some words of the expression, so that what stands before the repeated part is passed. */
  private static Set<String> words(String pattern) {
    Set<String> words = new LinkedHashSet<>();
    Matcher word =
        Pattern.compile("(?<![\\\\\\p{L}{])[\\p{L}<&/-]{1,}(?: [\\p{L}]+)*").matcher(pattern);
    while (word.find() && words.size() < 10) {
      words.add(word.group());
    }
    return words;
  }

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A text that counts how often a letter of it is looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long steps;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int at) {
      if (++steps > (long) MOST * text.length() + 1) {
        throw new TooMany();
      }
      return text.charAt(at);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static long steps(Pattern pattern, boolean whole, String text) {
    Counted counted = new Counted(text);
    try {
      Matcher matcher = pattern.matcher(counted);
      if (whole) {
        matcher.matches();
        matcher.lookingAt();
      } else {
        while (matcher.find()) {
          // only counted
        }
      }
      return counted.steps;
    } catch (TooMany | StackOverflowError e) {
      return ENDLESS;
    }
  }
}
