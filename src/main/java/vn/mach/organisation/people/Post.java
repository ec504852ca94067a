package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/**
 * A post that a person holds or held, with the data for warnings.
 *
 * @param status the holder's status today; null where they belong to no unit
 * @param ofBranch whether the unit is a branch, in which members meet directly
 * @param counting members of the unit who count towards a committee
 * @param needed members from which the rules let a branch elect a committee
 * @param others how many others hold the same post in the unit today
 */
record Post(
    long id,
    PersonId person,
    String personName,
    UnitId unit,
    String unitName,
    PostKind kind,
    LocalDate from,
    LocalDate to,
    @Nullable MemberStatus status,
    boolean ofBranch,
    int counting,
    int needed,
    int others) {

  boolean heldOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /**
   * Message keys of warnings about the post today. It is valid all the same: the product warns,
   * people decide.
   */
  List<String> warnings(LocalDate today) {
    List<String> found = new ArrayList<>();
    if (!heldOn(today)) {
      return found;
    }
    if (status == null) {
      found.add("people.warning.left");
    } else if (!status.mayHoldPosts()) {
      found.add("people.warning.status." + status.code());
    }
    if (ofBranch && kind.ofCommittee() && counting < needed) {
      found.add("people.warning.too_few");
    }
    if (others > 0 && (kind == PostKind.SECRETARY || kind == PostKind.INSPECTION_CHAIR)) {
      found.add("people.warning.several");
    }
    return found;
  }
}
