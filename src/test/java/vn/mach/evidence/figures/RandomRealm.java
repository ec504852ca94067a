package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;

/**
 * A small organisation that changes at random over two years: units move, end (with or without a
 * successor), begin, begin again and change their committee, and all the while hold activities of
 * every sort. The same seed gives the same one.
 */
public final class RandomRealm {

  public static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  static final int DAYS = 730;

  private static final List<String> KINDS = List.of("province", "grassroots_committee", "branch");
  private static final List<String> HELD = List.of("branch_meeting", "inspection", "contest");
  private static final List<String> FORMS = List.of("in_person", "online", "hybrid");
  private static final List<String> TAGS = List.of("a", "ab", "b", "a b");

  private record Place(@Nullable Integer parent, String kind, @Nullable Boolean committee) {}

  private final Random random;
  private final Map<Integer, Place> standing = new TreeMap<>();
  private final Map<Integer, LocalDate> since = new HashMap<>();
  private final Map<Integer, String> known = new LinkedHashMap<>();
  private final Map<Integer, Integer> successors = new HashMap<>();
  private final List<PlainCount.Version> versions = new ArrayList<>();

  public RandomRealm(long seed) {
    random = new Random(seed);
  }

  public PlainCount make() {
    place(1, new Place(null, "province", null), FIRST.minusYears(3));
    known.put(1, "province");
    for (int unit = 2; unit <= 16; unit++) {
      found(unit, FIRST.minusYears(3));
    }
    List<Integer> eventDays = random.ints(24, 0, DAYS).sorted().boxed().toList();
    int next = 17;
    for (int offset : eventDays) {
      LocalDate day = FIRST.plusDays(offset);
      switch (random.nextInt(6)) {
        case 0, 1 -> move(any(standing.keySet()), day);
        case 2 -> committee(any(standing.keySet()), day);
        case 3 -> end(any(standing.keySet()), day);
        case 4 -> found(next++, day);
        default -> beginAgain(day);
      }
    }
    standing.forEach((unit, place) -> versions.add(version(unit, place, Period.FOREVER)));
    List<PlainCount.FigureRow> figures = figures();
    return new PlainCount(
        List.copyOf(versions), Map.copyOf(successors), activities(), figures, targets(figures));
  }

  LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS + 60) - 20);
  }

  private void found(int unit, LocalDate day) {
    String kind = unit <= 5 || random.nextInt(5) == 0 ? "grassroots_committee" : "branch";
    known.put(unit, kind);
    place(unit, new Place(parentFor(unit, Set.of()), kind, yesNoOrUnknown()), day);
  }

  private void beginAgain(LocalDate day) {
    List<Integer> ended =
        known.keySet().stream().filter(unit -> !standing.containsKey(unit)).toList();
    if (!ended.isEmpty()) {
      int unit = any(ended);
      boolean endedToday =
          versions.stream().anyMatch(it -> it.unit() == unit && !it.to().isBefore(day));
      if (!endedToday) {
        place(
            unit,
            new Place(
                parentFor(unit, Set.of()),
                Objects.requireNonNull(known.get(unit)),
                yesNoOrUnknown()),
            day);
      }
    }
  }

  private void move(int unit, LocalDate day) {
    if (unit != 1) {
      Place place = Objects.requireNonNull(standing.get(unit));
      place(unit, new Place(parentFor(unit, under(unit)), place.kind, place.committee), day);
    }
  }

  private void committee(int unit, LocalDate day) {
    Place place = Objects.requireNonNull(standing.get(unit));
    place(unit, new Place(place.parent, place.kind, yesNoOrUnknown()), day);
  }

  /** Those below it end with it or move elsewhere on the same day. */
  private void end(int unit, LocalDate day) {
    if (unit == 1) {
      return;
    }
    Set<Integer> under = under(unit);
    boolean all = random.nextInt(3) == 0;
    for (int below : List.copyOf(under)) {
      Place place = standing.get(below);
      if (place != null && Objects.equals(place.parent, unit) && !all) {
        place(below, new Place(parentFor(below, under), place.kind, place.committee), day);
      }
    }
    for (int gone : all ? under : Set.of(unit)) {
      close(gone, day);
      if (random.nextInt(2) == 0) {
        int successor = any(known.keySet());
        if (successor != gone) {
          successors.put(gone, successor);
        }
      }
    }
  }

  private void place(int unit, Place place, LocalDate day) {
    if (!place.equals(standing.get(unit))) {
      close(unit, day);
      standing.put(unit, place);
      since.put(unit, day);
    }
  }

  private void close(int unit, LocalDate day) {
    Place before = standing.remove(unit);
    if (before != null && Objects.requireNonNull(since.get(unit)).isBefore(day)) {
      versions.add(version(unit, before, day.minusDays(1)));
    }
  }

  private PlainCount.Version version(int unit, Place place, LocalDate to) {
    return new PlainCount.Version(
        unit,
        Objects.requireNonNull(since.get(unit)),
        to,
        place.parent,
        place.kind,
        place.committee);
  }

  private int parentFor(int unit, Set<Integer> not) {
    List<Integer> fit =
        standing.keySet().stream()
            .filter(it ->
                it != unit
                    && !not.contains(it)
                    && !Objects.requireNonNull(standing.get(it)).kind.equals("branch"))
            .toList();
    return any(fit);
  }

  private Set<Integer> under(int unit) {
    Set<Integer> under = new HashSet<>(Set.of(unit));
    for (int again = 0; again < 20; again++) {
      standing.forEach((it, place) -> {
        if (place.parent != null && under.contains(place.parent)) {
          under.add(it);
        }
      });
    }
    return under;
  }

  private List<PlainCount.Activity> activities() {
    List<PlainCount.Activity> all = new ArrayList<>();
    for (int number = 0; number < 260; number++) {
      PlainCount.Version version = versions.get(random.nextInt(versions.size()));
      LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
      if (random.nextInt(4) == 0) { // the days on which things change matter most
        day =
            random.nextBoolean() || version.to().equals(Period.FOREVER)
                ? version.from()
                : version.to();
      }
      if (version.holdsOn(day)) {
        Long expected = random.nextInt(5) == 0 ? null : (long) random.nextInt(12);
        Long present =
            random.nextInt(5) == 0
                ? null
                : (long) random.nextInt(expected == null ? 12 : (int) (expected + 1));
        all.add(
            new PlainCount.Activity(
                version.unit(),
                any(HELD),
                random.nextInt(4) == 0 ? null : any(FORMS),
                day,
                random.nextInt(8) == 0 ? any(List.of("draft", "withdrawn")) : "confirmed",
                expected,
                present,
                TAGS.stream().filter(tag -> random.nextInt(3) == 0).collect(Collectors.toSet()),
                random.nextBoolean()
                    ? Map.of()
                    : Map.of("entries", (long) random.nextInt(50), "houses", 1L),
                participants(version.unit(), day)));
      }
    }
    return all;
  }

  /** Now and then others held it too. */
  private List<Integer> participants(int unit, LocalDate day) {
    if (random.nextInt(4) > 0) {
      return List.of();
    }
    List<Integer> others =
        versions.stream()
            .filter(it -> it.unit() != unit && it.holdsOn(day))
            .map(PlainCount.Version::unit)
            .distinct()
            .sorted()
            .toList();
    return random
        .ints(1 + random.nextInt(3), 0, Math.max(1, others.size()))
        .filter(it -> it < others.size())
        .mapToObj(others::get)
        .distinct()
        .sorted()
        .toList();
  }

  private List<PlainCount.FigureRow> figures() {
    List<PlainCount.FigureRow> all = new ArrayList<>();
    for (FigureFunction function : FigureFunction.values()) {
      for (int narrow = 0; narrow < 3; narrow++) {
        all.add(
            new PlainCount.FigureRow(
                function.code() + "/" + narrow,
                function,
                any(HELD),
                function.takesAmount() ? any(List.of("entries", "houses", "none")) : null,
                narrow == 1 ? any(TAGS) : null,
                narrow == 2 ? any(FORMS) : null));
      }
    }
    return all;
  }

  private List<PlainCount.TargetRow> targets(List<PlainCount.FigureRow> figures) {
    List<PlainCount.TargetRow> all = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      PlainCount.FigureRow figure = any(figures);
      List<PlainCount.Minimum> minimums = new ArrayList<>();
      for (String kind : KINDS) {
        for (Boolean committee : new Boolean[] {null, true, false}) {
          if (random.nextInt(5) < 2) {
            BigDecimal minimum =
                figure.function().isRate()
                    ? BigDecimal.valueOf(random.nextInt(10001), 2)
                    : BigDecimal.valueOf(random.nextInt(5));
            minimums.add(new PlainCount.Minimum(kind, committee, minimum));
          }
        }
      }
      LocalDate from = FIRST.plusDays(random.nextInt(500));
      all.add(
          new PlainCount.TargetRow(
              "T." + number, figure.code(), minimums, from, from.plusDays(random.nextInt(300))));
    }
    return all;
  }

  private @Nullable Boolean yesNoOrUnknown() {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> true;
      default -> false;
    };
  }

  private <T> T any(java.util.Collection<T> things) {
    return things.stream().skip(random.nextInt(things.size())).findFirst().orElseThrow();
  }
}
