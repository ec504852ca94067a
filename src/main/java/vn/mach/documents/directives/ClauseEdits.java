package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;

/**
 * Corrections of a split, on the clauses of a draft in their order: pure functions from one list to
 * another. What stands under a clause moves with it.
 */
final class ClauseEdits {

  private static final int DEEPEST = 9;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_HEADING = 500;

  /** A correction that needs nothing but the clause. */
  enum Step {
    /** Its text goes to the end of the clause before it. */
    JOIN,
    UP,
    DOWN,
    /** One step to the right. */
    IN,
    OUT,
    REMOVE,
    /** Those that follow it at its level are numbered on from it. */
    RENUMBER;

    String code() {
      return Codes.code(this);
    }

    static Step find(String code) {
      return Codes.find(Step.class, code).orElseThrow(() -> new NotFound("step " + code));
    }
  }

  private ClauseEdits() {}

  static Outcome<List<Clause>> step(List<Clause> clauses, int key, Step step) {
    int at = at(clauses, key);
    return switch (step) {
      case JOIN -> joined(clauses, at);
      case UP -> up(clauses, at);
      case DOWN -> down(clauses, at);
      case IN -> in(clauses, at);
      case OUT -> out(clauses, at);
      case REMOVE -> removed(clauses, at);
      case RENUMBER -> Renumbering.from(clauses, at);
    };
  }

  /** Puts other words into a clause. Refused: one that says nothing, and too long ones. */
  static Outcome<List<Clause>> reworded(
      List<Clause> clauses, int key, String number, String heading, String body) {
    if (number.isEmpty() && heading.isEmpty() && body.isEmpty()) {
      return Outcome.refused("body", "web.refused.missing");
    }
    if (number.length() > LONGEST_NUMBER) {
      return Outcome.refused("number", "web.refused.too_long", LONGEST_NUMBER);
    }
    if (heading.length() > LONGEST_HEADING) {
      return Outcome.refused("heading", "web.refused.too_long", LONGEST_HEADING);
    }
    if (body.length() > ClauseSplitter.LONGEST_CLAUSE) {
      return Outcome.refused("body", "web.refused.too_long", ClauseSplitter.LONGEST_CLAUSE);
    }
    return Outcome.done(changed(clauses, at(clauses, key), it -> it.saying(number, heading, body)));
  }

  /** What the clause asks; null: nothing. */
  static List<Clause> marked(List<Clause> clauses, int key, @Nullable Asked asked) {
    return changed(clauses, at(clauses, key), it -> it.asking(asked));
  }

  /**
   * Splits the text of a clause in two; the second part is a clause of its own behind it.
   *
   * @param before the part of its text that stays
   * @param newKey of the second part
   */
  static Outcome<List<Clause>> split(
      List<Clause> clauses, int key, String before, String after, int newKey) {
    if (before.isBlank() || after.isBlank()) {
      return Outcome.refused("body", "directives.clauses.refused.split_where");
    }
    if (clauses.size() >= ClauseSplitter.MOST_CLAUSES) {
      return Outcome.refused("", "directives.clauses.refused.many", ClauseSplitter.MOST_CLAUSES);
    }
    int at = at(clauses, key);
    Clause first = clauses.get(at);
    List<Clause> split = new ArrayList<>(clauses);
    split.set(at, first.saying(Text.lines(before)));
    split.add(at + 1, numbered(newKey, first.depth(), Text.lines(after)));
    return Outcome.done(placed(split));
  }

  /** A new clause, its number read from its words. */
  private static Clause numbered(int key, int depth, String words) {
    List<Marker> markers = MarkerReader.read(words);
    String number = markers.isEmpty() ? "" : markers.getFirst().printed();
    String rest = words.startsWith(number) ? words.substring(number.length()).strip() : words;
    return new Clause(new ClauseId(0), key, 0, depth, number, "", rest, null, 0);
  }

  /** An empty place is no clause: it has words at once. */
  static Outcome<List<Clause>> added(List<Clause> clauses, int behind, int newKey, String words) {
    if (words.isBlank()) {
      return Outcome.refused("added", "web.refused.missing");
    }
    if (words.length() > ClauseSplitter.LONGEST_CLAUSE) {
      return Outcome.refused("added", "web.refused.too_long", ClauseSplitter.LONGEST_CLAUSE);
    }
    if (clauses.size() >= ClauseSplitter.MOST_CLAUSES) {
      return Outcome.refused("", "directives.clauses.refused.many", ClauseSplitter.MOST_CLAUSES);
    }
    int at = at(clauses, behind);
    List<Clause> added = new ArrayList<>(clauses);
    added.add(end(clauses, at), numbered(newKey, clauses.get(at).depth(), words));
    return Outcome.done(placed(added));
  }

