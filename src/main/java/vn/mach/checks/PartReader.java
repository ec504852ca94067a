package vn.mach.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a list: one count for each item, of the whole's kind. */
final class PartReader {

  /**
   * A part.
   *
   * @param label the words around its number, folded
   * @param said the word behind its noun; empty where none follows
   */
  record Part(Mention mention, BigDecimal value, String label, String said) {}

  private static final int LABEL = 8;
  private static final int LONG = 400;

  /** Words before the first part that say that not all are named. */
  private static final List<String> SOME_OF_THEM = List.of(" nhiều ", " một số ", " chủ yếu ", " tiêu biểu ", " điển hình ", " nổi bật ", " như ");

  private final List<Mention> wholes;
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> also = new HashSet<>();
  private @Nullable Mention whole;
  private boolean closed;
  private boolean unsure;
  private boolean ended;
  private boolean cutOff;

  private PartReader(List<Mention> wholes) {
    this.wholes = wholes;
  }

  /** The whole that the first part fits; null where none does. */
  @Nullable Mention whole() {
    return whole;
  }

  List<Part> parts() {
    return parts;
  }

  /** Whether "còn lại" names the last part, so that nothing is left over. */
  boolean closed() {
    return closed;
  }

  /** Whether something in the list may be read in more than one way. */
  boolean unsure() {
    return unsure;
  }

  /** Whether "và" or "còn lại" stands before the last part: then it is the last. */
  boolean ended() {
    return ended;
  }

  static PartReader points(List<Passage> points, List<Mention> wholes) {
    PartReader reader = new PartReader(wholes);
    for (Passage point : points) {
      boolean found = false;
      for (Mention mention : point.mentions()) {
        if (mention.depth() == 0 && mention.isCount() && reader.fits(mention)) {
          reader.add(point, mention);
          found = true;
          break;
        }
      }
      reader.unsure |= !found;
    }
    return reader;
  }

  static PartReader inline(Passage passage, PartList.Opener opener, int depth, List<Mention> wholes) {
    PartReader reader = new PartReader(wholes);
    reader.coordinate(passage, opener);
    reader.read(passage, opener, depth);
    return reader;
  }

  /** "45 tập thể, cá nhân (…": the whole counts two kinds of things together. */
  private void coordinate(Passage passage, PartList.Opener opener) {
    Mention nearest = wholes.getFirst();
    also.add(nearest.noun().group());
    for (int i = nearest.last() + 1 + nearest.noun().length(); i < opener.at() && nearest.sentence() == passage.tokens().get(opener.at()).sentence(); i++) {
      if (passage.tokens().get(i).isMark(",/") || passage.tokens().get(i).is("và")) {
        Noun noun = Nouns.at(passage.tokens(), i + 1);
        if (noun.known() && !noun.isMeasure() && i + 1 + noun.length() <= opener.at()) {
          also.add(noun.group());
        }
      }
    }
  }

  private void read(Passage passage, PartList.Opener opener, int depth) {
    int end = end(passage, opener, depth);
    boolean complete = false;
    boolean semicolons = false;
    boolean last = false;
    int item = opener.content();
    for (Mention mention : passage.mentions().subList(passage.mentionFrom(opener.content()), passage.mentions().size())) {
      if (mention.first() >= end) {
        break;
      }
      if (mention.depth() != depth || mention.isPercent() || skipped(mention)) {
        continue;
      }
      int separator = separator(passage, item, mention.first());
      if (!parts.isEmpty() && separator < 0) {
        unsure |= parts.getLast().mention().noun().same(mention.noun());
        item = mention.last() + 1;
        continue;
      }
      boolean semicolon = separator >= 0 && passage.tokens().get(separator).is(";");
      if (last || semicolon && !semicolons && parts.size() > 1) {
        complete = true;
        break;
      }
      semicolons |= semicolon;
      if (mention.role() != Mention.Role.PLAIN || mention.isFraction() && !fractions(mention) || !fits(mention)) {
        if (parts.isEmpty() && !mention.noun().words().isEmpty() && mention.role() == Mention.Role.PLAIN) {
          return;
        }
        unsure |= mention.role() == Mention.Role.BOUND || mention.isFraction();
        if (parts.size() > 1 && !mention.noun().isMeasure()) {
          break;
        }
        unsure |= !mention.noun().isMeasure();
        continue;
      }
      closed |= isRest(passage, mention);
      add(passage, mention);
      last = closed || !semicolons && separator >= 0 && passage.tokens().get(separator).is("và");
      ended |= last;
      item = mention.last() + 1;
    }
    unsure |= cutOff && !complete && !ended;
  }

