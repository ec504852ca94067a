package vn.mach.voice.talks;

import java.security.SecureRandom;
import vn.mach.organisation.access.NamedFile;

/** The names of what is for named eyes here: talks, what was agreed in them, and own questions. */
final class TalkFile {

  static final String MODULE = "talks";
  static final String POINTS = "talk_points";
  static final String DIALOGUES = "dialogues";

  /** Where their pages are: the audit log leads there. */
  static final String DIALOGUE_PAGES = "talks/dialogues";

  static final String QUESTIONS = "dialogue_questions";

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private TalkFile() {}

  static NamedFile of(long talk) {
    return new NamedFile(MODULE, talk);
  }

  static NamedFile ofPoint(long point) {
    return new NamedFile(POINTS, point);
  }

  static NamedFile ofQuestion(long question) {
    return new NamedFile(QUESTIONS, question);
  }

  /** A fresh code of a talk: 50 bits, so that nobody finds one by trying. */
  static String freshCode() {
    return "GG-" + letters(5) + "-" + letters(5);
  }

  /** A fresh code of a conference: short, it is public. */
  static String freshDialogueCode() {
    return "DT-" + letters(6);
  }

  private static String letters(int count) {
    StringBuilder letters = new StringBuilder();
    RANDOM.ints(count, 0, LETTERS.length()).forEach(at -> letters.append(LETTERS.charAt(at)));
    return letters.toString();
  }
}
