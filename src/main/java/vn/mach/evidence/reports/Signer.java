package vn.mach.evidence.reports;

import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;

/**
 * Whose signature a report has.
 *
 * @param person a holder of a post of the unit; none where only a name was typed
 * @param post a code of the post held on the day of signing; empty where a name was typed
 */
record Signer(@Nullable PersonId person, String post, String name) {

  static Signer named(String name) {
    return new Signer(null, "", name);
  }

  /** Whether it was signed on paper: the account that acts is not the signer's own. */
  boolean onPaper(Actor actor) {
    return person == null || !person.equals(actor.person());
  }

  /** As a form sends it; empty where a name was typed. */
  String value() {
    return person == null ? "" : person.value() + ":" + post;
  }
}
