package vn.mach.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class WorkingDaysTest {

  @Autowired TestRealms realms;
  @Autowired WorkingCalendar calendar;
  @Autowired HolidayUpdate update;

  private Realm realm;

  @BeforeEach
  void prepare() {
    realm = realms.create();
  }

  @Test
  void aTermLeavesOutWeekendsAndHolidaysAndCountsSwappedDays() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(end("2025-04-25", 1)).as("a Saturday that is worked").isEqualTo("2025-04-26");
          assertThat(end("2025-04-25", 4)).isEqualTo("2025-05-05");
          assertThat(end("2026-02-13", 1)).as("over the New Year").isEqualTo("2026-02-23");
          assertThat(end("2026-08-21", 7)).isEqualTo("2026-09-03");
          assertThat(end("2026-07-01", 60)).isEqualTo("2026-09-25");
          assertThat(calendar.knows(2027)).isTrue();
          assertThat(calendar.knows(2031)).isFalse();
        });
  }

  @Test
  void anOfficeEntersAndRemovesADay() {
    CurrentRealm.run(
        realm,
        () -> {
          LocalDate day = LocalDate.of(2026, 11, 24);
          var holiday = new CalendarDay(day, false, "Ngày Văn hóa Việt Nam", "thông báo");
          update.set(Actor.system(), "a", holiday);
          assertThat(end("2026-11-23", 1)).isEqualTo("2026-11-25");
          update.remove(Actor.system(), "b", day);
          assertThat(end("2026-11-23", 1)).isEqualTo("2026-11-24");
          assertThat(
                  update.set(
                      Actor.system(), "c", new CalendarDay(day, true, "Làm bù", "thông báo")))
              .isInstanceOf(Outcome.Refused.class);
        });
  }

  @Test
  void noDaysEndOnTheDayItself() {
    WorkingDays plain = new WorkingDays(Set.of(), Set.of());
    LocalDate sunday = LocalDate.of(2026, 11, 29);
    assertThat(plain.end(sunday, 0)).isEqualTo(sunday);
  }

  private String end(String event, int days) {
    return calendar.end(LocalDate.parse(event), days).toString();
  }
}
