package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;

/**
 * Applies each step to the tree as earlier steps left it, or refuses it with a reason. No SQL, no
 * clock.
 */
final class StepRules {

  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/-]{1,64}");

  private final PartialTree tree;
  private final LocalDate day;

  StepRules(PartialTree tree, LocalDate day) {
    this.tree = tree;
    this.day = day;
  }

  /**
   * Applies the steps in order and stops at the first refused one; its refusals have its number,
   * from 1, as first argument.
   */
  static List<Refusal> decide(PartialTree tree, LocalDate day, List<TreeStep> steps) {
    StepRules rules = new StepRules(tree, day);
    for (int i = 0; i < steps.size(); i++) {
      List<Refusal> refusals = rules.take(steps.get(i));
      if (!refusals.isEmpty()) {
        int number = i + 1;
        return refusals.stream().map(refusal -> numbered(refusal, number)).toList();
      }
    }
    return List.of();
  }

  private List<Refusal> take(TreeStep step) {
    return switch (step) {
      case TreeStep.Found found -> found(found);
      case TreeStep.Move(String unit, String parent) ->
          firstOf(shapeable(unit), place(parent)).orElseGet(() -> moved(unit, parent));
      case TreeStep.Rename(String unit, String name) ->
          firstOf(standing(unit), nameGiven(name))
              .orElseGet(() ->
                  changed(() -> tree.change(unit, day, UnitVersion::name, s -> s.named(name))));
      case TreeStep.ChangeKind(String unit, String kind) ->
          firstOf(standing(unit), kindKnown(kind))
              .orElseGet(() ->
                  changed(() -> tree.change(unit, day, UnitVersion::kind, s -> s.ofKind(kind))));
      case TreeStep.ChangeCommittee(String unit, Boolean has) ->
          firstOf(standing(unit))
              .orElseGet(() ->
                  changed(() ->
                      tree.change(
                          unit, day, UnitVersion::hasCommittee, s -> s.withCommittee(has))));
      case TreeStep.End(String unit, String successor, String childrenTo) ->
          end(unit, successor, childrenTo);
      case TreeStep.Merge merge -> merge(merge);
      case TreeStep.Split split -> split(split);
    };
  }

  private List<Refusal> found(TreeStep.Found it) {
    return firstOf(
            newCode(it.code()), nameGiven(it.name()), kindKnown(it.kind()), place(it.parent()))
        .orElseGet(() ->
            begun(
                it.code(),
                new UnitVersion(
                    day, Period.FOREVER, it.parent(), it.name(), it.kind(), it.hasCommittee())));
  }

  private List<Refusal> begun(String code, UnitVersion version) {
    tree.begin(code, version);
    return standsRightly(code);
  }

  private List<Refusal> moved(String unit, @Nullable String parent) {
    tree.change(unit, day, UnitVersion::parent, s -> s.under(parent));
    return standsRightly(unit);
  }

  private List<Refusal> end(String unit, @Nullable String successor, @Nullable String childrenTo) {
    var refused =
        firstOf(
            shapeable(unit),
            successor == null ? none() : taker(unit, successor),
            childrenTo == null ? none() : taker(unit, childrenTo));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (tree.history(unit).stream().anyMatch(version -> version.from().isAfter(day))) {
      return List.of(Refusal.of("", "units.refused.changed_later", unit));
    }
    if (childrenTo != null) {
      List<Refusal> ofChildren = childrenGo(unit, tree.childrenFrom(unit, day), childrenTo);
      if (!ofChildren.isEmpty()) {
        return ofChildren;
      }
    }
    List<String> left = tree.childrenFrom(unit, day);
    if (!left.isEmpty()) {
      return List.of(
          Refusal.of(
              "",
              "units.refused.children_stand",
              unit,
              left.size(),
              String.join(", ", left.subList(0, Math.min(5, left.size())))));
    }
    tree.end(unit, day, successor);
    return List.of();
  }

  private List<Refusal> merge(TreeStep.Merge it) {
    Set<String> ending = new LinkedHashSet<>(it.units());
    ending.remove(it.into());
    if (ending.isEmpty()) {
      return List.of(Refusal.of("", "units.refused.nothing_to_merge", it.into()));
    }
    for (String unit : ending) {
      List<Refusal> refusals = end(unit, it.into(), it.into());
      if (!refusals.isEmpty()) {
        return refusals;
      }
    }
    return List.of();
  }

  private List<Refusal> split(TreeStep.Split it) {
    var refused = shapeable(it.unit());
    if (refused.isPresent()) {
      return List.of(refused.get());
    }
    if (it.parts().size() < 2) {
      return List.of(Refusal.of("", "units.refused.one_part", it.unit()));
    }
    UnitVersion place = tree.on(it.unit(), day).orElseThrow();
    Set<String> children = new HashSet<>(tree.childrenFrom(it.unit(), day));
    boolean goesOn = false;
    for (TreeStep.Part part : it.parts()) {
      boolean self = part.code().equals(it.unit());
      goesOn |= self;
      List<Refusal> refusals =
          take(
              self
                  ? new TreeStep.Rename(part.code(), part.name())
                  : new TreeStep.Found(
                      part.code(), part.name(), place.kind(), part.hasCommittee(), place.parent()));
      if (refusals.isEmpty() && self) {
        refusals = take(new TreeStep.ChangeCommittee(part.code(), part.hasCommittee()));
      }
      for (String child : part.children()) {
        if (refusals.isEmpty() && !children.remove(child)) {
          refusals = List.of(Refusal.of("", "units.refused.not_a_child", child, it.unit()));
        }
      }
      if (refusals.isEmpty() && !self) {
        refusals = childrenGo(it.unit(), part.children(), part.code());
      }
      if (!refusals.isEmpty()) {
        return refusals;
      }
    }
    if (goesOn && !children.isEmpty()) {
      return List.of(
          Refusal.of(
              "",
              "units.refused.children_left",
              it.unit(),
              String.join(", ", children.stream().sorted().limit(5).toList())));
    }
    return goesOn ? List.of() : end(it.unit(), it.parts().getFirst().code(), null);
  }

  /**
   * Moves the units under one unit to another: from the day, or from the day on which they first
   * come under it.
   */
  private List<Refusal> childrenGo(String from, List<String> children, String to) {
    for (String child : children) {
      for (UnitVersion version : tree.history(child)) {
        if (from.equals(version.parent()) && !version.to().isBefore(day)) {
          LocalDate since = version.from().isAfter(day) ? version.from() : day;
          if (tree.on(child, since).filter(now -> from.equals(now.parent())).isPresent()) {
            tree.change(child, since, UnitVersion::parent, s -> s.under(to));
          }
        }
      }
      List<Refusal> refusals = standsRightly(child);
      if (!refusals.isEmpty()) {
        return refusals;
      }
    }
    return List.of();
  }

  /** From the day on, the unit's parents exist through its versions and form no cycle. */
  private List<Refusal> standsRightly(String code) {
    for (UnitVersion version : tree.history(code)) {
      String parent = version.parent();
      if (parent == null || version.to().isBefore(day)) {
        continue;
      }
      UnitVersion fromNow = version.from().isBefore(day) ? version.since(day) : version;
      if (tree.isRing(code, fromNow)) {
        return List.of(Refusal.of("", "units.refused.cycle", code, parent));
      }
      if (!tree.standsThrough(parent, fromNow)) {
        return List.of(Refusal.of("", "units.refused.parent_not_standing", code, parent));
      }
    }
    return List.of();
  }

  private Optional<Refusal> newCode(String code) {
    if (!CODE.matcher(code).matches()) {
      return refused("units.refused.not_a_code", code);
    }
    if (tree.standsFrom(code, day)) {
      return refused("units.refused.duplicate", code);
    }
    return tree.exists(code) ? known(code) : none();
  }

  private Optional<Refusal> known(String code) {
    return tree.isKnown(code) ? none() : refused("units.refused.unknown_unit", code);
  }

  private Optional<Refusal> standing(String code) {
    return known(code)
        .or(() ->
            tree.on(code, day).isPresent()
                ? none()
                : refused("units.refused.unit_not_standing", code));
  }

  /** The position of a unit is decided from above: the right must cover its parent. */
  private Optional<Refusal> shapeable(String code) {
    return standing(code)
        .or(() ->
            tree.reachesPlace(tree.on(code, day).orElseThrow().parent())
                ? none()
                : refused("units.refused.matter_of_those_above", code));
  }

  private Optional<Refusal> place(@Nullable String parent) {
    if (parent == null) {
      return tree.reachesPlace(null) ? none() : refused("units.refused.top_is_not_yours", "");
    }
    return known(parent);
  }

  private Optional<Refusal> taker(String unit, String other) {
    return unit.equals(other) ? refused("units.refused.own_successor", unit) : standing(other);
  }

  private Optional<Refusal> nameGiven(String name) {
    return name.isBlank()
        ? refused("units.refused.name_missing", "")
        : name.length() > 300 ? refused("units.refused.name_too_long", "") : none();
  }

  /** It is one on the day: units that were of a kind before it ended keep it. */
  private Optional<Refusal> kindKnown(String code) {
    return tree.kind(code)
        .map(kind ->
            kind.holds(day)
                ? none()
                : Optional.of(
                    Refusal.of(
                        "", "units.refused.kind_not_then", kind.nameVi(), kind.nameEn(), day)))
        .orElseGet(() -> refused("units.refused.unknown_kind", code));
  }

  private List<Refusal> changed(Runnable change) {
    change.run();
    return List.of();
  }

  private static Optional<Refusal> none() {
    return Optional.empty();
  }

  private static Optional<Refusal> refused(String reason, String about) {
    return Optional.of(Refusal.of("", reason, about));
  }

  @SafeVarargs
  private static Optional<List<Refusal>> firstOf(Optional<Refusal>... checks) {
    for (Optional<Refusal> check : checks) {
      if (check.isPresent()) {
        return Optional.of(List.of(check.get()));
      }
    }
    return Optional.empty();
  }

  private static Refusal numbered(Refusal refusal, int number) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(number);
    arguments.addAll(refusal.arguments());
    return new Refusal("steps", refusal.reason(), arguments);
  }
}
