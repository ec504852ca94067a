/**
 * Meetings of branches: planned for the year, prepared, held, closed. What a meeting is held by is
 * dated rules (50-CT/TW and 42-HD/BTCTW of 28 October 2025). Closing it is the record: the minutes,
 * the number of its resolution, its conclusions as tasks, and the activity from which figures
 * follow.
 *
 * <p>Words: meeting (cuộc họp, sinh hoạt chi bộ), monthly (định kỳ), thematic (chuyên đề),
 * extraordinary (bất thường), agenda (chương trình), item (nội dung), topic (việc theo dõi: comes
 * back until it is done), conclusion (kết luận), base (cơ số: of whom a vote needs more than half),
 * act (one thing done while a meeting is held), duty (nghĩa vụ sinh hoạt). Tables: {@code
 * meeting_rules}, {@code meeting_steps}, {@code meeting_duties}, {@code meetings}, {@code
 * meeting_people}, {@code meeting_items}, {@code meeting_topics}, {@code meeting_groups}, {@code
 * meeting_acts}. Published: {@code meetings_sheet}, {@code meetings_held}.
 */
@NullMarked
@ApplicationModule(
    id = "meetings",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "web",
      "audit",
      "files",
      "calendar",
      "jobs",
      "search",
      "units",
      "people",
      "access",
      "tasks",
      "notices",
      "papers",
      "register",
      "directives",
      "adoptions",
      "activities",
      "figures",
      "fees",
      "attendance",
      "scores"
    })
package vn.mach.branch.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
