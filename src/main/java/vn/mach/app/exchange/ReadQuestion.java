package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question about the reading of files, by what was said about them: which row is the header,
 * whether days are month first, what becomes of spoilt texts.
 *
 * @param name under which the answer is kept
 * @param label a message key, with its arguments
 * @param answers the code of each answer
 * @param words what they are called: message keys, or the words themselves
 * @param given the answer that holds; empty for none
 */
record ReadQuestion(
    String name,
    String label,
    List<String> arguments,
    List<String> answers,
    List<String> words,
    String given) {

  private static final String QUESTION = "exchange.questions.";

  /**
   * The questions that what was said raises, and those of before that are answered: they can be
   * answered otherwise.
   *
   * @param chosen the answers, by name
   */
  static List<ReadQuestion> of(
      List<Said> remarks, List<ReadQuestion> earlier, Map<String, String> chosen) {
    Map<String, ReadQuestion> questions = new LinkedHashMap<>();
    for (ReadQuestion question : of(remarks)) {
      questions.put(question.name, question);
    }
    for (ReadQuestion question : earlier) {
      if (!chosen.getOrDefault(question.name, "").isEmpty()) {
        questions.merge(
            question.name,
            question,
            (now, before) -> before.answers.size() > now.answers.size() ? before : now);
      }
    }
    return questions.values().stream()
        .map(it -> it.answered(chosen.getOrDefault(it.name, "")))
        .toList();
  }

  private static List<ReadQuestion> of(List<Said> remarks) {
    List<ReadQuestion> questions = new ArrayList<>();
    Set<String> spoilt = new TreeSet<>();
    for (Said said : remarks) {
      String key = said.key().substring(said.key().lastIndexOf('.') + 1);
      switch (key) {
        case "no_header" -> questions.add(header(said.arguments()));
        case "month_first" -> questions.add(days(said.arguments()));
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
              ReadChoices.SPOILT,
              ReadChoices.SPOILT,
              List.of(),
              lost ? List.of("keep") : List.of("convert", "keep")));
    }
    return questions;
  }

  private ReadQuestion answered(String answer) {
    return new ReadQuestion(
        name, label, arguments, answers, words, answers.contains(answer) ? answer : "");
  }

  private static ReadQuestion days(List<String> arguments) {
    return choice(
        ReadChoices.daysOf(arguments.get(0), arguments.get(1)),
        "days",
        List.of(arguments.get(0), arguments.get(1), arguments.get(4)),
        List.of("month_first", "day_first"));
  }

  private static ReadQuestion choice(
      String name, String words, List<String> arguments, List<String> answers) {
    return new ReadQuestion(
        name,
        QUESTION + words,
        arguments,
        answers,
        answers.stream().map(answer -> QUESTION + words + "." + answer).toList(),
        "");
  }

  /** The rows to choose from stand behind the sheet's name: the line, a space, what it shows. */
  private static ReadQuestion header(List<String> arguments) {
    List<String> rows = arguments.subList(1, arguments.size());
    return new ReadQuestion(
        ReadChoices.HEADER + arguments.getFirst(),
        QUESTION + "header",
        List.of(arguments.getFirst()),
        rows.stream().map(row -> row.substring(0, row.indexOf(' '))).toList(),
        rows,
        "");
  }
}
