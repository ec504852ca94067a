package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser.Field;

class FormParserTest {

  @Test
  void aDayIsReadHoweverItIsWrittenHere() {
    LocalDate day = LocalDate.of(2026, 7, 5);
    for (String typed : List.of("2026-07-05", "2026-7-5", "05/07/2026", "5/7/2026", " 5/7/2026 ")) {
      assertThat(FormParser.day(typed)).as(typed).contains(day);
    }
  }

  @Test
  void whatIsNoDayOfTheCalendarOrASlipOfTheFingerIsNone() {
    for (String typed :
        List.of("", "30/02/2026", "2026-13-01", "7/5/26", "0206-07-05", "5.7.2026", "hôm nay")) {
      assertThat(FormParser.day(typed)).as(typed).isEmpty();
    }
  }

  @Test
  void aWholeNumberMayHaveItsThousandsGrouped() {
    for (String typed : List.of("1234567", "1.234.567", "1,234,567", "1 234 567")) {
      assertThat(FormParser.whole(typed)).as(typed).contains(1_234_567L);
    }
    for (String typed : List.of("", "1.5", "12.34", "1e3", "1234567890123456789", "một")) {
      assertThat(FormParser.whole(typed)).as(typed).isEmpty();
    }
    assertThat(FormParser.whole("-3")).contains(-3L);
  }

  @Test
  void anIdIsTheBareNumberThatThePageSentOut() {
    assertThat(FormParser.id(" 12 ", UnitId::new)).contains(new UnitId(12));
    for (String typed : List.of("", "-1", "1.000", "x", "1234567890123456789")) {
      assertThat(FormParser.id(typed, UnitId::new)).as(typed).isEmpty();
    }
  }

  @Test
  void aCommandGetsTheValuesWhereEveryFieldCouldBeRead() {
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", "5/7/2026");
    LocalDate due = reading.optionalDay("due", "");
    Field<UnitId> unit = reading.found("unit", Optional.of(new UnitId(3)), "test.unknown");
    String title = reading.required("title", "  Họp  chi bộ ", 20);
    assertThat(reading.then(() -> Outcome.done(title + " " + unit.get().value() + " " + day.get())))
        .isEqualTo(Outcome.done("Họp chi bộ 3 2026-07-05"));
    assertThat(due).isNull();
  }

  @Test
  void everythingThatCannotBeReadIsSaidAtOnceAndNothingIsDone() {
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", "khi nào rảnh");
    reading.requiredDay("from", "");
    reading.optionalDay("due", "31/02/2026");
    reading.found("unit", Optional.empty(), "test.unknown", "CB/9");
    reading.required("title", " ");
    reading.optional("note", "x".repeat(21), 20);
    assertThat(reading.then(() -> Outcome.done(day.get())))
        .isEqualTo(
            Outcome.refused(
                List.of(
                    Refusal.of("day", "web.refused.not_a_date", "khi nào rảnh"),
                    Refusal.of("from", "web.refused.missing"),
                    Refusal.of("due", "web.refused.not_a_date", "31/02/2026"),
                    Refusal.of("unit", "test.unknown", "CB/9"),
                    Refusal.of("title", "web.refused.missing"),
                    Refusal.of("note", "web.refused.too_long", 20))));
  }

  @Test
  void aWrongNumberIsQuotedWithItsLimitsAndALongOneIsCut() {
    FormParser reading = new FormParser();
    assertThat(reading.requiredWhole("days", " 1.000 ", 1, 1000).get()).isEqualTo(1000);
    assertThat(reading.optionalWhole("days", "", 1, 1000)).isNull();
    reading.requiredWhole("days", "mười", 1, 1000);
    reading.requiredWhole("port", "", 1, 1000);
    reading.optionalWhole("late", "1001", 1, 1000);
    reading.requiredFound("unit", "x".repeat(99), Optional.empty(), "test.unknown");
    reading.refuse(List.of(Refusal.of("days", "test.also"), Refusal.of("title", "test.also")));
    assertThat(reading.then(() -> Outcome.done(1)))
        .isEqualTo(
            Outcome.refused(
                List.of(
                    Refusal.of("days", "web.refused.not_a_number", "mười", 1L, 1000L),
                    Refusal.of("port", "web.refused.missing"),
                    Refusal.of("late", "web.refused.not_a_number", "1001", 1L, 1000L),
                    Refusal.of("unit", "test.unknown", "x".repeat(59) + "…"),
                    Refusal.of("title", "test.also"))));
  }

  @Test
  void aFieldThatCouldNotBeReadHasNoValueThatAnybodyCouldTakeForOne() {
    Field<LocalDate> day = new FormParser().requiredDay("day", "");
    assertThat(day.read()).isEmpty();
    assertThatIllegalStateException().isThrownBy(day::get);
  }

  @Test
  void whatMayBeLeftOutIsOnlyLookedForWhereSomethingWasTyped() {
    FormParser reading = new FormParser();
    assertThat(reading.<UnitId>optionalFound("unit", " ", Optional.empty(), "test.unknown"))
        .isNull();
    assertThat(reading.optionalFound("unit", "x", Optional.of(new UnitId(1)), "test.unknown"))
        .isEqualTo(new UnitId(1));
    assertThat(reading.then(() -> Outcome.done(1))).isEqualTo(Outcome.done(1));
    reading.optionalFound("unit", "y", Optional.empty(), "test.unknown");
    assertThat(reading.then(() -> Outcome.done(1)))
        .isEqualTo(Outcome.refused("unit", "test.unknown"));
  }

  @Test
  void whereNothingWasTypedNothingIsQuoted() {
    FormParser reading = new FormParser();
    reading.found("from", Optional.empty(), "x.refused.time", "");
    reading.found("until", Optional.empty(), "x.refused.time", "nửa đêm");
    assertThat(reading.then(() -> Outcome.done("")))
        .isEqualTo(
            Outcome.refused(
                List.of(
                    Refusal.of("from", "web.refused.missing"),
                    Refusal.of("until", "x.refused.time", "nửa đêm"))));
  }
}
