package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a page belongs, above its heading: a page method calls {@link #show}, the layout does the
 * rest.
 */
public final class Breadcrumbs {

  /**
   * One step.
   *
   * @param path its page, without the realm's prefix; empty where the reader may not open it
   */
  public record Crumb(String name, String path) {}

  private static final String NAME = Breadcrumbs.class.getName();

  private Breadcrumbs() {}

  /** From the top downwards. */
  public static void show(List<Crumb> crumbs) {
    if (RequestContextHolder.currentRequestAttributes()
        instanceof ServletRequestAttributes request) {
      request.getRequest().setAttribute(NAME, List.copyOf(crumbs));
    }
  }

  static List<Crumb> shown(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof List<?> crumbs
        ? crumbs.stream().map(Crumb.class::cast).toList()
        : List.of();
  }
}
