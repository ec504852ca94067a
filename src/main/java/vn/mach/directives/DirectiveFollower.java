package vn.mach.directives;

import vn.mach.kernel.Viewer;

/** A room that does its part when a directive is issued or corrected offers one of these as a bean. It runs in the same transaction. */
public interface DirectiveFollower {

  void issued(Viewer viewer, DirectiveNamed directive);

  void corrected(Viewer viewer, DirectiveNamed directive);
}
