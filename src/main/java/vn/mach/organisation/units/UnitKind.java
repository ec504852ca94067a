package vn.mach.organisation.units;

/**
 * A kind of unit, named in both languages.
 *
 * @param position its place in lists, from the top of the tree downwards
 */
public record UnitKind(String code, String nameVi, String nameEn, int position) {}
