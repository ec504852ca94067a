package vn.mach.documents.directives;

import vn.mach.base.kernel.Actor;

/**
 * A module that does its part when a directive is issued or corrected offers one of these as a
 * bean. It runs in the same transaction.
 */
public interface DirectiveListener {

  void issued(Actor actor, NamedDirective directive);

  void corrected(Actor actor, NamedDirective directive);
}
