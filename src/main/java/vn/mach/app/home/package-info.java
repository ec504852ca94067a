/**
 * The first page: the scoreboard of one's unit with its map and its course over the months, taken
 * out as a sheet or on paper, and messages to units that are behind.
 *
 * <p>Words: scoreboard (bảng chỉ tiêu), cell (ô: số đạt trên số thuộc diện), behind (chậm), message
 * (lời nhắc). Tables: {@code home_messages}, {@code home_message_units}.
 */
@NullMarked
@ApplicationModule(
    id = "home",
    allowedDependencies = {"kernel", "realms", "web", "audit", "units", "figures", "rollups"})
package vn.mach.app.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
