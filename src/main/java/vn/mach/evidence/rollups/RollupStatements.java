package vn.mach.evidence.rollups;

import java.util.Set;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureStatements;

/**
 * The longer statements of the module, each in a file beside the classes that opens with what it
 * does. Some go on with a file of {@code figures}, which counts or shows what they have chosen.
 */
final class RollupStatements {

  private static final Set<String> OF_FIGURES = Set.of("due_counted", "units_due");

  private RollupStatements() {}

  /** The statement in the tree of each activity's own day. */
  static String then(String... names) {
    return FigureStatements.atEventDate(texts(names));
  }

  /** The statement for figures of one function. */
  static String of(FigureFunction function, String... names) {
    return FigureStatements.of(function, texts(names));
  }

  /** As above for its days, which are put together later. */
  static String ofDays(FigureFunction function, String... names) {
    return FigureStatements.ofDays(function, texts(names));
  }

  /** The texts of the files, one after the other. */
  static String texts(String... names) {
    return FigureStatements.texts(RollupStatements::text, names);
  }

  private static String text(String name) {
    return OF_FIGURES.contains(name)
        ? FigureStatements.text(name)
        : FigureStatements.read(RollupStatements.class, name);
  }
}
