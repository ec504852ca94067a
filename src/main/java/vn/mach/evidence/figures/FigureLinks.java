package vn.mach.evidence.figures;

import java.util.Set;
import vn.mach.base.web.Page;

/**
 * Where figures and targets have their pages. A code may be any word; one that is itself a page
 * beside them ({@code /figures/new}) stands behind a {@code ~}, which no code holds.
 */
public final class FigureLinks {

  private static final Set<String> PAGES = Set.of("new", "targets", "units");

  private FigureLinks() {}

  /** The page of a figure, without the realm's prefix. */
  public static String figure(String code) {
    return "/figures/" + segment(code);
  }

  /** The page of a target, without the realm's prefix. */
  public static String target(String code) {
    return "/figures/targets/" + segment(code);
  }

  private static String segment(String code) {
    return PAGES.contains(code) ? "~" + code : Page.segment(code);
  }

  /** The code that stands in an address. */
  static String code(String segment) {
    return segment.startsWith("~") ? segment.substring(1) : segment;
  }
}
