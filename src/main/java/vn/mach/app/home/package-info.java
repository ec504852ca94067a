/**
 * The first page: what one owes today; for offices, and one tap away for others, the scoreboard of
 * the user's unit with its treemap and the trend over the months, as a page, a download or a
 * print-out, and reminders to units that are behind.
 *
 * <p>Words: scoreboard (bảng chỉ tiêu), cell (ô: số đúng tiến độ trên số thuộc diện), behind (chậm
 * tiến độ), message or reminder (đôn đốc). Tables: {@code home_messages}, {@code
 * home_message_units}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "home",
    allowedDependencies = {
      "kernel", "realms", "web", "audit", "units", "access", "tasks", "figures", "rollups",
      "backups"
    })
package vn.mach.app.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
