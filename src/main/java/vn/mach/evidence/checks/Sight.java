package vn.mach.evidence.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The numbers that a reader still has in mind: those of the sentence and of the two before it. */
final class Sight {

  private static final int SENTENCES_BACK = 2;
  private static final int KEPT = 24;

  private final Deque<Kept> before = new ArrayDeque<>();
  private Passage current = new Passage(0, 0, "", List.of(), new int[0], List.of());

  /** A number with where it stands. */
  record Kept(Passage passage, Mention mention) {

    /**
     * Whether a percent is said of the number itself: then it is a part of something, not a whole.
     */
    boolean isPart() {
      List<Mention> mentions = passage.mentions();
      int next = passage.mentionFrom(mention.last() + 1);
      while (next < mentions.size() && mentions.get(next).role() == Mention.Role.NAME) {
        next++;
      }
      return next < mentions.size()
          && mentions.get(next).isPercent()
          && new Link(passage).joins(mention, mentions.get(next));
    }
  }

  Passage current() {
    return current;
  }

  /** Goes on to the next passage. */
  void enter(Passage passage) {
    List<Mention> mentions = current.mentions();
    for (Mention mention : mentions.subList(Math.max(0, mentions.size() - KEPT), mentions.size())) {
      before.addLast(new Kept(current, mention));
      if (before.size() > KEPT) {
        before.removeFirst();
      }
    }
    current = passage;
  }

  /**
   * The numbers around this one, in the order of the text: of the sentences before it and of its
   * own.
   */
  List<Kept> window(Mention around) {
    List<Kept> window = new ArrayList<>();
    before.stream()
        .filter(kept -> kept.mention().sentence() >= around.sentence() - SENTENCES_BACK)
        .forEach(window::add);
    List<Mention> mentions = current.mentions();
    int at = current.mentionFrom(around.first());
    for (int i = Math.max(0, at - KEPT); i < Math.min(mentions.size(), at + KEPT); i++) {
      Mention mention = mentions.get(i);
      if (mention.sentence() >= around.sentence() - SENTENCES_BACK
          && mention.sentence() <= around.sentence()) {
        window.add(new Kept(current, mention));
      }
    }
    return window;
  }
}
