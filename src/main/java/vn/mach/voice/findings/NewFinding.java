package vn.mach.voice.findings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;

/**
 * A finding as it is sent.
 *
 * @param place where it was seen
 * @param to the level that receives it
 * @param directive the directive that it is about; none: another policy, or none at all
 * @param clause the key of the clause in it
 * @param policy a policy from outside, as people call it; empty where a directive is named
 * @param cases how many such cases were seen
 * @param person who found it: the answer comes back to them
 * @param visit the visit on which it was seen
 */
record NewFinding(
    UnitId place,
    UnitId to,
    LocalDate foundOn,
    String title,
    @Nullable String field,
    @Nullable DirectiveId directive,
    @Nullable Integer clause,
    String policy,
    String difficulty,
    String evidence,
    String proposal,
    int cases,
    PersonId person,
    @Nullable Long visit) {

  static final int LONGEST_TITLE = 200;
  static final int LONGEST_TEXT = 6_000;
  static final int LONGEST_POLICY = 300;
  static final int MOST_CASES = 1_000_000;
}
