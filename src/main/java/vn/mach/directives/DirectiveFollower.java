package vn.mach.directives;

import vn.mach.kernel.Viewer;

/** A room that does its part when a directive is issued offers one of these as a bean. It runs in the issuing's own transaction. */
public interface DirectiveFollower {

  void issued(Viewer viewer, DirectiveNamed directive);
}
