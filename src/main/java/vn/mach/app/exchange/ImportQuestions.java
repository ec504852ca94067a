package vn.mach.app.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.mach.app.exchange.ImportSummary.Lacking;
import vn.mach.app.exchange.ImportSummary.Unnamed;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Choice;

/**
 * What the page of an import asks its sender: the meaning of sheets and columns that the format
 * does not name, what every row holds in columns that must be there and are not, and how the files
 * are to be read. Fields are named by their places in one state of the import.
 */
record ImportQuestions(
    List<Asked> unnamed,
    List<Filled> lacking,
    List<Read> reading,
    List<Named> units,
    List<Coded> codes) {

  /**
   * @param field the name of its field
   * @param choices what it may mean
   */
  record Asked(Unnamed unnamed, String field, List<Choice> choices) {
    boolean isOpen() {
      return unnamed.means().isEmpty();
    }
  }

  /**
   * @param choices what may be chosen; none: it is typed
   */
  record Filled(Lacking lacking, String field, List<Choice> choices) {}

  /** A question about the reading of the files. */
  record Read(ReadQuestion question, String field) {
    boolean isOpen() {
      return question.given().isEmpty();
    }
  }

  /** A name that is nearly that of a unit. */
  record Named(AskedUnit asked, String field) {}

  /**
   * A code that was made, to be changed.
   *
   * @param shown what its field shows
   */
  record Coded(ImportSummary.MadeCode made, String field, String shown) {}

  static List<Coded> codes(ImportSummary found) {
    return IntStream.range(0, found.codes().size())
        .mapToObj(i -> new Coded(found.codes().get(i), codeField(i), found.codes().get(i).code()))
        .toList();
  }

  /** The same, with the codes that somebody typed. */
  ImportQuestions typed(MultiValueMap<String, String> fields) {
    return new ImportQuestions(
        unnamed,
        lacking,
        reading,
        units,
        codes.stream()
            .map(it ->
                new Coded(
                    it.made,
                    it.field,
                    Text.line(fields.getOrDefault(it.field, List.of(it.shown)).getFirst())))
            .toList());
  }

  static List<Named> units(ImportSummary found) {
    return IntStream.range(0, found.units().size())
        .mapToObj(i -> new Named(found.units().get(i), unitField(i)))
        .toList();
  }

  static List<Read> reading(ImportSummary found) {
    return IntStream.range(0, found.asked().size())
        .mapToObj(i -> new Read(found.asked().get(i), readingField(i)))
        .toList();
  }

  boolean isEmpty() {
    return unnamed.isEmpty()
        && lacking.isEmpty()
        && reading.isEmpty()
        && units.isEmpty()
        && codes.isEmpty();
  }

  /** Whether the sender is asked something that is not answered yet. */
  boolean isOpen() {
    return !lacking.isEmpty()
        || openUnnamed()
        || openUnits()
        || reading.stream().anyMatch(Read::isOpen);
  }

  boolean openUnnamed() {
    return unnamed.stream().anyMatch(Asked::isOpen);
  }

  boolean openUnits() {
    return units.stream().anyMatch(it -> it.asked.isOpen());
  }

  /** How many answers hold that can be changed. */
  long answered() {
    return unnamed.stream().filter(it -> !it.isOpen()).count()
        + reading.stream().filter(it -> !it.isOpen()).count()
        + units.stream().filter(it -> !it.asked.isOpen()).count();
  }

  /** The name of the field that asks about the thing at this place of the summary. */
  static String unnamedField(int place) {
    return "unnamed." + place;
  }

  private static String readingField(int place) {
    return "reading." + place;
  }

  static String unitField(int place) {
    return "unit." + place;
  }

  static String codeField(int place) {
    return "code." + place;
  }

  static String lackingField(int place) {
    return "lacking." + place;
  }

  /** What the fields say otherwise than what holds so far. An emptied field takes it back. */
  static SheetAnswers answers(ImportSummary found, MultiValueMap<String, String> fields) {
    Map<String, String> sheets = new TreeMap<>();
    Map<String, Map<String, String>> columns = new HashMap<>();
    Map<String, Map<String, String>> constants = new HashMap<>();
    for (int i = 0; i < found.unnamed().size(); i++) {
      Unnamed unnamed = found.unnamed().get(i);
      String means = changed(unnamed.means(), fields.getFirst(unnamedField(i)));
      if (means != null) {
        Map<String, String> into =
            unnamed.table().isEmpty()
                ? sheets
                : columns.computeIfAbsent(unnamed.table(), key -> new TreeMap<>());
        into.put(SheetAnswers.comparable(unnamed.name()), means);
      }
    }
    for (int i = 0; i < found.lacking().size(); i++) {
      Lacking lacking = found.lacking().get(i);
      String constant = changed(lacking.constant(), fields.getFirst(lackingField(i)));
      if (constant != null) {
        constants
            .computeIfAbsent(lacking.table(), key -> new TreeMap<>())
            .put(lacking.column(), constant);
      }
    }
    Map<String, String> reading = new TreeMap<>();
    for (int i = 0; i < found.asked().size(); i++) {
      ReadQuestion asked = found.asked().get(i);
      String answer = changed(asked.given(), fields.getFirst(readingField(i)));
      if (answer != null && (answer.isEmpty() || asked.answers().contains(answer))) {
        reading.put(asked.name(), answer);
      }
    }
    Map<String, String> units = new TreeMap<>();
    for (int i = 0; i < found.units().size(); i++) {
      AskedUnit asked = found.units().get(i);
      String code = changed(asked.given(), fields.getFirst(unitField(i)));
      if (code != null && (code.isEmpty() || asked.offers(code))) {
        units.put(SheetAnswers.named(asked.cell()), code);
      }
    }
    Map<String, Map<String, String>> codes = new HashMap<>();
    for (int i = 0; i < found.codes().size(); i++) {
      ImportSummary.MadeCode made = found.codes().get(i);
      String code = changed(made.code(), fields.getFirst(codeField(i)));
      if (code != null) {
        codes.computeIfAbsent(made.table(), key -> new TreeMap<>()).put(made.made(), code);
      }
    }
    return new SheetAnswers(sheets, columns, constants, reading, units, codes);
  }

  /** Null where the field is not there or says what holds. */
  private static @Nullable String changed(String holds, @Nullable String field) {
    String answer = Text.line(field);
    return field == null || answer.equals(holds) ? null : answer;
  }
}
