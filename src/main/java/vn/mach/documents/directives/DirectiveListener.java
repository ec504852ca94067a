package vn.mach.documents.directives;

import java.util.List;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Refusal;

/**
 * A module that does its part when a directive is issued or corrected offers one of these as a
 * bean. It runs in the same transaction.
 */
public interface DirectiveListener {

  /**
   * Does its part.
   *
   * @return what stands against it, beside the fields of the form ({@code symbol}, {@code kind},
   *     {@code title}, {@code issuer}, {@code issuedOn}): then the directive is not issued, and
   *     nothing of it stays. Empty where all is well.
   */
  List<Refusal> issued(Actor actor, NamedDirective directive);

  void corrected(Actor actor, NamedDirective directive);
}
