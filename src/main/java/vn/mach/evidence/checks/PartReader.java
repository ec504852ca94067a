package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of a list: one count for each item, of the whole's kind. */
final class PartReader {

  private static final int LABEL = 8;

  /** Words before the first part that say that not all are named. */
  private static final Words OF_WHOLE = Words.of("of the whole");

  private static final Words SOME_OF_THEM = Words.of("some of them");

  private final List<Mention> wholes;
  private final Set<String> also;
  private final boolean anything;
  private final boolean all;

  /**
   * @param also the groups of things that the nearest whole counts together
   * @param anything whether things of unknown kind are believed to be parts
   * @param all whether even things of another kind are: "246 đồng chí, gồm 118 huy hiệu 30 năm …"
   */
  private PartReader(List<Mention> wholes, Set<String> also, boolean anything, boolean all) {
    this.all = all;
    this.wholes = wholes;
    this.also = also;
    this.anything = anything;
  }

  /** The points below as one list: the first count of each that fits. */
  static List<Parts> points(List<Passage> points, List<Mention> wholes, boolean all) {
    List<ListItems.Item> items = new ArrayList<>();
    for (Passage point : points) {
      items.add(
          new ListItems.Item(
              ";",
              0,
              point.mentions().stream().filter(it -> it.depth() == 0 && it.isCount()).toList()));
    }
    PartReader reader =
        new PartReader(wholes, Set.of(wholes.getFirst().noun().group()), all, false);
    List<Parts.Part> parts = new ArrayList<>();
    Mention whole = null;
    boolean unsure = false;
    for (int i = 0; i < points.size(); i++) {
      Mention one = null;
      for (Mention mention : items.get(i).mentions()) {
        whole = whole == null ? reader.whole(mention).orElse(null) : whole;
        if (one == null && whole != null && reader.fits(whole, parts, mention)) {
          one = mention;
        }
      }
      unsure |= one == null;
      if (one != null) {
        parts.add(Parts.Part.of(points.get(i), one, 0));
      }
    }
    return whole == null
        ? List.of()
        : List.of(new Parts(whole, parts, false, false, false, unsure));
  }

  /**
   * A list in running text, in each way in which its separators may be meant. What "trong đó" names
   * with commas ends with the semicolon.
   */
  static List<Parts> inline(Passage passage, Opener opener, List<Mention> wholes) {
    ListItems items = ListItems.of(passage, opener);
    PartReader reader =
        new PartReader(
            wholes,
            together(passage, opener, wholes.getFirst()),
            opener.opening() == Opener.Opening.ALL || opener.opening() == Opener.Opening.BESIDE,
            opener.opening() == Opener.Opening.ALL);
    Set<Parts> readings = new LinkedHashSet<>();
    for (ListItems.Separators separators : ListItems.Separators.values()) {
      boolean ended =
          separators == ListItems.Separators.ALL
              && opener.opening() == Opener.Opening.SOME
              && !opener.colon(passage)
              && readings.stream().anyMatch(it -> it.parts().size() > 1);
      if (separators == ListItems.Separators.COMMAS || items.has(";") && !ended) {
        reader.read(passage, items, separators).ifPresent(readings::add);
      }
    }
    return List.copyOf(readings);
  }

  /** "45 tập thể, cá nhân (…": the whole counts two kinds of things together. */
  private static Set<String> together(Passage passage, Opener opener, Mention nearest) {
    Set<String> also = new HashSet<>(Set.of(nearest.noun().group()));
    for (int i = nearest.last() + 1 + nearest.noun().length();
        i < opener.at() && nearest.sentence() == passage.tokens().get(opener.at()).sentence();
        i++) {
      if (passage.tokens().get(i).isMark(",/") || passage.tokens().get(i).is("và")) {
        Noun noun = Nouns.at(passage.tokens(), i + 1);
        if (noun.known() && !noun.isMeasure() && i + 1 + noun.length() <= opener.at()) {
          also.add(noun.group());
        }
      }
    }
    return also;
  }

  /** What an item is to the list. */
  private enum Use {
    PART,
    /** Says nothing of the whole: money, a change, another time's number. */
    ASIDE,
    /** May be a part, but nobody knows how large. */
    UNSURE,
    /** Counts other things: the list ended before it. */
    OTHER
  }

  private Optional<Parts> read(Passage passage, ListItems list, ListItems.Separators separators) {
    List<ListItems.Item> items =
        list.read(separators).stream()
            .map(PartReader::weighed)
            .filter(it -> !it.mentions().isEmpty())
            .toList();
    Optional<Mention> whole =
        items.stream()
            .findFirst()
            .map(it -> it.mentions().getFirst())
            .flatMap(it -> labelled(passage, list.begin(), it).or(() -> whole(it)));
    if (whole.isEmpty()
        || use(whole.get(), List.of(), items.getFirst().mentions().getFirst()) != Use.PART) {
      return Optional.empty();
    }
    List<Parts.Part> parts = new ArrayList<>();
    boolean closed = false;
    boolean ended = false;
    boolean several = false;
    boolean complete = false;
    boolean unsure =
        list.overlaps()
            || someOnly(passage, list.begin(), whole.get(), items.getFirst().mentions().getFirst());
    for (ListItems.Item item : items) {
      Mention one = item.mentions().getFirst();
      Use use = use(whole.get(), parts, one);
      complete = ended || use == Use.OTHER && parts.size() > 1 && one.noun().isMeasure();
      if (ended || use == Use.OTHER && parts.size() > 1 || ofWhole(passage, items, item)) {
        break;
      }
      unsure |= use == Use.UNSURE || use == Use.OTHER;
      if (use == Use.PART) {
        parts.add(Parts.Part.of(passage, one, parts.isEmpty() ? list.begin() : item.from()));
        closed = isRest(passage, one);
        ended = closed || item.separator().equals("và") || item.separator().equals("cùng");
        boolean again = item.mentions().stream().skip(1).anyMatch(it -> it.noun().same(one.noun()));
        unsure |= again && separators != ListItems.Separators.SEMICOLONS;
        several |= again;
      }
    }
    boolean last = parts.size() > 1 && parts.getLast().label().contains(" và ");
    boolean broken =
        list.cutOff() && separators != ListItems.Separators.COMMAS && !complete && !ended;
    boolean goesOn = !ended && !complete && list.goesOn();
    return Optional.of(
        new Parts(whole.get(), parts, closed, ended || last, several, unsure || broken || goesOn));
  }

