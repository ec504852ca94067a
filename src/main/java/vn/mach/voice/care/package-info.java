/**
 * Care for people: visits to members and households, plans for an occasion whose visits are tasks,
 * help with request, decision and receipt, what partner bodies gave and what went out of it, events
 * for many, and one history for a person and the household. Everything is private to whoever keeps
 * people in the unit or above; notes are read only by whoever wrote them and the people named as
 * readers (named access). What was done counts as activities that name nobody (ADR 47).
 *
 * <p>Words: visit (lượt thăm), household (hộ gia đình), regular plan (lịch thăm định kỳ: {@code
 * care_plans}), plan or round (kế hoạch thăm hỏi: {@code care_rounds}, its lines {@code
 * care_round_lines}), occasion (dịp), wish (đề nghị không đến thăm), help or grant (hỗ trợ),
 * partner (nhà tài trợ), contribution (khoản đóng góp), event (hoạt động tập thể). Tables: {@code
 * care_kinds}, {@code care_occasions}, {@code care_occasion_days}, {@code care_visits}, {@code
 * care_households}, {@code care_household_people}, {@code care_wishes}, {@code care_plans}, {@code
 * care_rounds}, {@code care_round_lines}, {@code care_grants}, {@code care_partners}, {@code
 * care_contributions}, {@code care_outs}, {@code care_events}, {@code care_evidence}, {@code
 * care_published_years}, {@code care_published}.
 */
@NullMarked
@ApplicationModule(
    id = "care",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "web",
      "audit",
      "jobs",
      "access",
      "units",
      "people",
      "tasks",
      "register",
      "activities"
    })
package vn.mach.voice.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
