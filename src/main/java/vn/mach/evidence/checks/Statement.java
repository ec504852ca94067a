package vn.mach.evidence.checks;

import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * What a sentence says of a number, brought to a form in which two sentences that say the same are
 * equal: of whom, what was done, what was counted, and when if not in the report's own period.
 * "Trong 6 tháng, toàn Đảng bộ đã kết nạp 57 đảng viên mới" is {@code đảng bộ kết nạp|đảng viên
 * mới|}.
 */
record Statement(String subject, String counted, String when) {

  /** Words that change nothing in what is said. */
  private static final Words FILLING = Words.of("saying nothing");

  /** Bodies that a report has many of: without "toàn" nobody knows which one is meant. */
  private static final Words ONE_OF_MANY = Words.of("one of many");

  /** Words that lead to the subject: "Đến nay, …", "Theo báo cáo …". */
  private static final Words LEADING = Words.of("leading to subject");

  private static final Set<String> BODIES = Set.of("bodies", "places", "schools");

  private static final Words ENDS = Words.of("end of counted");

  private static final int LONG = 30;

  /** The statement of a count; empty where it is not said of a named body, or only of a part. */
  static Optional<Statement> of(Passage passage, Mention count, ReportTime own) {
    int sentence = Math.max(passage.sentenceStart(count.first()), count.first() - LONG);
    if (ofPart(passage, sentence, count)) {
      return Optional.empty();
    }
    int clause = passage.clauseStart(count.first());
    int total = find(passage, clause, count.first(), "tổng", "số");
    String when = own.of(passage, count);
    return total >= 0
        ? total(passage, count, total, sentence, when)
        : plain(passage, count, clause, when);
  }

  /**
   * What a unit's own report says without naming the unit: "Kết nạp được 12 đảng viên mới". Empty
   * where another body is named, only a part is counted, or it is not something that was done.
   */
  static Optional<Statement> ofOwn(
      Passage passage, Mention count, ReportTime own, Predicate<Statement> done) {
    int sentence = Math.max(passage.sentenceStart(count.first()), count.first() - LONG);
    int clause = passage.clauseStart(count.first());
    if (ofPart(passage, sentence, count) || namesBody(passage, sentence, count.first())) {
      return Optional.empty();
    }
    String subject = words(passage, clause, count.first());
    return Optional.of(new Statement(subject, counted(passage, count), own.of(passage, count)))
        .filter(done);
  }

  private static boolean namesBody(Passage passage, int from, int to) {
    for (int i = from; i < to; i++) {
      Noun noun = Nouns.at(passage.tokens(), i);
      if (BODIES.contains(noun.group())) {
        return true;
      }
      i += Math.max(0, noun.length() - 1);
    }
    return false;
  }

  /** Whether the sentence comes to speak of a part before the number. */
  private static boolean ofPart(Passage passage, int sentence, Mention count) {
    for (int i = sentence; i < count.first(); i++) {
      if (passage.at(i, "trong", "đó")
          || passage.at(i, "trong", "số")
          || passage.tokens().get(i).is("gồm")
          || passage.at(i, "còn", "lại")) {
        return true;
      }
    }
    return false;
  }

  /**
   * "tổng số đảng viên của Đảng bộ là 1.864 đồng chí": what is counted stands before the number.
   */
  private static Optional<Statement> total(
      Passage passage, Mention count, int total, int sentence, String when) {
    int of = find(passage, total, count.first(), "của");
    int all = find(passage, total, count.first(), "toàn");
    int scope = of >= 0 ? of + 1 : all >= 0 ? all : subject(passage, sentence, total);
    int end = of >= 0 ? of : all >= 0 ? all : count.first();
    String counted = words(passage, total + 2, end);
    if (scope < 0) {
      return Optional.empty();
    }
    String subject =
        of >= 0 || all >= 0 ? words(passage, scope, count.first()) : name(passage, scope);
    return subject.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement(subject, counted.isEmpty() ? counted(passage, count) : counted, when));
  }

  private static Optional<Statement> plain(
      Passage passage, Mention count, int clause, String when) {
    int begin = subject(passage, clause, count.first());
    if (begin < 0) {
      return Optional.empty();
    }
    String subject = words(passage, begin, count.first());
    return subject.isEmpty()
        ? Optional.empty()
        : Optional.of(new Statement(subject, counted(passage, count), when));
  }

  /**
   * Where the clause names a body that can only be one: "toàn …", or a named one at its beginning;
   * −1 where it does not.
   */
  private static int subject(Passage passage, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (passage.tokens().get(i).is("toàn")
          && i + 1 < to
          && BODIES.contains(Nouns.at(passage.tokens(), i + 1).group())) {
        return i;
      }
    }
    int begin = from;
    while (begin < to && LEADING.has(passage.tokens().get(begin).word())) {
      begin++;
    }
    Noun noun = Nouns.at(passage.tokens(), begin);
    return BODIES.contains(noun.group())
            && begin + noun.length() <= to
            && !ONE_OF_MANY.has(noun.words())
        ? begin
        : -1;
  }

  /** The body's own name: up to the verb. */
  private static String name(Passage passage, int from) {
    int to = from + (passage.at(from, "toàn") ? 1 : 0);
    to += Math.max(1, Nouns.at(passage.tokens(), to).length());
    while (to < passage.tokens().size()
        && passage.tokens().get(to).isWord()
        && !FILLING.has(passage.tokens().get(to).word())) {
      to++;
    }
    return words(passage, from, to);
  }

  private static String counted(Passage passage, Mention count) {
    int from = count.last() + 1;
    int to = from + Math.max(0, count.noun().length());
    while (to < passage.tokens().size()
        && to < from + 6
        && passage.tokens().get(to).isWord()
        && !ENDS.has(passage.tokens().get(to).word())) {
      to++;
    }
    return words(passage, from, to);
  }

  private static String words(Passage passage, int from, int to) {
    StringJoiner words = new StringJoiner(" ");
    for (int i = from; i < to; i++) {
      Token token = passage.tokens().get(i);
      if (token.isWord() && !FILLING.has(token.word())) {
        words.add(token.word());
      }
    }
    return words.toString();
  }

  private static int find(Passage passage, int from, int to, String... words) {
    for (int i = from; i < to; i++) {
      if (passage.at(i, words)) {
        return i;
      }
    }
    return -1;
  }
}
