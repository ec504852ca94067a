package vn.mach.organisation.units;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/**
 * One step as it was typed; which fields count depends on {@code what}: found, move, rename, kind,
 * committee, end, merge, split. Lists of codes may be separated by comma, semicolon, blank or line.
 */
record StepForm(
    String what,
    String code,
    String unit,
    String parent,
    String name,
    String kind,
    String committee,
    String successor,
    String childrenTo,
    String units,
    String into,
    List<TreeStep.Part> parts) {

  static final List<String> WHAT =
      List.of("found", "move", "rename", "kind", "committee", "end", "merge", "split");

  StepForm {
    what = clean(what);
    code = Text.key(code);
    unit = Text.key(unit);
    parent = Text.key(parent);
    name = clean(name);
    kind = clean(kind);
    committee = clean(committee);
    successor = Text.key(successor);
    childrenTo = clean(childrenTo);
    units = Text.key(units);
    into = Text.key(into);
    parts = List.copyOf(parts);
  }

  static StepForm empty(String what, String unit) {
    return new StepForm(
        what,
        "",
        unit,
        what.equals("found") ? unit : "",
        "",
        "",
        "",
        "",
        "",
        what.equals("merge") ? unit : "",
        "",
        List.of());
  }

  /** With units as they are meant instead of as they were typed. */
  StepForm resolved(UnaryOperator<String> meant) {
    UnaryOperator<String> one = typed -> typed.isEmpty() ? "" : meant.apply(typed);
    return new StepForm(
        what,
        code,
        one.apply(unit),
        one.apply(parent),
        name,
        kind,
        committee,
        one.apply(successor),
        one.apply(childrenTo),
        units,
        one.apply(into),
        parts);
  }

  /** With one more of several units. */
  StepForm and(String one) {
    return units(Stream.concat(codes(units).stream(), Stream.of(one)));
  }

  /** Without one of several units. */
  StepForm without(String one) {
    return units(codes(units).stream().filter(it -> !it.equals(one)));
  }

  private StepForm units(Stream<String> codes) {
    return new StepForm(
        what,
        code,
        unit,
        parent,
        name,
        kind,
        committee,
        successor,
        childrenTo,
        codes.distinct().collect(Collectors.joining("\n")),
        into,
        parts);
  }

  TreeStep step() {
    return switch (what) {
      case "found" -> new TreeStep.Found(code, name, kind, yesOrNo(committee), orNone(parent));
      case "move" -> new TreeStep.Move(unit, orNone(parent));
      case "rename" -> new TreeStep.Rename(unit, name);
      case "kind" -> new TreeStep.ChangeKind(unit, kind);
      case "committee" -> new TreeStep.ChangeCommittee(unit, yesOrNo(committee));
      case "end" -> new TreeStep.End(unit, orNone(successor), orNone(childrenTo));
      case "merge" -> new TreeStep.Merge(codes(units), into);
      case "split" -> new TreeStep.Split(unit, parts);
      default -> throw new IllegalArgumentException(what);
    };
  }

  static List<String> codes(@Nullable String typed) {
    return typed == null
        ? List.of()
        : Stream.of(typed.split("[,;\\s]+")).filter(code -> !code.isEmpty()).distinct().toList();
  }

  static @Nullable Boolean yesOrNo(String typed) {
    return switch (typed.strip().toLowerCase(Locale.ROOT)) {
      case "yes", "có", "true", "1" -> Boolean.TRUE;
      case "no", "không", "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static @Nullable String orNone(String code) {
    return code.isEmpty() ? null : code;
  }

  private static String clean(@Nullable String typed) {
    return Text.line(typed);
  }
}
