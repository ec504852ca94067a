package vn.mach.branch.meetings;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.DayFormats;
import vn.mach.branch.attendance.AttendanceRow;
import vn.mach.branch.attendance.AttendanceStatus;

/**
 * All that a phone needs to hold a meeting by itself, as JSON. The phone works out how the meeting
 * stands by the rule of {@link ActLog}, from these acts and its own.
 *
 * @param minutes how long it must last by the rule of its day; null where no rule says so
 * @param source of that rule
 */
record PhoneMeeting(
    long id,
    String title,
    String unit,
    String day,
    String startsAt,
    String place,
    String status,
    @Nullable Integer minutes,
    @Nullable String source,
    List<Person> people,
    List<Item> items,
    List<Act> acts,
    List<Paper> papers) {

  /**
   * Somebody who is due or may come.
   *
   * @param counted whether this standing is due by the rule, or counts only where they come
   * @param status as the list of attendance has it: other ways than acts lead there, too
   */
  record Person(
      long id,
      String name,
      String standing,
      boolean counted,
      String status,
      @Nullable String reason) {

    static Person of(MeetingsSql.Summoned due, boolean counted, @Nullable AttendanceRow row) {
      return new Person(
          due.person().value(),
          due.name(),
          due.standing(),
          counted,
          Codes.code(row == null ? AttendanceStatus.EXPECTED : row.status()),
          row == null ? null : row.reason());
    }
  }

  /** An item of the agenda; topic: it comes back until it is done. */
  record Item(
      UUID id,
      String title,
      String note,
      @Nullable Integer minutes,
      @Nullable String preparer,
      boolean topic) {

    static Item of(AgendaItem it) {
      return new Item(
          it.id(), it.title(), it.note(), it.minutes(), it.preparerName(), it.topic() != null);
    }
  }

  /** An act that arrived, and what became of it. */
  record Act(
      UUID id,
      @Nullable UUID follows,
      String what,
      String of,
      Map<String, String> content,
      String madeAt,
      String status) {

    static Act of(ActsSql.Stored it) {
      MeetingAct act = it.act();
      return new Act(
          act.id(),
          act.follows(),
          act.what(),
          act.of(),
          act.compared(),
          act.madeAt().toString(),
          it.status().code());
    }
  }

  /** A paper of the meeting; size in bytes. */
  record Paper(long id, String name, String type, long size) {}

  static String day(MeetingRow meeting) {
    return DayFormats.DAY.format(meeting.heldOn());
  }
}
