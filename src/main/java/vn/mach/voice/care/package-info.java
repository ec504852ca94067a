/**
 * Care for people: visits to members and households, with a day to go again, visits planned at
 * intervals, and one history for a person and the household. Notes are read only by whoever wrote
 * them and the people named as readers (named access).
 *
 * <p>Words: visit (lượt thăm), household (hộ gia đình), plan (lịch thăm định kỳ), follow-up (hẹn
 * thăm lại), note (ghi chú riêng). Tables: {@code care_visits}, {@code care_households}, {@code
 * care_household_people}, {@code care_plans}. Publishes nothing.
 */
@NullMarked
@ApplicationModule(
    id = "care",
    allowedDependencies = {"kernel", "realms", "web", "audit", "access", "units", "people"})
package vn.mach.voice.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
