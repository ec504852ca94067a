package vn.mach.organisation.people;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * The status of a transfer. {@link #TRANSITIONS} is the status table; it also draws the diagram in
 * the documentation.
 */
enum TransferStatus {
  /** The member still belongs to the former unit. */
  ANNOUNCED,
  /** The new unit has accepted the member. */
  ACCEPTED,
  /** It was returned, with a note; the member stays in the former unit. */
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
