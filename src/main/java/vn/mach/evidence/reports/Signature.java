package vn.mach.evidence.reports;

import org.jspecify.annotations.Nullable;

/**
 * A signature as it is asked for.
 *
 * @param seen names the open points that were shown and are to stay open ({@link OpenPoints#seen});
 *     empty: none was agreed to; null: nobody was asked (commands, samples)
 */
record Signature(SignedReport.Head head, Signer signer, @Nullable String seen) {

  Signature with(SignedReport.Head other) {
    return new Signature(other, signer, seen);
  }

  /** Whether nothing is open, or exactly what was shown. */
  boolean agreesTo(OpenPoints open) {
    return seen == null || open.none() || open.seen().equals(seen);
  }
}
