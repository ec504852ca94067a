package vn.mach.branch.attendance;

import java.time.LocalDate;

/**
 * Lists that belong together, as the sites of one study day: turnout is summed over them, and a
 * person is due at one of them.
 *
 * @param kind a word of the owner's, as {@code campaign}
 * @param subject the owner's id: a kind and subject are one round
 * @param day the day of whose tree turnout is summed up
 * @param path the owner's page, without the realm's prefix
 */
public record AttendanceRound(
    String kind, long subject, String title, LocalDate day, String path) {}
