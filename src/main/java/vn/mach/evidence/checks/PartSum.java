package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the parts that were read contradict their whole. First every sound reading is tried; then
 * signs that the list is meant to name all of the whole, and each thing once, are weighed against
 * signs that it is not.
 */
final class PartSum {

  /** Believed from this weight on. */
  private static final int ENOUGH = 4;

  private static final int HOPELESS = 8;

  private static final BigDecimal LARGE = BigDecimal.valueOf(90);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Set<String> OVERLAPPING =
      Set.of("bodies", "places", "schools", "models", "targets", "families", "groups", "any");
  private static final Words SAID = Words.of("said of a part");

  /** Some of those that were recognised here are proposed further up, so they are no parts. */
  private static final Words PROPOSED = Words.of("proposed");

  private static final Words NO_LABEL = Words.of("no label");
  private static final Words NUMBERS = Words.of("number");
  private static final Words OTHERS = Words.of("all others");

  private final Opener.Opening opening;
  private final boolean colon;
  private final boolean supported;
  private final List<Mention> wholes;
  private final Mention whole;
  private final Parts read;
  private final List<Parts.Part> parts;
  private final BigDecimal total;
  private final int weight;

  /**
   * @param supported whether the same list says another number of each part, and those add up
   */
  PartSum(
      Opener.Opening opening, boolean colon, boolean supported, List<Mention> wholes, Parts read) {
    this.supported = supported;
    this.opening = opening;
    this.colon = colon;
    this.wholes = wholes;
    this.whole = read.whole();
    this.read = read;
    this.parts = read.parts();
    this.total = read.total();
    this.weight = weigh();
  }

