/**
 * The first page: the scoreboard of the user's unit with its treemap and the trend over the months,
 * as a page, a download or a print-out, and messages to units that are behind.
 *
 * <p>Words: scoreboard (bảng chỉ tiêu), cell (ô: số đạt trên số thuộc diện), behind (chậm), message
 * (lời nhắc). Tables: {@code home_messages}, {@code home_message_units}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "home",
    allowedDependencies = {"kernel", "realms", "web", "audit", "units", "figures", "rollups"})
package vn.mach.app.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
