package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of the exchange format's "Figures" and "Targets" as plain loops over lists: what the
 * statements must equal.
 */
public record PlainCount(
    List<Version> versions,
    Map<Integer, Integer> successors,
    List<Activity> activities,
    List<FigureRow> figures,
    List<TargetRow> targets) {

  public record Version(
      int unit,
      LocalDate from,
      LocalDate to,
      @Nullable Integer parent,
      String kind,
      @Nullable Boolean committee) {
    public boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  public record Activity(
      int unit,
      String kind,
      @Nullable String form,
      LocalDate heldOn,
      String status,
      @Nullable Long expected,
      @Nullable Long present,
      Set<String> tags,
      Map<String, Long> amounts,
      List<Integer> participants) {

    /** The unit that held it, then as each of those that took part, in order, has it. */
    Stream<Activity> holders() {
      return Stream.concat(
          Stream.of(this),
          participants.stream()
              .sorted()
              .map(it ->
                  new Activity(
                      it, kind, form, heldOn, status, null, null, tags, amounts, List.of())));
    }
  }

  public record FigureRow(
      String code,
      FigureFunction function,
      String kind,
      @Nullable String amount,
      @Nullable String tag,
      @Nullable String form) {}

  public record Minimum(String kind, @Nullable Boolean committee, BigDecimal minimum) {}

  public record TargetRow(
      String code, String figure, List<Minimum> minimums, LocalDate from, LocalDate to) {}

  public Optional<Version> on(int unit, LocalDate day) {
    return versions.stream()
        .filter(version -> version.unit == unit && version.holdsOn(day))
        .findFirst();
  }

  /** The unit and all above it on the day; nothing where it does not exist. */
  public List<Integer> upwards(int unit, LocalDate day) {
    List<Integer> path = new ArrayList<>();
    Integer at = unit;
    while (at != null && on(at, day).isPresent()) {
      path.add(at);
      at = on(at, day).get().parent;
    }
    return path;
  }

  /** Who answers in the tree of the day for what the unit held; nobody where it leads nowhere. */
  Optional<Integer> holder(int unit, LocalDate day) {
    Set<Integer> seen = new HashSet<>();
    Integer at = unit;
    while (at != null && seen.add(at)) {
      if (on(at, day).isPresent()) {
        return Optional.of(at);
      }
      int gone = at;
      at =
          successors.containsKey(gone)
              ? successors.get(gone)
              : versions.stream()
                  .filter(version -> version.unit == gone)
                  .max(
                      Comparator.comparing((Version version) -> !version.from.isAfter(day))
                          .thenComparing(Version::from))
                  .map(Version::parent)
                  .orElse(null);
    }
    return Optional.empty();
  }

  private boolean countsFor(Activity activity, int unit, HierarchyMode reading) {
    return switch (reading) {
      case HierarchyMode.AtEventDate then -> upwards(activity.unit, activity.heldOn).contains(unit);
      case HierarchyMode.AsOf(LocalDate day) ->
          holder(activity.unit, day)
                  .filter(holder -> upwards(holder, day).contains(unit))
                  .isPresent()
              || activity.unit == unit && on(unit, day).isEmpty();
    };
  }

  private int holds(Activity activity, int unit, HierarchyMode reading) {
    return switch (reading) {
      case HierarchyMode.AtEventDate then -> activity.unit;
      case HierarchyMode.AsOf(LocalDate day) ->
          activity.unit == unit ? unit : holder(activity.unit, day).orElse(activity.unit);
    };
  }

  List<Activity> counting(
      FigureRow figure, int unit, LocalDate from, LocalDate to, HierarchyMode reading) {
    return confirmed(figure, from, to)
        .flatMap(it -> it.holders().filter(one -> countsFor(one, unit, reading)).limit(1))
        .toList();
  }

  private Stream<Activity> confirmed(FigureRow figure, LocalDate from, LocalDate to) {
    return activities.stream()
        .filter(it -> it.status.equals("confirmed") && it.kind.equals(figure.kind))
        .filter(it -> !it.heldOn.isBefore(from) && !it.heldOn.isAfter(to))
        .filter(it -> figure.tag == null || it.tags.contains(figure.tag))
        .filter(it -> figure.form == null || figure.form.equals(it.form));
  }

  public FigureValue value(
      FigureRow figure, int unit, LocalDate from, LocalDate to, HierarchyMode reading) {
    List<Activity> counting = counting(figure, unit, from, to, reading);
    List<Activity> both =
        counting.stream().filter(it -> it.expected != null && it.present != null).toList();
    long numerator = 0;
    long base = 1;
    switch (figure.function) {
      case COUNT -> numerator = counting.size();
      case SUM ->
          numerator =
              counting.stream().mapToLong(it -> it.amounts.getOrDefault(figure.amount, 0L)).sum();
      case AVERAGE_AMOUNT -> {
        List<Long> stated =
            counting.stream()
                .filter(it -> it.amounts.containsKey(figure.amount))
                .map(it -> it.amounts.get(figure.amount))
                .toList();
        numerator = stated.stream().mapToLong(it -> it).sum();
        base = stated.size();
      }
      case EXPECTED ->
          numerator =
              counting.stream().mapToLong(it -> it.expected == null ? 0 : it.expected).sum();
      case PRESENT ->
          numerator = counting.stream().mapToLong(it -> it.present == null ? 0 : it.present).sum();
      case UNITS ->
          numerator =
              confirmed(figure, from, to)
                  .flatMap(Activity::holders)
                  .filter(it -> countsFor(it, unit, reading))
                  .map(it -> holds(it, unit, reading))
                  .distinct()
                  .count();
      case ATTENDANCE_RATE -> {
        numerator = both.stream().mapToLong(it -> it.present).sum();
        base = both.stream().mapToLong(it -> it.expected).sum();
      }
      case LOWEST_ATTENDANCE_RATE -> {
        Optional<Activity> lowest =
            both.stream()
                .filter(it -> it.expected > 0)
                .min(
                    ((Comparator<Activity>)
                            (one, other) ->
                                Long.compare(
                                    one.present * other.expected, other.present * one.expected))
                        .thenComparing(it -> it.present)
                        .thenComparing(it -> it.expected));
        numerator = lowest.map(it -> it.present).orElse(0L);
        base = lowest.map(it -> it.expected).orElse(0L);
      }
      case MEDIAN_ATTENDANCE_RATE -> {
        return median(both.stream().filter(it -> it.expected > 0).toList(), counting.size());
      }
    }
    return new FigureValue(
        figure.function, BigDecimal.valueOf(numerator), BigDecimal.valueOf(base), counting.size());
  }

  /** The one in the middle, or the mean of the two, as a fraction in lowest terms. */
  private static FigureValue median(List<Activity> rates, int counting) {
    if (rates.isEmpty()) {
      return new FigureValue(
          FigureFunction.MEDIAN_ATTENDANCE_RATE, BigDecimal.ZERO, BigDecimal.ZERO, counting);
    }
    List<Activity> sorted =
        rates.stream()
            .sorted((one, other) ->
                Long.compare(one.present * other.expected, other.present * one.expected))
            .toList();
    Activity lower = sorted.get((sorted.size() - 1) / 2);
    Activity upper = sorted.get(sorted.size() / 2);
    BigInteger numerator =
        BigInteger.valueOf(lower.present * upper.expected + upper.present * lower.expected);
    BigInteger base = BigInteger.valueOf(2 * lower.expected * upper.expected);
    BigInteger both = numerator.gcd(base);
    return new FigureValue(
        FigureFunction.MEDIAN_ATTENDANCE_RATE,
        new BigDecimal(numerator.divide(both)),
        new BigDecimal(base.divide(both)),
        counting);
  }

  Optional<TargetValue> target(TargetRow target, int unit, LocalDate day, HierarchyMode reading) {
    if (day.isBefore(target.from)) {
      return Optional.empty();
    }
    FigureRow figure =
        figures.stream().filter(it -> it.code.equals(target.figure)).findFirst().orElseThrow();
    LocalDate treeDay = reading instanceof HierarchyMode.AsOf(LocalDate fixed) ? fixed : day;
    LocalDate until = day.isBefore(target.to) ? day : target.to;
    long due = 0;
    long done = 0;
    long onPace = 0;
    long silent = 0;
    for (Version version : versions) {
      Optional<Minimum> minimum =
          version.holdsOn(treeDay) ? minimum(target, version) : Optional.empty();
      if (minimum.isPresent() && upwards(version.unit, treeDay).contains(unit)) {
        FigureValue value = value(figure, version.unit, target.from, until, reading);
        due++;
        done += value.reaches(minimum.get().minimum) ? 1 : 0;
        onPace += onPace(figure, value, minimum.get().minimum, target, day) ? 1 : 0;
        silent += value.activities() == 0 ? 1 : 0;
      }
    }
    return Optional.of(new TargetValue(due, done, onPace, silent));
  }

  /**
   * Month after month of the period ends, and with each more is asked: never more than the unit
   * has. On the last day all is. A rate must be there and high enough.
   */
  private static boolean onPace(
      FigureRow figure, FigureValue value, BigDecimal minimum, TargetRow target, LocalDate day) {
    if (value.reaches(minimum)) {
      return true;
    }
    if (figure.function.isQuotient() || !day.isBefore(target.to)) {
      return false;
    }
    int all = 0;
    int over = 0;
    LocalDate end;
    do {
      all++;
      end = target.from.plusMonths(all).minusDays(1);
      over += end.isAfter(day) ? 0 : 1;
    } while (end.isBefore(target.to));
    BigDecimal next = value.numerator().add(BigDecimal.ONE);
    return next.multiply(BigDecimal.valueOf(all))
            .compareTo(minimum.multiply(BigDecimal.valueOf(over)))
        > 0;
  }

  /** What the target asks of a unit as it stands in the version. */
  public static Optional<Minimum> minimum(TargetRow target, Version version) {
    List<Minimum> ofKind =
        target.minimums.stream().filter(it -> it.kind.equals(version.kind)).toList();
    return ofKind.stream()
        .filter(it -> it.committee != null && it.committee.equals(version.committee))
        .findFirst()
        .or(() -> ofKind.stream().filter(it -> it.committee == null).findFirst());
  }
}