  private static boolean skipped(Mention mention) {
    return switch (mention.role()) {
      case CHANGE, COMPARED, EACH, PLANNED, NAME -> true;
      case PLAIN, BOUND -> mention.noun().isIn("time");
    };
  }

  /** Where the list ends at the latest: with its sentence, its bracket, or another "trong đó" on the way. */
  private int end(Passage passage, PartList.Opener opener, int depth) {
    List<Token> tokens = passage.tokens();
    int sentence = tokens.get(opener.at()).sentence();
    for (int i = opener.content(); i < tokens.size(); i++) {
      if (i - opener.content() > LONG) {
        cutOff = true;
        return i;
      }
      if (tokens.get(i).sentence() != sentence || tokens.get(i).depth() < depth) {
        return i;
      }
      if (tokens.get(i).depth() == depth && (passage.at(i, "trong", "đó") || tokens.get(i).is("gồm"))) {
        cutOff = true;
        return i;
      }
    }
    return tokens.size();
  }

  /** The last mark or word that sets the number apart from the one before it; −1 where there is none. */
  private static int separator(Passage passage, int from, int to) {
    int separator = -1;
    for (int i = from; i < to; i++) {
      int behind = passage.behindBracket(i);
      if (behind > i && behind < to) {
        i = behind;
      } else if (passage.tokens().get(i).isMark(",;+&") && (separator < 0 || !passage.tokens().get(separator).is(";"))) {
        separator = i;
      } else if (passage.tokens().get(i).is("và") && separator < 0) {
        separator = i;
      }
    }
    return separator;
  }

  private boolean fractions(Mention mention) {
    return whole == null ? wholes.getFirst().isFraction() : whole.isFraction();
  }

  /** Whether the number may be a part of the whole; the first one chooses the whole. */
  private boolean fits(Mention mention) {
    if (whole == null) {
      whole =
          wholes.stream()
              .filter(it -> (it.noun().alike(mention.noun()) || it == wholes.getFirst() && also.contains(mention.noun().group())) && (it.isFraction() || !mention.isFraction()))
              .findFirst()
              .map(it -> it.part() == null || mention.isFraction() ? it : it.part())
              .orElse(null);
    }
    boolean alike = whole != null && whole.noun().alike(mention.noun()) && (parts.isEmpty() || mention.noun().alike(parts.getFirst().mention().noun()));
    return alike || whole != null && also.size() > 1 && also.contains(mention.noun().group());
  }

  private void add(Passage passage, Mention mention) {
    List<Token> tokens = passage.tokens();
    StringBuilder label = new StringBuilder();
    int from = passage.clauseStart(mention.first());
    if (from == mention.first() && from > 0 && tokens.get(from - 1).is(":")) {
      from = passage.clauseStart(from - 1);
    }
    int least = parts.isEmpty() || parts.getLast().mention().last() > mention.first() ? 0 : parts.getLast().mention().last() + 1 + parts.getLast().mention().noun().length();
    for (int i = Math.max(Math.max(from, least), mention.first() - LABEL); i < mention.first(); i++) {
      label.append(tokens.get(i).word()).append(' ');
    }
    for (int i = mention.last() + 1; i <= mention.last() + LABEL && i < tokens.size() && tokens.get(i).isWord() && !tokens.get(i).is("và"); i++) {
      label.append(tokens.get(i).word()).append(' ');
    }
    int behind = mention.last() + 1 + mention.noun().length();
    String said = behind < tokens.size() && tokens.get(behind).isWord() ? tokens.get(behind).word() : "";
    unsure |= parts.isEmpty() && SOME_OF_THEM.stream().anyMatch((" " + label)::contains);
    parts.add(new Part(mention, mention.value(), label.toString().strip(), said));
  }

  private static boolean isRest(Passage passage, Mention mention) {
    for (int i = Math.max(0, mention.first() - 4); i < mention.first(); i++) {
      if (passage.at(i, "còn", "lại")) {
        return true;
      }
    }
    return passage.at(mention.last() + 1 + mention.noun().length(), "còn", "lại");
  }
}