  /**
   * "1.215 ha, trong đó nhiễm nặng 86 ha; đã phun trừ 1.180 ha": what stands behind the semicolon
   * is said of the whole, unless it is said like the first part.
   */
  private static boolean ofWhole(Passage passage, List<ListItems.Item> items, ListItems.Item item) {
    int first = items.getFirst().from();
    return item.separator().equals(";")
        && OF_WHOLE.at(passage, item.from()) > 0
        && !OF_WHOLE.between(passage, first, items.getFirst().mentions().getLast().first())
        && passage.at(first - 2, "trong", "đó");
  }

  private static ListItems.Item weighed(ListItems.Item item) {
    return new ListItems.Item(
        item.separator(),
        item.from(),
        item.mentions().stream().filter(it -> !skipped(it)).toList());
  }

  private Use use(Mention whole, List<Parts.Part> parts, Mention mention) {
    boolean fraction =
        mention.isFraction() && !whole.isFraction() && whole != partOf(wholes.getFirst());
    if (mention.role() == Mention.Role.BOUND || fraction) {
      return Use.UNSURE;
    }
    if (fits(whole, parts, mention)) {
      return Use.PART;
    }
    return mention.noun().isMeasure() ? Use.ASIDE : Use.OTHER;
  }

  private static boolean skipped(Mention mention) {
    return switch (mention.role()) {
      case CHANGE, COMPARED, EACH, PLANNED, NAME -> true;
      case PLAIN, BOUND -> mention.noun().isIn("time");
    };
  }

  /**
   * The nearest whole that the first part fits; of a fraction its part, unless fractions are named.
   */
  private Optional<Mention> whole(Mention first) {
    Optional<Mention> named =
        wholes.stream()
            .filter(it ->
                !first.noun().known()
                    && it.noun().same(first.noun())
                    && (it.isFraction() || !first.isFraction()))
            .findFirst();
    return named
        .or(() -> like(first))
        .or(() ->
            all && first.isCount() && !first.noun().isMeasure()
                ? wholes.stream().filter(it -> it.isCount() && !it.noun().isMeasure()).findFirst()
                : Optional.empty())
        .map(it -> first.isFraction() ? it : partOf(it));
  }

  /**
   * "24 phiên giao dịch, 9.680 lượt lao động. Trong đó phiên lưu động 9": named before the number.
   */
  private Optional<Mention> labelled(Passage passage, int begin, Mention first) {
    Noun noun = Nouns.at(passage.tokens(), begin);
    return first.noun().words().isEmpty() && noun.known() && begin < first.first()
        ? wholes.stream().filter(it -> it.isCount() && it.noun().same(noun)).findFirst()
        : Optional.empty();
  }

  private Optional<Mention> like(Mention first) {
    return wholes.stream()
        .filter(it ->
            (it.noun().alike(first.noun()) || it == wholes.getFirst() && together(first))
                && (it.isFraction() || !first.isFraction()))
        .findFirst();
  }

  private static Mention partOf(Mention mention) {
    return mention.part() == null ? mention : mention.part();
  }

  private boolean fits(Mention whole, List<Parts.Part> parts, Mention mention) {
    boolean alike =
        whole.noun().alike(mention.noun())
            && (parts.isEmpty()
                || whole.noun().isAnything()
                || mention.noun().alike(parts.getFirst().mention().noun()));
    boolean other =
        all
            && !mention.noun().isMeasure()
            && !whole.noun().isMeasure()
            && !alike
            && (parts.isEmpty() || isLike(mention.noun(), parts.getFirst().mention().noun()));
    return alike || together(mention) || other;
  }

  private static boolean isLike(Noun one, Noun other) {
    return one.same(other) || one.known() && one.isIn(other.group());
  }

  private boolean together(Mention mention) {
    return also.size() > 1 && also.contains(mention.noun().group())
        || anything
            && !(mention.noun().known() && wholes.getFirst().noun().known())
            && !mention.noun().isMeasure()
            && !wholes.getFirst().noun().isMeasure();
  }

  private static boolean someOnly(Passage passage, int begin, Mention whole, Mention first) {
    int counted = whole.first() < begin ? whole.last() + 1 + whole.noun().length() : 0;
    int sentence = passage.sentenceStart(first.first());
    for (int i = Math.max(Math.max(sentence, counted), begin - LABEL / 2); i < first.first(); i++) {
      if (SOME_OF_THEM.at(passage, i) > 0 && !passage.at(i, "như", "sau")) {
        return true;
      }
    }
    return false;
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
