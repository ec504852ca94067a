package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.mach.app.exchange.ImportSummary.Said;

/**
 * A question about the reading of files, by what was said about them: which row is the header,
 * whether days are month first, what becomes of spoilt texts.
 *
 * @param name under which the answer is kept
 * @param label a message key, with its arguments
 * @param answers the code of each answer
 * @param words what they are called: message keys, or the words themselves
 */
record ReadQuestion(
    String name, String label, List<String> arguments, List<String> answers, List<String> words) {

  private static final String QUESTION = "exchange.questions.";

  static List<ReadQuestion> of(ImportSummary found) {
    List<ReadQuestion> questions = new ArrayList<>();
    Set<String> spoilt = new TreeSet<>();
    for (Said said : found.remarks()) {
      String key = said.key().substring(said.key().lastIndexOf('.') + 1);
      switch (key) {
        case "no_header" -> questions.add(header(said.arguments()));
        case "month_first" -> {
          if (questions.stream().noneMatch(it -> it.name.equals(ReadChoices.DAYS))) {
            questions.add(days(said.arguments()));
          }
        }
        case "spoilt_vni",
            "spoilt_tcvn3",
            "spoilt_utf8_twice",
            "spoilt_windows_1258",
            "spoilt_lost" ->
            spoilt.add(key);
        default -> {}
      }
    }
    if (!spoilt.isEmpty()) {
      boolean lost = spoilt.equals(Set.of("spoilt_lost"));
      questions.add(
          choice(
              ReadChoices.SPOILT, List.of(), lost ? List.of("keep") : List.of("convert", "keep")));
    }
    return questions;
  }

  private static ReadQuestion days(List<String> arguments) {
    return choice(
        ReadChoices.DAYS,
        List.of(arguments.get(1), arguments.get(4)),
        List.of("month_first", "day_first"));
  }

  private static ReadQuestion choice(String name, List<String> arguments, List<String> answers) {
    return new ReadQuestion(
        name,
        QUESTION + name,
        arguments,
        answers,
        answers.stream().map(answer -> QUESTION + name + "." + answer).toList());
  }

  /** The rows to choose from stand behind the sheet's name: the line, a space, what it shows. */
  private static ReadQuestion header(List<String> arguments) {
    List<String> rows = arguments.subList(1, arguments.size());
    return new ReadQuestion(
        ReadChoices.HEADER + arguments.getFirst(),
        QUESTION + "header",
        List.of(arguments.getFirst()),
        rows.stream().map(row -> row.substring(0, row.indexOf(' '))).toList(),
        rows);
  }
}