  /**
   * Whether the list, its beginning, or all but one of it make any of the wholes that stand before
   * it, or two of them.
   */
  boolean sound() {
    boolean mayLeaveOut =
        opening != Opener.Opening.ALL
            && parts.size() > 2
            && Dimensions.of(read.labels()) == Dimensions.Apart.UNKNOWN
            && !numbered();
    boolean listed =
        opening == Opener.Opening.BESIDE
            && !colon
            && Dimensions.of(read.labels()) != Dimensions.Apart.UNKNOWN;
    for (Mention one : wholes) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < parts.size(); i++) {
        sum = sum.add(parts.get(i).value());
        boolean begins = i > 0 && !read.ended() && !listed && equal(one, sum);
        if (begins || mayLeaveOut && equal(one, total.subtract(parts.get(i).value()))) {
          return true;
        }
      }
      if (equal(one, total) || one.base() != null && equal(one.base(), total)) {
        return true;
      }
    }
    List<Mention> alike =
        wholes.stream().filter(it -> it.noun().alike(whole.noun())).limit(2).toList();
    return alike.size() > 1
        && (equal(whole, total.subtract(alike.get(1).value()))
            || total.compareTo(alike.get(0).value().add(alike.get(1).value())) == 0);
  }

  /**
   * Equal at the whole's precision; where all are rounded alike, one unit of the last place is
   * forgiven.
   */
  static boolean equal(Mention whole, BigDecimal sum) {
    boolean rounded = whole.tens() > 0 || whole.value().scale() > 0;
    return rounded
        ? sum.setScale(whole.value().scale(), RoundingMode.HALF_UP).compareTo(whole.value()) == 0
        : whole.value().compareTo(sum) == 0;
  }

  Optional<SumFinding> finding() {
    if (read.unsure() || byYears() || weight < ENOUGH) {
      return Optional.empty();
    }
    return Optional.of(
        new SumFinding(
            whole,
            Math.min(whole.from(), parts.getFirst().mention().from()),
            parts.getLast().mention().to(),
            total));
  }

  /** See {@link #weigh}. */
  int weight() {
    return weight;
  }

  /**
   * How firmly the text says that these are all the parts of the whole, and that none is counted
   * twice.
   */
  private int weigh() {
    int first = opened() + near();
    return first <= -HOPELESS
        ? first
        : first
            + apart()
            + (sameNoun() ? 1 : 0)
            + (read.ended() ? 1 : 0)
            + (parts.size() >= 4 ? 1 : 0)
            + (read.several() ? -2 : 0)
            + (allOthers() ? 2 : 0)
            + slip()
            + (supported ? 4 : 0)
            + (otherKind() ? -3 : 0);
  }

  private int opened() {
    if (read.closed()) {
      return 6;
    }
    return switch (opening) {
      case ALL -> 5;
      case BESIDE -> colon ? 5 : 4;
      case SOME -> colon ? 1 : 0;
      case BARE -> -1;
      case REST -> -9;
    };
  }

  /** The nearer the total, the likelier it was meant to be the whole. */
  private int near() {
    int off = read.off();
    int far = read.closed() || colon || opening == Opener.Opening.ALL ? 500 : 250;
    return off <= 2
        ? 4
        : off <= 20 ? 2 : off <= 60 ? 1 : off <= 250 || slip() > 0 ? 0 : off <= far ? -1 : -9;
  }

  private int apart() {
    Dimensions.Apart apart = Dimensions.of(read.labels());
    if (apart == Dimensions.Apart.COMPLETE) {
      return 4;
    }
    if (parts.stream().map(it -> PROPOSED.in(it.label())).distinct().count() > 1) {
      return -4;
    }
    boolean over = total.compareTo(whole.value()) > 0;
    if (apart == Dimensions.Apart.APART || numbered() || kinds()) {
      return over ? 4 : 2;
    }
    int alike = alikeNamed(over);
    if (alike == 0 && mayOverlap()) {
      return opening == Opener.Opening.ALL || read.closed() ? 0 : slip() >= 5 ? -1 : -4;
    }
    boolean named = parts.stream().allMatch(Parts.Part::named);
    boolean told = named || parts.stream().noneMatch(it -> it.said().isEmpty());
    return alike + (told && over && tooMany() ? 3 : named ? 1 : 0);
  }

  /** Parts of one kind that are named as a list, and are a little more than all together. */
  private boolean tooMany() {
    return opening != Opener.Opening.BARE
        && sameNoun()
        && !mayOverlap()
        && read.off() <= 150
        && parts.stream().allMatch(it -> it.value().compareTo(whole.value()) < 0);
  }

  /**
   * Names with a word in common ("mổ cấp cứu", "mổ phiên") are meant to be told apart by the rest.
   */
  private int alikeNamed(boolean over) {
    Set<String> common = new HashSet<>(List.of(parts.getFirst().label().split(" ")));
    parts.forEach(it -> common.retainAll(List.of(it.label().split(" "))));
    common.removeIf(it -> NO_LABEL.has(it) || whole.noun().words().contains(it));
    boolean named = !common.isEmpty() && parts.stream().allMatch(Parts.Part::named);
    return named ? over ? 2 : 1 : 0;
  }

  /**
   * Two neighbouring digits of one of the numbers, put in the other order, make the sum right.
   * Where the difference is large, that is hardly chance.
   */
  private int slip() {
    BigDecimal missing = whole.value().subtract(total);
    if (!Slip.swapped(whole.value(), total)
        && parts.stream().noneMatch(it -> Slip.swapped(it.value(), it.value().add(missing)))) {
      return 0;
    }
    return missing.abs().compareTo(LARGE) >= 0 ? 5 : whole.value().compareTo(HUNDRED) >= 0 ? 2 : 1;
  }

  /** Whether the parts are told apart by a number: "70 năm …, 65 năm …", "4 sao … 3 sao". */
  private boolean numbered() {
    Set<String> numbers = new HashSet<>();
    return parts.stream()
        .map(it -> number(it.label()))
        .allMatch(it -> !it.isEmpty() && numbers.add(it));
  }

  /**
   * The first number of a label, in digits or, behind another word, in words; empty where there is
   * none.
   */
  private static String number(String label) {
    String[] words = label.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (!words[i].isEmpty() && Character.isDigit(words[i].charAt(0))
          || i > 0 && NUMBERS.has(words[i])) {
        return words[i];
      }
    }
    return "";
  }

  /**
   * Whether each part is of a kind with a name of its own: "146 cán bộ quản lý, 1.689 giáo viên và
   * 267 nhân viên".
   */
  private boolean kinds() {
    Set<String> nouns = new HashSet<>();
    return parts.stream()
            .map(it -> it.mention().noun())
            .allMatch(it -> it.known() && nouns.add(it.words()))
        && (parts.size() >= 3 || !nouns.contains(whole.noun().words()));
  }

  /**
   * Whether one thing may belong to two of the parts: people always ("nữ", "trẻ"); bodies, models
   * and the like where something is said of them ("9 xã đạt chuẩn, 3 xã nâng cao") that may be said
   * of others, too.
   */
  private boolean mayOverlap() {
    if (whole.noun().isIn("people")) {
      return true;
    }
    return OVERLAPPING.contains(whole.noun().group())
        && 3 * parts.stream().filter(it -> SAID.has(it.said())).count() >= parts.size();
  }

  /** "246 đồng chí, gồm 118 huy hiệu …": the parts count something else than the whole. */
  private boolean otherKind() {
    return Dimensions.of(read.labels()) == Dimensions.Apart.UNKNOWN
        && parts.stream()
            .anyMatch(
                it -> it.mention().noun().known() && !it.mention().noun().alike(whole.noun()));
  }

  private boolean sameNoun() {
    return parts.stream().allMatch(it -> it.mention().noun().same(whole.noun()));
  }

  /** "… và 12 xã khác": the last part is what is left. */
  private boolean allOthers() {
    return List.of(parts.getLast().label().split(" ")).stream().anyMatch(OTHERS::has);
  }

  /** "96 vụ (năm 2021: 50 vụ, năm 2022: 48 vụ)" compares. */
  private boolean byYears() {
    return parts.size() == 2
        && parts.stream()
            .map(Parts.Part::label)
            .map(PartSum::number)
            .filter(Objects::nonNull)
            .anyMatch(it -> it.length() == 4 && (it.startsWith("19") || it.startsWith("20")));
  }
}
