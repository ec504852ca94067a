/**
 * People, their membership of a unit with a status on each day, the posts they hold, and transfers
 * between units. A member sees their own record and who viewed it; others see it if their right
 * {@code SEE_PEOPLE} covers the unit that the person belongs to today. A former unit sees only that
 * somebody left. What other modules hold of a member they show on the member's own page through
 * {@link MemberRecord} and {@link MemberDues}.
 *
 * <p>Words: member (đảng viên), membership (thời gian sinh hoạt: the days in one unit with one
 * status), post (chức vụ), transfer (chuyển sinh hoạt), card number (số thẻ đảng viên). Tables:
 * {@code people}, {@code memberships}, {@code posts}, {@code transfers}, {@code people_rules},
 * {@code badge_years}, {@code badge_rounds}, {@code followers} (who of a level above follows a
 * branch: cấp ủy viên theo dõi chi bộ). Published: {@code members_on(day)}, {@code posts_on(day)},
 * {@code person_unit_on(person, day)}, {@code people_rule(rule, day)}, {@code attendance_base(unit,
 * day)}, {@code is_due_at_meetings(status)}, {@code people_named}, {@code transfers_open}, {@code
 * people_sheet}, {@code posts_sheet}, {@code followers_sheet}.
 */
@NullMarked
@ApplicationModule(
    id = "people",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "audit",
      "calendar",
      "units",
      "web",
      "search"
    })
package vn.mach.organisation.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
