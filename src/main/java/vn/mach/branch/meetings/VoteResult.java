package vn.mach.branch.meetings;

import vn.mach.branch.attendance.AttendanceCounts;

/**
 * A vote with its base. More than half is of the official members summoned, less those exempt or
 * elsewhere who are absent; at least two thirds (admission, official status) is of all official
 * members of the branch. Neither is of those present.
 *
 * @param base of whom the rule counts
 * @param needed votes in favour
 * @param voters official members who are there
 */
record VoteResult(
    MeetingAct act, long base, long needed, long voters, long agree, long disagree, long abstain) {

  static VoteResult of(MeetingAct vote, AttendanceCounts counts) {
    boolean half = vote.field("rule").equals("half");
    long all = official(counts, false);
    long base = half ? counts.votingBase() : all;
    long needed = half ? counts.votesNeeded() : (2 * base + 2) / 3;
    return new VoteResult(
        vote,
        base,
        needed,
        official(counts, true),
        vote.number("agree"),
        vote.number("disagree"),
        vote.number("abstain"));
  }

  private static long official(AttendanceCounts counts, boolean present) {
    return counts.standings().stream()
        .filter(it ->
            it.standing().equals("official")
                || it.standing().equals("exempt")
                || it.standing().equals("temporary_out"))
        .mapToLong(it -> present ? it.present() : it.expected())
        .sum();
  }

  /** Whether it is passed by its base. Nothing is where nobody is in the base. */
  boolean passed() {
    return base > 0 && agree >= needed;
  }

  /** Whether more votes were counted than official members are there: somebody miscounted. */
  boolean tooMany() {
    return agree + disagree + abstain > voters;
  }

  boolean isResolution() {
    return act.says("resolution");
  }
}
