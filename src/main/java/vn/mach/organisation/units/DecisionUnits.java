package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/** The units that a decision names, and their state before and after it. */
final class DecisionUnits {

  private DecisionUnits() {}

  /** Errors of the decision itself, before the tree is read. */
  static List<Refusal> unfit(
      ReorganisationDecision decision, LocalDate today, boolean symbolRequired) {
    List<Refusal> refusals = new ArrayList<>();
    if (decision.steps().isEmpty()) {
      refusals.add(Refusal.of("steps", "units.refused.no_steps"));
    }
    if (symbolRequired && decision.symbol().isBlank()) {
      refusals.add(Refusal.of("symbol", "units.refused.symbol_missing"));
    }
    if (decision.day().isBefore(today) && decision.reason().isBlank()) {
      refusals.add(Refusal.of("reason", "units.refused.reason_missing"));
    }
    if (decision.day().isAfter(today.plusYears(5)) || decision.day().getYear() < 1900) {
      refusals.add(Refusal.of("day", "units.refused.day"));
    }
    return refusals;
  }

  static Set<String> named(List<TreeStep> steps) {
    Set<String> codes = new LinkedHashSet<>();
    for (TreeStep step : steps) {
      switch (step) {
        case TreeStep.Found it -> add(codes, it.code(), it.parent());
        case TreeStep.Move it -> add(codes, it.unit(), it.parent());
        case TreeStep.Rename it -> add(codes, it.unit());
        case TreeStep.ChangeKind it -> add(codes, it.unit());
        case TreeStep.ChangeCommittee it -> add(codes, it.unit());
        case TreeStep.End it -> add(codes, it.unit(), it.successor(), it.childrenTo());
        case TreeStep.Merge it -> {
          codes.addAll(it.units());
          add(codes, it.into());
        }
        case TreeStep.Split it -> {
          add(codes, it.unit());
          it.parts()
              .forEach(part -> {
                add(codes, part.code());
                codes.addAll(part.children());
              });
        }
      }
    }
    return codes;
  }

  private static void add(Set<String> codes, @Nullable String... more) {
    Stream.of(more).filter(Objects::nonNull).forEach(codes::add);
  }

  /** The units that change from the day on, in the order in which the steps touched them. */
  static List<ReorganisationPreview.Place> changed(
      PartialTree before, PartialTree after, LocalDate day) {
    List<ReorganisationPreview.Place> places = new ArrayList<>();
    for (String code : after.changed()) {
      if (!before.history(code).equals(after.history(code))
          || !Objects.equals(before.successor(code), after.successor(code))) {
        places.add(
            new ReorganisationPreview.Place(
                code, at(before, code, day), at(after, code, day), after.successor(code)));
      }
    }
    return places;
  }

  private static ReorganisationPreview.@Nullable At at(
      PartialTree part, String code, LocalDate day) {
    return part.on(code, day)
        .map(s -> new ReorganisationPreview.At(s.name(), s.kind(), s.hasCommittee(), s.parent()))
        .orElse(null);
  }

  static boolean samePlace(ReorganisationPreview.Place place) {
    return place.before() != null
        && place.after() != null
        && Objects.equals(place.before().parent(), place.after().parent());
  }

  static boolean sameClass(ReorganisationPreview.Place place) {
    return samePlace(place)
        && place.before() != null
        && place.after() != null
        && place.before().kind().equals(place.after().kind())
        && Objects.equals(place.before().hasCommittee(), place.after().hasCommittee());
  }

  static UnitId get(Map<String, UnitId> ids, String code) {
    return Objects.requireNonNull(ids.get(code), code);
  }

  /** A digest of the changes: the same for the same changes of the same tree. */
  static String seen(
      LocalDate day,
      List<ReorganisationPreview.Place> places,
      List<ReorganisationPreview.Followed> followed) {
    return Digests.hex(day + "\n" + places + "\n" + followed).substring(0, 24);
  }
}
