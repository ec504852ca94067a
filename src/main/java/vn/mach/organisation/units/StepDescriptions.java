package vn.mach.organisation.units;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.web.Page;

/**
 * Describes steps in words.
 *
 * @param names of units by code, and of those that the steps found
 * @param kinds by code
 */
record StepDescriptions(Map<String, String> names, Map<String, UnitKind> kinds) {

  /** What the step does, as a sentence in the reader's language. */
  String words(Page page, TreeStep step) {
    return switch (step) {
      case TreeStep.Found(String code, String name, String kind, Boolean has, String parent) ->
          parent == null
              ? page.t("units.words.found_top", name, code, kind(page, kind), committee(page, has))
              : page.t(
                  "units.words.found",
                  name,
                  code,
                  kind(page, kind),
                  committee(page, has),
                  unit(parent));
      case TreeStep.Move(String unit, String parent) ->
          parent == null
              ? page.t("units.words.move_top", unit(unit))
              : page.t("units.words.move", unit(unit), unit(parent));
      case TreeStep.Rename(String unit, String name) ->
          page.t("units.words.rename", unit(unit), name);
      case TreeStep.ChangeKind(String unit, String kind) ->
          page.t("units.words.kind", unit(unit), kind(page, kind));
      case TreeStep.ChangeCommittee(String unit, Boolean has) ->
          page.t("units.words.committee", unit(unit), committee(page, has));
      case TreeStep.End(String unit, String successor, String childrenTo) ->
          page.t("units.words.end", unit(unit))
              + (successor == null ? "" : page.t("units.words.end_successor", unit(successor)))
              + (childrenTo == null ? "" : page.t("units.words.end_children", unit(childrenTo)));
      case TreeStep.Merge(List<String> units, String into) ->
          page.t(
              "units.words.merge",
              units.stream().map(this::unit).collect(Collectors.joining(", ")),
              unit(into));
      case TreeStep.Split(String unit, List<TreeStep.Part> parts) ->
          page.t(
              "units.words.split",
              unit(unit),
              parts.stream()
                  .map(part -> part.name() + " (" + part.code() + ")")
                  .collect(Collectors.joining(", ")));
    };
  }

  /** The unit's name with its code. */
  String unit(@Nullable String code) {
    if (code == null) {
      return "";
    }
    String name = names.get(code);
    return name == null ? code : name + " (" + code + ")";
  }

  String kind(Page page, String code) {
    UnitKind kind = kinds.get(code);
    return kind == null ? code : page.name(kind.nameVi(), kind.nameEn());
  }

  static String committee(Page page, @Nullable Boolean has) {
    return page.t(
        has == null
            ? "units.committee.unstated"
            : has ? "units.committee.yes" : "units.committee.no");
  }
}
