package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * Finds for the pieces of a new text the clauses of the version before that they are: by their
 * words, then by their number where the words are alike, then by likeness alone. The issuer
 * corrects what is found.
 */
final class ClauseMatching {

  /** Pairs of words that both have, of all that they have: enough with the same number. */
  private static final double ALIKE_WITH_NUMBER = 0.25;

  private static final double ALIKE = 0.5;

  /** A pair of words that so many clauses have tells nothing. */
  private static final int TOO_COMMON = 60;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private record Pair(int piece, int clause, double alike) {}

  private final List<Clause> before;
  private final List<TextPiece> pieces;
  private final int[] keys;
  private final Set<Integer> taken = new HashSet<>();

  private ClauseMatching(List<Clause> before, List<TextPiece> pieces) {
    this.before = before;
    this.pieces = pieces;
    this.keys = new int[pieces.size()];
  }

  /** For each piece the key of the clause that it is; 0: it is new. */
  static int[] keys(List<Clause> before, List<TextPiece> pieces) {
    ClauseMatching matching = new ClauseMatching(before, pieces);
    List<String> pathsBefore =
        paths(
            before.stream().map(Clause::number).toList(),
            before.stream().map(Clause::depth).toList());
    List<String> paths =
        paths(
            pieces.stream().map(TextPiece::number).toList(),
            pieces.stream().map(TextPiece::depth).toList());
    matching.sameWords(pathsBefore, paths);
    matching.alike(pathsBefore, paths);
    matching.samePlace(pathsBefore, paths);
    return matching.keys;
  }

  /** The same words, the same number first: short items may stand in several places. */
  private void sameWords(List<String> pathsBefore, List<String> paths) {
    Map<String, List<Integer>> byWords = new HashMap<>();
    Map<String, Integer> byBoth = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      String words = plain(before.get(i).words());
      byWords.computeIfAbsent(words, it -> new ArrayList<>()).add(i);
      byBoth.putIfAbsent(pathsBefore.get(i) + "\n" + words, i);
    }
    for (int i = 0; i < pieces.size(); i++) {
      Integer clause = byBoth.get(paths.get(i) + "\n" + plain(pieces.get(i).words()));
      if (clause != null && !taken.contains(clause)) {
        take(i, clause);
      }
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (keys[i] != 0) {
        continue;
      }
      for (int clause : byWords.getOrDefault(plain(pieces.get(i).words()), List.of())) {
        if (!taken.contains(clause)) {
          take(i, clause);
          break;
        }
      }
    }
  }

  private void alike(List<String> pathsBefore, List<String> paths) {
    List<Set<String>> wordsBefore = before.stream().map(it -> pairs(it.words())).toList();
    Map<String, List<Integer>> having = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      if (!taken.contains(i)) {
        for (String pair : wordsBefore.get(i)) {
          having.computeIfAbsent(pair, it -> new ArrayList<>()).add(i);
        }
      }
    }
    List<Pair> found = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (keys[i] == 0) {
        compare(i, having, wordsBefore, pathsBefore, paths, found);
      }
    }
    found.sort(Comparator.comparingDouble(Pair::alike).reversed());
    for (Pair pair : found) {
      if (keys[pair.piece] == 0 && !taken.contains(pair.clause)) {
        take(pair.piece, pair.clause);
      }
    }
  }

  private void compare(
      int piece,
      Map<String, List<Integer>> having,
      List<Set<String>> wordsBefore,
      List<String> pathsBefore,
      List<String> paths,
      List<Pair> found) {
    Set<String> words = pairs(pieces.get(piece).words());
    Map<Integer, Integer> common = new HashMap<>();
    for (String pair : words) {
      List<Integer> clauses = having.getOrDefault(pair, List.of());
      if (clauses.size() <= TOO_COMMON) {
        clauses.forEach(it -> common.merge(it, 1, Integer::sum));
      }
    }
    common.forEach((clause, count) -> {
      double alike = 2.0 * count / (words.size() + wordsBefore.get(clause).size());
      boolean sameNumber = paths.get(piece).equals(pathsBefore.get(clause));
      if (alike >= (sameNumber ? ALIKE_WITH_NUMBER : ALIKE)) {
        found.add(new Pair(piece, clause, sameNumber ? alike + ALIKE : alike));
      }
    });
  }

  /** A heading that was reworded: the same number, and what stands under it was found under it. */
  private void samePlace(List<String> pathsBefore, List<String> paths) {
    Map<String, Integer> byPath = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      if (!taken.contains(i) && !pathsBefore.get(i).isEmpty()) {
        byPath.putIfAbsent(pathsBefore.get(i), i);
      }
    }
    for (int i = 0; i + 1 < pieces.size(); i++) {
      Integer clause = byPath.get(paths.get(i));
      if (keys[i] == 0 && clause != null && clause + 1 < before.size() && !taken.contains(clause)) {
        boolean heads =
            pieces.get(i + 1).depth() > pieces.get(i).depth()
                && before.get(clause + 1).depth() > before.get(clause).depth();
        if (heads && keys[i + 1] == before.get(clause + 1).key()) {
          take(i, clause);
        }
      }
    }
  }

  private void take(int piece, int clause) {
    keys[piece] = before.get(clause).key();
    taken.add(clause);
  }

  /** Each number with those above it: {@code ii/1/a}; without its signs. Empty: without one. */
  private static List<String> paths(List<String> numbers, List<Integer> depths) {
    String[] open = new String[11];
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int depth = depths.get(i);
      String number = plain(numbers.get(i));
      open[depth] = (depth == 0 || open[depth - 1] == null ? "" : open[depth - 1] + "/") + number;
      paths.add(number.isEmpty() ? "" : open[depth]);
    }
    return paths;
  }

  private static String plain(String text) {
    return NO_WORD.matcher(Text.line(text).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Two words each that stand side by side, and of a single word itself. */
  private static Set<String> pairs(String text) {
    String[] words = plain(text).split(" ");
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < words.length; i++) {
      pairs.add(words[i] + " " + words[i + 1]);
    }
    if (words.length == 1 && !words[0].isEmpty()) {
      pairs.add(words[0]);
    }
    return pairs;
  }
}
