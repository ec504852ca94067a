package vn.mach.organisation.people;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * Where a transfer is. {@link #TRANSITIONS} is the one table of what may follow what; it also draws
 * the diagram in the documentation.
 */
enum TransferStatus {
  /** Its member is still counted where they come from. */
  ANNOUNCED,
  /** The unit they go to has taken them in. */
  ACCEPTED,
  /** It was given back, with a note; the member stays where they were. */
  RETURNED;

  /** What somebody does to a transfer. */
  enum Step {
    ANNOUNCE,
    ACCEPT,
    RETURN
  }

  static final Transitions<TransferStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.ANNOUNCE, ANNOUNCED),
          from(ANNOUNCED, Step.ACCEPT, ACCEPTED),
          from(ANNOUNCED, Step.RETURN, RETURNED));

  /** The code in tables. */
  String code() {
    return Codes.code(this);
  }

  static TransferStatus of(String code) {
    return Codes.of(TransferStatus.class, code);
  }
}
