package vn.mach.app.exchange;

import java.util.ArrayList;
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
    List<Asked> unnamed, List<Filled> lacking, List<Read> reading, List<Named> units, Codes codes) {

  private static final int CODES_SHOWN = 100;

  /**
   * @param field the name of its field
   * @param choices what it may mean
   * @param shown what its field shows
   */
  record Asked(Unnamed unnamed, String field, List<Choice> choices, String shown) {
    boolean isOpen() {
      return unnamed.means().isEmpty();
    }
  }

  /**
   * @param choices what may be chosen; none: it is typed
   * @param shown what its field shows
   */
  record Filled(Lacking lacking, String field, List<Choice> choices, String shown) {}

  /**
   * A question about the reading of the files.
   *
   * @param shown what its field shows
   */
  record Read(ReadQuestion question, String field, String shown) {
    boolean isOpen() {
      return question.given().isEmpty();
    }
  }

  /**
   * A name that is nearly that of a unit.
   *
   * @param shown what its field shows
   */
  record Named(AskedUnit asked, String field, String shown) {}

  /**
   * A code that was made, to be changed.
   *
   * @param shown what its field shows
   */
  record Coded(MadeCode made, String field, String shown) {}

  /** A field of a code on another page that says otherwise than what holds. */
  record Kept(String field, String typed) {}

  /**
   * One page of the codes that were made.
   *
   * @param elsewhere what was typed on other pages
   * @param all how many codes there are
   * @param number of the page, from 1
   */
  record Codes(List<Coded> shown, List<Kept> elsewhere, int all, int number) {

    static final Codes NONE = new Codes(List.of(), List.of(), 0, 1);

    int first() {
      return (number - 1) * CODES_SHOWN + 1;
    }

    int last() {
      return Math.min(all, number * CODES_SHOWN);
    }

    boolean more() {
      return last() < all;
    }
  }

  /** The page of a code's place. */
  static int pageOf(int place) {
    return place / CODES_SHOWN + 1;
  }

  /** The place of a code's field; below zero: it is none. */
  static int placeOf(String field) {
    return field.matches("code\\.[0-9]{1,7}") ? Integer.parseInt(field.substring(5)) : -1;
  }

  /**
   * A page of codes with what somebody typed on any page.
   *
   * @param fields as they were sent
   */
  static Codes codes(List<MadeCode> codes, int number, MultiValueMap<String, String> fields) {
    int page = Math.max(1, Math.min(number, pageOf(Math.max(0, codes.size() - 1))));
    int first = (page - 1) * CODES_SHOWN;
    List<Coded> shown = new ArrayList<>();
    List<Kept> elsewhere = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String field = codeField(i);
      String holds = codes.get(i).code();
      String typed = typed(fields, field, holds);
      if (i >= first && i < first + CODES_SHOWN) {
        shown.add(new Coded(codes.get(i), field, typed));
      } else if (!typed.equals(holds)) {
        elsewhere.add(new Kept(field, typed));
      }
    }
    return new Codes(shown, elsewhere, codes.size(), page);
  }

  /** The same, with what somebody typed, and this page of codes. */
  ImportQuestions typed(MultiValueMap<String, String> fields, Codes page) {
    return new ImportQuestions(
        unnamed.stream()
            .map(it ->
                new Asked(it.unnamed, it.field, it.choices, typed(fields, it.field, it.shown)))
            .toList(),
        lacking.stream()
            .map(it ->
                new Filled(it.lacking, it.field, it.choices, typed(fields, it.field, it.shown)))
            .toList(),
        reading.stream()
            .map(it -> new Read(it.question, it.field, typed(fields, it.field, it.shown)))
            .toList(),
        units.stream()
            .map(it -> new Named(it.asked, it.field, typed(fields, it.field, it.shown)))
            .toList(),
        page);
  }

  private static String typed(
      MultiValueMap<String, String> fields, String field, String otherwise) {
    String typed = fields.getFirst(field);
    return typed == null ? otherwise : Text.line(typed);
  }

  static List<Named> units(ImportSummary found) {
    return IntStream.range(0, found.units().size())
        .mapToObj(i -> {
          AskedUnit asked = found.units().get(i);
          return new Named(asked, unitField(i), asked.shown());
        })
        .toList();
  }

  static List<Read> reading(ImportSummary found) {
    return IntStream.range(0, found.asked().size())
        .mapToObj(i -> {
          ReadQuestion asked = found.asked().get(i);
          return new Read(asked, readingField(i), asked.given());
        })
        .toList();
  }

  boolean isEmpty() {
    return unnamed.isEmpty()
        && lacking.isEmpty()
        && reading.isEmpty()
        && units.isEmpty()
        && codes.all() == 0;
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

  /**
   * What the fields say otherwise than what holds so far. An emptied field takes it back.
   *
   * @param made the codes that were made
   */
  static SheetAnswers answers(
      ImportSummary found, List<MadeCode> made, MultiValueMap<String, String> fields) {
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
    for (int i = 0; i < made.size(); i++) {
      MadeCode it = made.get(i);
      String code = changed(it.code(), fields.getFirst(codeField(i)));
      if (code != null) {
        codes.computeIfAbsent(it.table(), key -> new TreeMap<>()).put(it.made(), code);
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
