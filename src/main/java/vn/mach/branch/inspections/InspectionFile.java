package vn.mach.branch.inspections;

import java.security.SecureRandom;
import vn.mach.organisation.access.NamedFile;

/** The names of what is for named eyes here: files of inspections, and draws. */
final class InspectionFile {

  static final String MODULE = "inspections";
  static final String DRAWS = "inspection_draws";

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private InspectionFile() {}

  static NamedFile of(long inspection) {
    return new NamedFile(MODULE, inspection);
  }

  static NamedFile ofDraw(long draw) {
    return new NamedFile(DRAWS, draw);
  }

  /** A fresh code of a file: 50 bits, so that nobody finds one by trying. */
  static String freshCode() {
    return "KT-" + letters(5) + "-" + letters(5);
  }

  /** Fresh letters for a seed. */
  static String letters(int count) {
    StringBuilder letters = new StringBuilder();
    RANDOM.ints(count, 0, LETTERS.length()).forEach(at -> letters.append(LETTERS.charAt(at)));
    return letters.toString();
  }
}
