package vn.mach.documents.directives;

import java.util.Collection;
import java.util.List;

/**
 * Targets to which clauses may be tied: offered as a bean by the module that keeps them. A clause
 * holds a target's code.
 */
public interface ClauseTargets {

  /**
   * A target as clauses name it.
   *
   * @param path of its page
   */
  record NamedTarget(String code, String title, String path) {}

  /** Those that were set by the directive and stand. */
  List<NamedTarget> of(DirectiveId directive);

  /** Those of the codes that there are. */
  List<NamedTarget> named(Collection<String> codes);
}
