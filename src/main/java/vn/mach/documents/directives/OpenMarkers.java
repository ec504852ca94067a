package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.documents.directives.Marker.Style;

/** The numbers under which a line of the text stands, from the top down. */
final class OpenMarkers {

  /** How far a row may jump: papers forget numbers. */
  private static final int GAP = 3;

  private static final int BEST = 4;
  private static final int LAST_WITHOUT_ROW = 30;

  private record Level(Marker marker, double rank) {}

  private final List<Level> levels = new ArrayList<>();

  /** The last number of each style, also of rows that are closed. */
  private final Map<Style, Integer> last = new HashMap<>();

  /** The likeliest of the readings of a line; null where it numbers no clause. */
  @Nullable Marker best(List<Marker> readings, String line, boolean ended, boolean first) {
    Marker best = null;
    int most = 0;
    for (Marker reading : readings) {
      int fits = fits(reading, line, ended, first);
      if (fits > most) {
        most = fits;
        best = reading;
      }
    }
    return best;
  }

  private int fits(Marker marker, String line, boolean ended, boolean first) {
    if (!marker.style().counts()) {
      boolean goesOn =
          !ended && !marker.rest().isEmpty() && Character.isDigit(marker.rest().charAt(0));
      return goesOn ? 0 : BEST;
    }
    if (marker.style().named()) {
      return BEST;
    }
    for (Level level : levels.reversed()) {
      if (level.marker.sameLevel(marker) && follows(level.marker, marker)) {
        return BEST;
      }
    }
    for (Level level : levels.reversed()) {
      if (level.marker.alike(marker) && follows(level.marker, marker)) {
        return BEST - 1;
      }
    }
    if (marker.ordinal() == 1 || last.getOrDefault(marker.style(), 0) + 1 == marker.ordinal()) {
      return 2;
    }
    int end = line.indexOf(marker.printed()) + marker.printed().length();
    boolean begins =
        end < line.length()
            && line.charAt(end) <= ' '
            && !marker.rest().isEmpty()
            && Character.isUpperCase(marker.rest().codePointAt(0));
    return (ended || first) && begins && marker.ordinal() <= LAST_WITHOUT_ROW ? 1 : 0;
  }

  private static boolean follows(Marker before, Marker next) {
    boolean sameAbove = before.above().equals(next.above());
    if (!sameAbove) {
      return next.ordinal() == 1;
    }
    int most = next.style() == Style.LETTER || next.style() == Style.CAPITAL ? 2 : GAP;
    return next.ordinal() > before.ordinal() && next.ordinal() <= before.ordinal() + most;
  }

  /** Opens the marker's level, and closes what it ends; returns its depth. */
  int enter(Marker marker) {
    if (marker.style().counts()) {
      last.put(marker.style(), marker.ordinal());
    }
    int same = sibling(marker);
    if (same >= 0) {
      Level level = levels.get(same);
      cut(same);
      levels.add(new Level(marker, level.rank));
      return same;
    }
    double rank = rank(marker);
    while (!levels.isEmpty() && levels.getLast().rank > rank) {
      levels.removeLast();
    }
    levels.add(new Level(marker, rank));
    return levels.size() - 1;
  }

  /** The open level to which it belongs; -1: none. */
  private int sibling(Marker marker) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      if (levels.get(i).marker.sameLevel(marker)) {
        return i;
      }
    }
    for (int i = levels.size() - 1; i >= 0; i--) {
      Marker other = levels.get(i).marker;
      if (other.alike(marker)
          && marker.style().counts()
          && marker.style() != Style.NUMBERS
          && marker.ordinal() > 1
          && follows(other, marker)) {
        return i;
      }
    }
    return -1;
  }

  /** Of what is new: below what it usually stands under. Capital letters may part Roman numbers. */
  private double rank(Marker marker) {
    double usual = marker.style().ordinal();
    if (marker.style() == Style.CAPITAL
        && levels.stream().anyMatch(it -> it.marker.style() == Style.ROMAN)) {
      return Style.ROMAN.ordinal() + 0.5;
    }
    if (marker.style() == Style.NUMBERS) {
      return usual + marker.parts() / 10.0;
    }
    return usual;
  }

  /** Closes all levels from a depth on. */
  void leave(int depth) {
    cut(Math.min(depth, levels.size()));
  }

  void clear() {
    levels.clear();
    last.clear();
  }

  private void cut(int size) {
    while (levels.size() > size) {
      levels.removeLast();
    }
  }
}
