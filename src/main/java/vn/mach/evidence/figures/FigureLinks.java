package vn.mach.evidence.figures;

import java.util.Set;
import vn.mach.base.web.Page;

/**
 * The addresses of figures and targets. A code may be any word; one that is also the path of a page
 * ({@code /figures/new}) is prefixed with {@code ~}, which no code contains.
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

  /** The code in an address. */
  static String code(String segment) {
    return segment.startsWith("~") ? segment.substring(1) : segment;
  }
}
