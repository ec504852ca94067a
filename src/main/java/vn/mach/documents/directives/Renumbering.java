package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.mach.base.kernel.Outcome;
import vn.mach.documents.directives.Marker.Style;

/** Numbers the clauses that follow one at its level on from it, as their number is written. */
final class Renumbering {

  private Renumbering() {}

  /** Refused where the clause has no number that counts. Those without a number stay without. */
  static Outcome<List<Clause>> from(List<Clause> clauses, int at) {
    Clause first = clauses.get(at);
    List<Marker> read = read(first.number());
    if (read.isEmpty() || !read.getFirst().style().counts()) {
      return Outcome.refused("", "directives.clauses.refused.no_number");
    }
    Marker marker = read.getFirst();
    List<Clause> renumbered = new ArrayList<>(clauses);
    int ordinal = ordinal(marker);
    for (int i = at + 1; i < clauses.size() && clauses.get(i).depth() >= first.depth(); i++) {
      Clause it = clauses.get(i);
      boolean numbered = it.depth() == first.depth() && sameStyle(marker, it.number());
      String number = numbered ? number(marker, first.number(), ++ordinal) : "";
      if (numbered && number.isEmpty()) {
        return Outcome.refused("", "directives.clauses.refused.no_number");
      }
      if (numbered) {
        renumbered.set(i, it.saying(number, it.heading(), it.body()));
      }
    }
    return Outcome.done(renumbered);
  }

  private static boolean sameStyle(Marker marker, String number) {
    return read(number).stream().anyMatch(it -> it.style() == marker.style());
  }

  /** A number by itself; of some only a word behind them shows that they are one. */
  private static List<Marker> read(String number) {
    List<Marker> read = MarkerReader.read(number);
    return read.isEmpty() ? MarkerReader.read(number + " X") : read;
  }

  private static int ordinal(Marker marker) {
    return marker.style() == Style.LETTER
        ? MarkerReader.inRow(bare(marker.printed()))
        : marker.ordinal();
  }

  private static String bare(String printed) {
    return printed.replaceAll("[^\\p{L}]", "");
  }

  /** The number with another ordinal in it; empty where its row has no more. */
  private static String number(Marker marker, String printed, int ordinal) {
    String old =
        switch (marker.style()) {
          case LETTER, CAPITAL, ROMAN, SMALL_ROMAN -> bare(printed);
          case NUMBERS -> marker.above() + "." + marker.ordinal();
          default -> String.valueOf(marker.ordinal());
        };
    String now =
        switch (marker.style()) {
          case LETTER -> MarkerReader.letter(ordinal);
          case CAPITAL -> ordinal <= 26 ? String.valueOf((char) ('A' + ordinal - 1)) : "";
          case ROMAN -> MarkerReader.written(ordinal);
          case SMALL_ROMAN -> MarkerReader.written(ordinal).toLowerCase(Locale.ROOT);
          case NUMBERS -> marker.above() + "." + ordinal;
          default -> String.valueOf(ordinal);
        };
    int place = printed.lastIndexOf(old);
    if (place >= 0) {
      return now.isEmpty()
          ? ""
          : printed.substring(0, place) + now + printed.substring(place + old.length());
    }
    // "Chương IV": named, in Roman letters
    String roman = MarkerReader.written(marker.ordinal());
    int there = printed.lastIndexOf(roman);
    return there < 0
        ? ""
        : printed.substring(0, there)
            + MarkerReader.written(ordinal)
            + printed.substring(there + roman.length());
  }
}
