package vn.mach.app.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;
import vn.mach.app.exchange.ImportSummary.Lacking;
import vn.mach.app.exchange.ImportSummary.Unread;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Choice;

/**
 * What the page of an import asks its sender: the meaning of sheets and columns that were not
 * recognised, what every row holds in columns that must be there and are not, and how the files are
 * to be read.
 */
record ImportQuestions(List<Asked> unread, List<Filled> lacking, List<ReadQuestion> reading) {

  /**
   * @param field the name of its field
   * @param choices what it may mean
   */
  record Asked(Unread unread, String field, List<Choice> choices) {}

  /**
   * @param choices what may be chosen; none: it is typed
   */
  record Filled(Lacking lacking, String field, List<Choice> choices) {}

  boolean isEmpty() {
    return unread.isEmpty() && lacking.isEmpty() && reading.isEmpty();
  }

  /** The name of the field that asks about the thing at this place of the summary. */
  static String unreadField(int place) {
    return "unread." + place;
  }

  public static String readingField(int place) {
    return "reading." + place;
  }

  static String lackingField(int place) {
    return "lacking." + place;
  }

  /**
   * What was answered. A field that still says that nothing was chosen is no answer; {@code -} is
   * to leave it out.
   */
  static SheetAnswers answers(ImportSummary found, MultiValueMap<String, String> fields) {
    Map<String, String> sheets = new TreeMap<>();
    Map<String, Map<String, String>> columns = new HashMap<>();
    Map<String, Map<String, String>> constants = new HashMap<>();
    for (int i = 0; i < found.unread().size(); i++) {
      Unread unread = found.unread().get(i);
      String means = Text.line(fields.getFirst(unreadField(i)));
      if (!means.isEmpty()) {
        Map<String, String> into =
            unread.table().isEmpty()
                ? sheets
                : columns.computeIfAbsent(unread.table(), key -> new TreeMap<>());
        into.put(SheetAnswers.comparable(unread.name()), means.equals("-") ? "" : means);
      }
    }
    for (int i = 0; i < found.lacking().size(); i++) {
      Lacking lacking = found.lacking().get(i);
      String constant = Text.line(fields.getFirst(lackingField(i)));
      constants
          .computeIfAbsent(lacking.table(), key -> new TreeMap<>())
          .put(lacking.column(), constant);
    }
    Map<String, String> reading = new TreeMap<>();
    List<ReadQuestion> asked = ReadQuestion.of(found);
    for (int i = 0; i < asked.size(); i++) {
      String answer = Text.line(fields.getFirst(readingField(i)));
      if (asked.get(i).answers().contains(answer)) {
        reading.put(asked.get(i).name(), answer);
      }
    }
    return new SheetAnswers(sheets, columns, constants, reading);
  }
}