  /**
   * Says that a clause is one of the version before, or that it is new.
   *
   * @param as the key that it gets; the clause that has it gets this one's
   */
  static List<Clause> identified(List<Clause> clauses, int key, int as) {
    int other = -1;
    for (int i = 0; i < clauses.size(); i++) {
      other = clauses.get(i).key() == as ? i : other;
    }
    List<Clause> identified = changed(clauses, at(clauses, key), it -> it.identified(as));
    return other < 0 ? identified : changed(identified, other, it -> it.identified(key));
  }

  private static Outcome<List<Clause>> joined(List<Clause> clauses, int at) {
    if (at == 0) {
      return Outcome.refused("", "directives.clauses.refused.no_before");
    }
    Clause before = clauses.get(at - 1);
    Clause it = clauses.get(at);
    String more = it.number().isEmpty() ? it.words() : (it.number() + " " + it.words()).strip();
    String body = before.body().isEmpty() ? more : before.body() + "\n" + more;
    if (body.length() > ClauseSplitter.LONGEST_CLAUSE) {
      return Outcome.refused("", "web.refused.too_long", ClauseSplitter.LONGEST_CLAUSE);
    }
    List<Clause> joined = new ArrayList<>(clauses);
    Asked asked = before.asked() == null ? it.asked() : before.asked();
    joined.set(at - 1, before.saying(body).asking(asked));
    joined.remove(at);
    return Outcome.done(placed(joined));
  }

  private static Outcome<List<Clause>> up(List<Clause> clauses, int at) {
    int before = at - 1;
    while (before >= 0 && clauses.get(before).depth() > clauses.get(at).depth()) {
      before--;
    }
    return before < 0 || clauses.get(before).depth() < clauses.get(at).depth()
        ? Outcome.refused("", "directives.clauses.refused.at_end")
        : Outcome.done(exchanged(clauses, before, at));
  }

  private static Outcome<List<Clause>> down(List<Clause> clauses, int at) {
    int next = end(clauses, at);
    return next == clauses.size() || clauses.get(next).depth() < clauses.get(at).depth()
        ? Outcome.refused("", "directives.clauses.refused.at_end")
        : Outcome.done(exchanged(clauses, at, next));
  }

  /** Two neighbours of one level change places, with what stands under them. */
  private static List<Clause> exchanged(List<Clause> clauses, int first, int second) {
    List<Clause> exchanged = new ArrayList<>(clauses.subList(0, first));
    int end = end(clauses, second);
    exchanged.addAll(clauses.subList(second, end));
    exchanged.addAll(clauses.subList(first, second));
    exchanged.addAll(clauses.subList(end, clauses.size()));
    return placed(exchanged);
  }

  private static Outcome<List<Clause>> in(List<Clause> clauses, int at) {
    int end = end(clauses, at);
    boolean deepest = clauses.subList(at, end).stream().anyMatch(it -> it.depth() >= DEEPEST);
    return at == 0 || deepest || clauses.get(at - 1).depth() < clauses.get(at).depth()
        ? Outcome.refused("", "directives.clauses.refused.no_deeper")
        : Outcome.done(shifted(clauses, at, end, 1));
  }

  private static Outcome<List<Clause>> out(List<Clause> clauses, int at) {
    return clauses.get(at).depth() == 0
        ? Outcome.refused("", "directives.clauses.refused.no_higher")
        : Outcome.done(shifted(clauses, at, end(clauses, at), -1));
  }

  private static List<Clause> shifted(List<Clause> clauses, int from, int to, int by) {
    List<Clause> shifted = new ArrayList<>(clauses);
    for (int i = from; i < to; i++) {
      Clause it = shifted.get(i);
      shifted.set(i, it.placed(it.position(), it.depth() + by));
    }
    return shifted;
  }

  /** What stood under it moves up to its level. */
  private static Outcome<List<Clause>> removed(List<Clause> clauses, int at) {
    if (clauses.size() == 1) {
      return Outcome.refused("", "directives.clauses.refused.last");
    }
    List<Clause> removed = shifted(clauses, at + 1, end(clauses, at), -1);
    removed.remove(at);
    return Outcome.done(placed(removed));
  }

  /** Where what stands under a clause ends. */
  static int end(List<Clause> clauses, int at) {
    int end = at + 1;
    while (end < clauses.size() && clauses.get(end).depth() > clauses.get(at).depth()) {
      end++;
    }
    return end;
  }

  static int at(List<Clause> clauses, int key) {
    for (int i = 0; i < clauses.size(); i++) {
      if (clauses.get(i).key() == key) {
        return i;
      }
    }
    throw new NotFound("clause " + key);
  }

  /** Numbers the places anew: 1, 2, ... */
  static List<Clause> placed(List<Clause> clauses) {
    List<Clause> placed = new ArrayList<>(clauses.size());
    for (Clause it : clauses) {
      placed.add(it.placed(placed.size() + 1, it.depth()));
    }
    return placed;
  }

  static List<Clause> changed(List<Clause> clauses, int at, UnaryOperator<Clause> change) {
    List<Clause> changed = new ArrayList<>(clauses);
    changed.set(at, change.apply(changed.get(at)));
    return changed;
  }
}
