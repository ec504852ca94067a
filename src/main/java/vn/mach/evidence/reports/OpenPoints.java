package vn.mach.evidence.reports;

import java.util.List;
import vn.mach.base.kernel.Digests;
import vn.mach.evidence.checks.Finding;

/**
 * What is open in a draft: it is signed only after somebody was shown this and goes on.
 *
 * @param findings numbers of the text that contradict one another or the evidence
 * @param remarks those that nobody settled
 * @param silent names of the units below without a single record in the period
 * @param unreported names of the units below without a signed report of the same type and period
 */
record OpenPoints(
    List<Finding> findings,
    List<SectionsSql.Remark> remarks,
    List<String> silent,
    List<String> unreported) {

  boolean none() {
    return findings.isEmpty() && remarks.isEmpty() && silent.isEmpty() && unreported.isEmpty();
  }

  /** Names exactly these points: others that turn up are not agreed to with them. */
  String seen() {
    return Digests.hex(
            findings.stream().map(it -> it.kind() + it.quote() + it.computed()).toList()
                + " "
                + remarks.stream().map(SectionsSql.Remark::id).toList()
                + silent
                + unreported)
        .substring(0, 16);
  }
}
