package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Reads what is typed about a meeting before it is held. */
@Component
class MeetingForms {

  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:hg.](\\d{2})?");
  private static final int LONGEST_ITEM = 500;
  static final int LONGEST_RESOLUTION = 10_000;

  private final Units units;

  MeetingForms(Units units) {
    this.units = units;
  }

  /**
   * A meeting as it is typed.
   *
   * @param byGroups {@code yes}
   */
  record MeetingForm(
      @Nullable String unit,
      @Nullable String kind,
      @Nullable String day,
      @Nullable String startsAt,
      @Nullable String place,
      @Nullable String theme,
      @Nullable String byGroups) {}

  /**
   * A year as it is typed.
   *
   * @param thematic months with a theme, split by commas
   * @param scope {@code own} or {@code below}
   */
  record YearForm(
      @Nullable String unit,
      @Nullable String year,
      @Nullable String dayOfMonth,
      @Nullable String startsAt,
      @Nullable String place,
      @Nullable String thematic,
      @Nullable String scope) {}

  record ItemForm(
      @Nullable String title,
      @Nullable String minutes,
      @Nullable String preparer,
      @Nullable String topic) {}

  record PrepareForm(
      @Nullable String chair, @Nullable String minuteTaker, @Nullable String resolution) {}

  record CloseForm(
      @Nullable String chair,
      @Nullable String minuteTaker,
      @Nullable String summary,
      @Nullable String resolution) {}

  record ReasonForm(@Nullable String reason) {}

  /** The meeting, unless it cannot be read; of a meeting that is changed the unit is given. */
  Outcome<NewMeeting> meeting(Actor actor, MeetingForm typed, @Nullable UnitId given) {
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.found(
            "unit",
            given != null ? Optional.of(given) : unit(actor, typed.unit()),
            "meetings.refused.unit",
            Text.shortened(Text.line(typed.unit()), 80));
    Field<MeetingKind> kind =
        reading.found(
            "kind",
            MeetingKind.find(Text.line(typed.kind())),
            "meetings.refused.kind",
            Text.shortened(Text.line(typed.kind()), 40));
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    Field<LocalTime> clock = clock(reading, typed.startsAt());
    String place = reading.optional("place", typed.place(), NewMeeting.LONGEST);
    String theme = reading.optional("theme", typed.theme(), NewMeeting.LONGEST);
    return reading.then(() ->
        Outcome.done(
            new NewMeeting(
                unit.get(),
                kind.get(),
                day.get(),
                clock.get(),
                place,
                theme,
                "yes".equals(typed.byGroups()))));
  }

  /** A plan for a year, and for which unit. */
  record UnitYear(UnitId unit, YearPlan plan) {}

  Outcome<UnitYear> year(Actor actor, YearForm typed) {
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.found(
            "unit",
            unit(actor, typed.unit()),
            "meetings.refused.unit",
            Text.shortened(Text.line(typed.unit()), 80));
    Field<Long> year =
        reading.found(
            "year",
            FormParser.whole(typed.year()).filter(it -> it > 1900 && it < 2200),
            "meetings.refused.year",
            Text.shortened(Text.line(typed.year()), 40));
    Field<Long> day =
        reading.found(
            "dayOfMonth",
            FormParser.whole(typed.dayOfMonth()).filter(it -> it >= 1 && it <= 31),
            "meetings.refused.day_of_month",
            Text.shortened(Text.line(typed.dayOfMonth()), 40));
    Field<LocalTime> clock = clock(reading, typed.startsAt());
    String place = reading.optional("place", typed.place(), NewMeeting.LONGEST);
    Field<Set<Integer>> thematic =
        reading.found(
            "thematic",
            months(Text.line(typed.thematic())),
            "meetings.refused.months",
            Text.shortened(Text.line(typed.thematic()), 60));
    return reading.then(() ->
        Outcome.done(
            new UnitYear(
                unit.get(),
                new YearPlan(
                    Math.toIntExact(year.get()),
                    Math.toIntExact(day.get()),
                    clock.get(),
                    place,
                    thematic.get()))));
  }

  /** An item, unless it cannot be read. */
  Outcome<MeetingPreparing.Item> item(ItemForm typed) {
    FormParser reading = new FormParser();
    String title = reading.required("title", typed.title(), LONGEST_ITEM);
    Long minutes =
        reading.optionalFound(
            "minutes",
            typed.minutes(),
            FormParser.whole(typed.minutes()).filter(it -> it >= 0 && it <= 600),
            "meetings.refused.minutes",
            Text.shortened(Text.line(typed.minutes()), 40));
    PersonId preparer = person(reading, "preparer", typed.preparer());
    return reading.then(() ->
        Outcome.done(
            new MeetingPreparing.Item(
                title, minutes == null ? null : Math.toIntExact(minutes), preparer)));
  }

  /** Somebody chosen from a list; null where nobody was. */
  static @Nullable PersonId person(FormParser reading, String field, @Nullable String typed) {
    return reading.optionalFound(
        field,
        typed,
        FormParser.id(typed, PersonId::new),
        "meetings.refused.person",
        Text.shortened(Text.line(typed), 40));
  }

  /** A text of several lines, limited. */
  static String text(FormParser reading, String field, @Nullable String typed, int most) {
    String text = Text.lines(typed);
    if (Text.length(text) > most) {
      reading.refuse(field, "web.refused.too_long", most);
    }
    return text;
  }

  Optional<UnitId> unit(Actor actor, @Nullable String typed) {
    return units.meant(actor, Right.RECORD, Text.line(typed)).map(NamedUnit::id);
  }

  private static Field<LocalTime> clock(FormParser reading, @Nullable String typed) {
    return reading.found(
        "startsAt",
        clock(Text.line(typed)),
        "meetings.refused.clock",
        Text.shortened(Text.line(typed), 40));
  }

  /** {@code 19:30}, {@code 19h30}, {@code 19g}; empty where it is no time of day. */
  static Optional<LocalTime> clock(String typed) {
    Matcher found = CLOCK.matcher(typed);
    if (!found.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(found.group(1));
    int minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  private static Optional<Set<Integer>> months(String typed) {
    Set<Integer> months = new HashSet<>();
    for (String part : Arrays.stream(typed.split(",")).map(String::strip).toList()) {
      Optional<Long> month = FormParser.whole(part).filter(it -> it >= 1 && it <= 12);
      if (!part.isEmpty() && month.isEmpty()) {
        return Optional.empty();
      }
      month.ifPresent(it -> months.add(it.intValue()));
    }
    return Optional.of(months);
  }
}
