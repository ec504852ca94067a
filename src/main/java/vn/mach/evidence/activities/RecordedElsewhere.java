package vn.mach.evidence.activities;

import java.util.Map;
import vn.mach.base.kernel.Actor;

/**
 * A module that knows more of some kinds of activity and records them itself offers this as a bean:
 * the entry page leads there, so that a score, a visit or an answer is not typed a second time.
 */
public interface RecordedElsewhere {

  /**
   * Instead of an address: nobody enters it, it follows from other work, and is offered nowhere.
   */
  String BY_ITSELF = "";

  /**
   * By the code of the kind: the address where this actor enters it, without the realm's prefix, or
   * {@link #BY_ITSELF}.
   */
  Map<String, String> pages(Actor actor);
}
