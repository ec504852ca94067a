package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;

/** The items of a list in running text: the numbers between one separator and the next. */
final class ListItems {

  /**
   * An item.
   *
   * @param separator what is before it: {@code ,}, {@code ;}, {@code và} …; empty before the first
   * @param from the first token behind the separator
   * @param mentions at the depth of the list; where there are none, a number alone in a bracket
   */
  record Item(String separator, int from, List<Mention> mentions) {}

  /** What sets items apart. */
  enum Separators {
    /** Commas and "và", up to the first semicolon. */
    COMMAS,
    SEMICOLONS,
    ALL
  }

  private static final int LONG = 400;
  private static final int MANY = 40;

  private final Passage passage;
  private final int depth;
  private final int begin;
  private final int end;
  private final boolean cutOff;

  private ListItems(Passage passage, int depth, int begin, int end, boolean cutOff) {
    this.passage = passage;
    this.depth = depth;
    this.begin = begin;
    this.end = end;
    this.cutOff = cutOff;
  }

  /**
   * The list ends at the latest with its sentence, its bracket, or another "trong đó" or "gồm" on
   * the way.
   */
  static ListItems of(Passage passage, Opener opener) {
    List<Token> tokens = passage.tokens();
    int depth = opener.depth(passage);
    int sentence = tokens.get(opener.at()).sentence();
    for (int i = opener.content(); i < tokens.size(); i++) {
      boolean opens =
          tokens.get(i).depth() == depth
              && (passage.at(i, "trong", "đó") || tokens.get(i).is("gồm"));
      if (i - opener.content() > LONG || opens) {
        return new ListItems(passage, depth, opener.content(), i, true);
      }
      if (tokens.get(i).sentence() != sentence || tokens.get(i).depth() < depth) {
        return new ListItems(passage, depth, opener.content(), i, false);
      }
    }
    return new ListItems(passage, depth, opener.content(), tokens.size(), false);
  }

  /** The first token of the list. */
  int begin() {
    return begin;
  }

  /** Whether another list begins where this one was cut off. */
  boolean cutOff() {
    return cutOff;
  }

  /**
   * Whether anything says that more belongs to the list than is named: "…", "v.v.", or at its end
   * "và các …" without a number.
   */
  boolean goesOn() {
    int last = begin;
    for (Mention mention : mentions()) {
      last = mention.last() + 1;
    }
    for (int i = begin; i < end; i++) {
      boolean open =
          passage.tokens().get(i).isMark("…")
              || passage.at(i, ".", ".", ".")
              || passage.at(i, "v", ".", "v")
              || passage.at(i, "vv");
      if (open || i >= last && (passage.at(i, "và", "các") || passage.at(i, "và", "một", "số"))) {
        return true;
      }
    }
    return false;
  }

  /** "một số hộ vừa làm ruộng vừa buôn bán": the list says that its parts overlap. */
  boolean overlaps() {
    int both = 0;
    int last = Math.min(passage.sentenceEnd(begin), begin + LONG);
    for (int i = begin; i < last; i++) {
      both += passage.tokens().get(i).is("vừa") ? 1 : 0;
    }
    return both > 1;
  }

  boolean has(String mark) {
    for (int i = begin; i < end; i++) {
      if (passage.tokens().get(i).depth() == depth && passage.tokens().get(i).is(mark)) {
        return true;
      }
    }
    return false;
  }

  /** The items; none where they are more than anybody adds up in a sentence. */
  List<Item> read(Separators separators) {
    List<Item> items = new ArrayList<>();
    int from = begin;
    for (Mention mention : mentions()) {
      int at = separator(from, mention.first());
      String separator = at < 0 ? "" : passage.tokens().get(at).word();
      if (separators == Separators.COMMAS && separator.equals(";")) {
        break;
      }
      if (items.isEmpty()) {
        items.add(new Item("", begin, new ArrayList<>(List.of(mention))));
      } else if (at >= 0 && (separators != Separators.SEMICOLONS || separator.equals(";"))) {
        items.add(new Item(separator, at + 1, new ArrayList<>(List.of(mention))));
      } else if (mention.depth() == depth) {
        items.getLast().mentions().add(mention);
      }
      from = mention.last() + 1;
    }
    return items.size() > MANY ? List.of() : items;
  }

  /**
   * The numbers of the list itself: at its depth, and those alone in a bracket where nothing was
   * counted before the bracket.
   */
  private List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    int item = begin;
    for (int i = passage.mentionFrom(begin);
        i < passage.mentions().size() && passage.mentions().get(i).first() < end;
        i++) {
      Mention mention = passage.mentions().get(i);
      if (mention.isPercent() || mention.depth() > depth + 1 || mention.depth() < depth) {
        continue;
      }
      if (mention.depth() == depth
          || alone(mention) && (mentions.isEmpty() || separator(item, mention.first()) >= 0)) {
        mentions.add(mention);
        item = mention.last() + 1;
      }
    }
    return mentions;
  }

  private boolean alone(Mention mention) {
    int open = mention.first() - 1;
    int close = mention.last() + 1 + mention.noun().length();
    return open >= 0 && passage.tokens().get(open).isMark("(") && passage.partners()[open] == close;
  }

  /** "và", or "cùng" before a number. */
  private boolean isAnd(int at) {
    return passage.at(at, "và")
        || passage.at(at, "cùng")
            && at + 1 < end
            && passage.tokens().get(at + 1).kind() == Token.Kind.NUMBER;
  }

  /**
   * The mark or word that sets the two apart: a semicolon before a comma, a comma before "và", of
   * commas the last; −1 where there is none.
   */
  private int separator(int from, int to) {
    int separator = -1;
    for (int i = from; i < to; i++) {
      int behind = passage.behindBracket(i);
      Token token = passage.tokens().get(i);
      if (behind > i && behind < to) {
        i = behind;
      } else if (token.isMark(",;+&")
          && (separator < 0 || !passage.tokens().get(separator).is(";"))) {
        separator = i;
      } else if (isAnd(i) && separator < 0) {
        separator = i;
      }
    }
    return separator;
  }
}
