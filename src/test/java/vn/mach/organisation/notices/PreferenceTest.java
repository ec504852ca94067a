package vn.mach.organisation.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreferenceTest {

  private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");

  @Test
  void anEmailOfTheEveningWaitsUntilTheQuietHoursAreOver() {
    Preference usual = quiet("21:00", "06:00");
    assertThat(usual.notBefore(at("2026-04-24T20:59"), HANOI)).isEqualTo(at("2026-04-24T20:59"));
    assertThat(usual.notBefore(at("2026-04-24T21:00"), HANOI)).isEqualTo(at("2026-04-25T06:00"));
    assertThat(usual.notBefore(at("2026-04-25T05:59"), HANOI)).isEqualTo(at("2026-04-25T06:00"));
    assertThat(usual.notBefore(at("2026-04-25T06:00"), HANOI)).isEqualTo(at("2026-04-25T06:00"));
  }

  @Test
  void quietHoursOfTheDayEndOnTheSameDayAndEqualTimesAreNone() {
    Preference noon = quiet("11:30", "13:00");
    assertThat(noon.notBefore(at("2026-04-24T12:00"), HANOI)).isEqualTo(at("2026-04-24T13:00"));
    assertThat(noon.notBefore(at("2026-04-24T23:00"), HANOI)).isEqualTo(at("2026-04-24T23:00"));
    assertThat(quiet("07:00", "07:00").notBefore(at("2026-04-24T07:00"), HANOI))
        .isEqualTo(at("2026-04-24T07:00"));
  }

  @Test
  void theDigestIsOfTheNextMorning() {
    Preference usual = quiet("21:00", "06:00");
    assertThat(usual.nextDigest(at("2026-04-24T06:59"), HANOI)).isEqualTo(at("2026-04-24T07:00"));
    assertThat(usual.nextDigest(at("2026-04-24T07:00"), HANOI)).isEqualTo(at("2026-04-25T07:00"));
  }

  @Test
  void thePauseDoublesUpToAnHour() {
    assertThat(MailSending.backoff(1)).hasMinutes(1);
    assertThat(MailSending.backoff(3)).hasMinutes(4);
    assertThat(MailSending.backoff(500)).hasMinutes(60);
  }

  private static Preference quiet(String from, String until) {
    return new Preference(
        true, Map.of(), LocalTime.parse(from), LocalTime.parse(until), LocalTime.of(7, 0));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(HANOI).toInstant();
  }
}
