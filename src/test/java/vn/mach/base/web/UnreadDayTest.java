package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day in an address that cannot be read is said, never silently left out. */
class UnreadDayTest {

  @ParameterizedTest
  @CsvSource({
    "on=31/02/2026, web.unread_day, 31/02/2026",
    "unit=3&on=h%C3%B4m%20qua, web.unread_day, hôm qua",
    "month=2026-13, web.unread_month, 2026-13",
    "month=13/2026&unit=3, web.unread_month, 13/2026",
    "from=2026-01-01&to=31/06/2026, web.unread_bound, 31/06/2026",
    "from=%zz, web.unread_bound, %zz"
  })
  void whatCannotBeReadIsNamed(String query, String message, String typed) {
    assertThat(UnreadDay.of(query)).contains(new UnreadDay(message, typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "on=",
        "on=2026-02-28&month=2026-02",
        "month=02/2026",
        "from=1/2/2026&to=28/02/2026",
        "from=2026-01&to=03/2026",
        "to=128&to=129",
        "person=on=31/02/2026&on=28/02/2026"
      })
  void whatCanBeReadIsNot(String query) {
    assertThat(UnreadDay.of(query)).isEmpty();
  }

  @Test
  void theFirstIsSaid() {
    assertThat(UnreadDay.of("to=x&from=y")).contains(new UnreadDay("web.unread_bound", "x"));
  }
}
