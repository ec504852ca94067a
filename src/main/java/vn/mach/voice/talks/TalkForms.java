package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;

/** The forms of a talk, and how they are read. */
final class TalkForms {

  private TalkForms() {}

  record InviteForm(@Nullable String day, @Nullable String at, @Nullable String place) {}

  record AnswerForm(@Nullable String answer, @Nullable String text) {}

  record DropForm(@Nullable String reason) {}

  record ConfirmForm(@Nullable String version, @Nullable String text) {}

  /** What was said, and up to four points; {@code other} names whoever is neither of the two. */
  record HoldForm(
      @Nullable String heldOn,
      @Nullable String notes,
      @Nullable String nextOn,
      @Nullable String version,
      @Nullable String text1,
      @Nullable String who1,
      @Nullable String other1,
      @Nullable String on1,
      @Nullable String text2,
      @Nullable String who2,
      @Nullable String other2,
      @Nullable String on2,
      @Nullable String text3,
      @Nullable String who3,
      @Nullable String other3,
      @Nullable String on3,
      @Nullable String text4,
      @Nullable String who4,
      @Nullable String other4,
      @Nullable String on4) {

    /** What is written already. */
    static HoldForm of(TalksSql.Row talk, List<PointsSql.Row> points, LocalDate today) {
      String[] cells = new String[HeldTalk.MOST_POINTS * 4];
      for (int at = 0; at < HeldTalk.MOST_POINTS; at++) {
        PointsSql.Row point = at < points.size() ? points.get(at) : null;
        String who =
            point == null
                ? ""
                : point.person().equals(talk.host())
                    ? "host"
                    : point.person().equals(talk.guest()) ? "guest" : "";
        cells[at * 4] = point == null ? "" : point.text();
        cells[at * 4 + 1] = who;
        cells[at * 4 + 2] = point == null || !who.isEmpty() ? "" : point.personCode();
        cells[at * 4 + 3] = point == null ? "" : point.dueOn().toString();
      }
      LocalDate next = talk.nextOn();
      LocalDate held = talk.heldOn();
      LocalDate day = held != null ? held : talk.dueOn().isAfter(today) ? today : talk.dueOn();
      return new HoldForm(
          day.toString(),
          talk.notes(),
          next == null ? "" : next.toString(),
          Integer.toString(talk.version()),
          cells[0],
          cells[1],
          cells[2],
          cells[3],
          cells[4],
          cells[5],
          cells[6],
          cells[7],
          cells[8],
          cells[9],
          cells[10],
          cells[11],
          cells[12],
          cells[13],
          cells[14],
          cells[15]);
    }

    private @Nullable String[] cells() {
      return new @Nullable String[] {
        text1, who1, other1, on1, text2, who2, other2, on2, text3, who3, other3, on3, text4, who4,
        other4, on4
      };
    }

    /** Rows in which something is written. Refused: half a row, or somebody who is not found. */
    List<HeldTalk.Point> points(FormParser reading, People people, Actor actor, TalksSql.Row talk) {
      List<HeldTalk.Point> points = new ArrayList<>();
      @Nullable String[] cells = cells();
      for (int at = 0; at < HeldTalk.MOST_POINTS; at++) {
        String number = Integer.toString(at + 1);
        String other = Text.line(cells[at * 4 + 2]);
        String on = Text.line(cells[at * 4 + 3]);
        if (Text.line(cells[at * 4]).isEmpty() && other.isEmpty() && on.isEmpty()) {
          continue;
        }
        String text = reading.required("text" + number, cells[at * 4], HeldTalk.LONGEST_POINT);
        FormParser.Field<LocalDate> due = reading.requiredDay("on" + number, on);
        Optional<PersonId> who =
            switch (other.isEmpty() ? Text.line(cells[at * 4 + 1]) : "other") {
              case "host" -> Optional.of(talk.host());
              case "guest" -> Optional.of(talk.guest());
              case "other" -> people.meant(actor, other).map(Member::id);
              default -> Optional.empty();
            };
        FormParser.Field<PersonId> person =
            other.isEmpty()
                ? reading.found("who" + number, who, "talks.refused.who")
                : reading.found("other" + number, who, "talks.refused.person", other);
        int row = at + 1;
        due.read()
            .ifPresent(day ->
                person.read().ifPresent(it -> points.add(new HeldTalk.Point(row, text, it, day))));
      }
      return points;
    }
  }

  /** An hour as {@code 19:30} or {@code 7.30}; none where nothing was typed. */
  static @Nullable LocalTime hour(FormParser reading, String field, @Nullable String typed) {
    String text = Text.line(typed).replace('.', ':').replace('h', ':');
    if (text.isEmpty()) {
      return null;
    }
    String padded = text.endsWith(":") ? text + "00" : text;
    try {
      return LocalTime.parse(padded.indexOf(':') == 1 ? "0" + padded : padded).withSecond(0);
    } catch (DateTimeParseException e) {
      reading.refuse(field, "talks.refused.hour", Text.line(typed));
      return null;
    }
  }
}
