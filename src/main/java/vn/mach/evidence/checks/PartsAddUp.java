package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts that are given as all of a whole and do not add up to it: "3 tổ chức, gồm 2 đảng ủy và 2
 * chi bộ". What "trong đó" names may be some of many, and may overlap; it is only weighed where
 * "còn lại" closes the list or the parts are known to exclude one another.
 */
final class PartsAddUp implements Rule {

  private static final int POINTS = 60;
  private static final int NEIGHBOURS = 30;

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    List<Passage> passages = text.passages();
    for (int p = 0; p < passages.size(); p++) {
      Passage passage = passages.get(p);
      if (passage.mentions().isEmpty()) {
        continue;
      }
      Passage before = p == 0 ? null : passages.get(p - 1);
      for (Opener opener : Opener.in(passage)) {
        List<Passage> points =
            opener.content() >= passage.tokens().size() ? points(passages, p) : List.of();
        list(passage, before, points, opener)
            .filter(it -> isNew(findings, it))
            .ifPresent(it -> findings.add(it.in(text)));
      }
      Stream.of(
              Remainders.in(passage),
              Pairs.in(passage),
              Complements.in(passage),
              Differences.in(passage),
              Raised.in(passage),
              Balances.in(passage),
              TotalsBehind.in(passage))
          .flatMap(List::stream)
          .filter(it -> isNew(findings, it))
          .forEach(it -> findings.add(it.in(text)));
    }
    return findings;
  }

  /**
   * The list in each way in which it can be read; where one of them is sound nothing is said, else
   * the firmest is.
   */
  private static Optional<SumFinding> list(
      Passage passage, @Nullable Passage before, List<Passage> points, Opener opener) {
    List<Mention> wholes = Wholes.of(passage, opener, before);
    if (wholes.isEmpty()) {
      return Optional.empty();
    }
    List<Parts> readings =
        points.isEmpty()
            ? PartReader.inline(passage, opener, wholes)
            : PartReader.points(points, wholes, opener.opening() == Opener.Opening.ALL);
    List<Parts> lists = readings.stream().filter(it -> it.parts().size() >= 2).toList();
    if (lists.stream().anyMatch(it -> overlap(passage, it))) {
      return Optional.empty();
    }
    Optional<Parts> sound =
        lists.stream().filter(it -> sum(passage, opener, wholes, it, false).sound()).findFirst();
    if (sound.isPresent()) {
      Optional<SumFinding> base = FractionBases.of(sound.get(), wholes);
      if (base.isPresent()) {
        return base;
      }
      return points.isEmpty()
          ? firmest(passage, opener, wholes, Columns.of(passage, opener, wholes, sound.get()), true)
          : Optional.empty();
    }
    boolean supported =
        points.isEmpty()
            && lists.stream()
                .flatMap(it -> Columns.of(passage, opener, wholes, it).stream())
                .anyMatch(it -> sum(passage, opener, wholes, it, false).sound());
    return firmest(passage, opener, wholes, lists, supported);
  }

  /**
   * Whether the parts are named by things that may be said of one person, or are each right by
   * their own percent, so that they must overlap.
   */
  private static boolean overlap(Passage passage, Parts parts) {
    Noun noun = parts.whole().noun();
    boolean people = noun.isIn("people") || noun.isIn("times");
    if (!parts.closed() && people && Attributes.cross(parts.labels())) {
      return true;
    }
    List<Mention> mentions = parts.parts().stream().map(Parts.Part::mention).toList();
    return parts.total().compareTo(parts.whole().value()) > 0
        && Confirmed.all(passage, parts.whole(), mentions);
  }

  private static Optional<SumFinding> firmest(
      Passage passage, Opener opener, List<Mention> wholes, List<Parts> lists, boolean supported) {
    List<PartSum> sums =
        lists.stream().map(it -> sum(passage, opener, wholes, it, supported)).toList();
    return sums.stream().anyMatch(PartSum::sound) || oneOfThem(passage, opener, lists)
        ? Optional.empty()
        : sums.stream()
            .filter(it -> it.finding().isPresent())
            .max(Comparator.comparingInt(PartSum::weight))
            .flatMap(PartSum::finding);
  }

  /** "tiểu học 45.216 em, THCS 32.874 em, THPT …": the first number is one of the list itself. */
  private static boolean oneOfThem(Passage passage, Opener opener, List<Parts> lists) {
    boolean unsaid =
        opener.opening() == Opener.Opening.BARE || opener.opening() == Opener.Opening.REST;
    return unsaid
        && lists.stream()
            .anyMatch(it -> {
              List<String> labels = new ArrayList<>(it.labels());
              labels.add(Parts.Part.of(passage, it.whole(), 0).label());
              BigDecimal all = it.total().add(it.whole().value());
              return Dimensions.of(labels) != Dimensions.Apart.UNKNOWN
                  || passage.says(all, it.whole());
            });
  }

  private static PartSum sum(
      Passage passage, Opener opener, List<Mention> wholes, Parts parts, boolean supported) {
    return new PartSum(
        opening(passage, opener, parts.whole()), opener.colon(passage), supported, wholes, parts);
  }

  /** "gồm 5 đồng chí: …" names all behind the colon. */
  private static Opener.Opening opening(Passage passage, Opener opener, Mention whole) {
    boolean all =
        opener.opening() == Opener.Opening.BESIDE
            && (passage.at(whole.first() - 1, "gồm") || passage.at(whole.first() - 2, "gồm", "có"));
    return all ? Opener.Opening.ALL : opener.opening();
  }

  /**
   * The points of a list that begins here: those that have the bullet of the first, another than
   * the line above them, and up to one that ends with a full stop. Points with another bullet
   * between them are parts of parts.
   */
  private static List<Passage> points(List<Passage> passages, int head) {
    int from = head + 1;
    if (from == passages.size()
        || passages.get(from).bullet().equals(passages.get(head).bullet())) {
      return List.of();
    }
    String bullet = passages.get(from).bullet();
    List<Passage> points = new ArrayList<>();
    for (Passage point : passages.subList(from, Math.min(passages.size(), from + POINTS))) {
      String own = point.bullet();
      if (own.isEmpty() || own.equals(passages.get(head).bullet())) {
        break;
      }
      if (own.equals(bullet)) {
        points.add(point);
        if (point.tokens().isEmpty() || point.tokens().getLast().is(".")) {
          break;
        }
      }
    }
    return points;
  }

  /** Whether nothing was found yet about the whole or within the span. */
  private static boolean isNew(List<Finding> findings, SumFinding verdict) {
    return findings.subList(Math.max(0, findings.size() - NEIGHBOURS), findings.size()).stream()
        .noneMatch(it ->
            it.from() <= verdict.whole().from() && verdict.whole().to() <= it.to()
                || verdict.from() <= it.from() && it.to() <= verdict.to());
  }
}
