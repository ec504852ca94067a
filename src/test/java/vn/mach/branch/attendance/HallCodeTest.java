package vn.mach.branch.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.PersonId;

class HallCodeTest {

  private static final byte[] SECRET = new byte[32];
  private static final byte[] OTHER = {1, 2, 3};
  private static final Instant NOW = Instant.parse("2026-11-03T01:00:05Z");

  @Test
  void theCodeOfTheScreenIsAcceptedUntilTheNextOneIsOver() {
    String code = HallCode.at(SECRET, NOW);
    assertThat(code).matches("\\d{6}");
    assertThat(HallCode.isGood(SECRET, code, NOW)).isTrue();
    assertThat(HallCode.isGood(SECRET, code, NOW.plusSeconds(14))).isTrue();
    assertThat(HallCode.isGood(SECRET, code, NOW.plusSeconds(15))).isFalse();
    assertThat(HallCode.isGood(OTHER, code, NOW)).as("of another list").isFalse();
  }

  @Test
  void aTicketIsOfOneListForAWhileAndCannotBeChanged() {
    CheckInTicket ticket = CheckInTicket.of(new PersonId(7), 3, true, NOW);
    String sealed = ticket.seal(SECRET);
    assertThat(CheckInTicket.open(SECRET, sealed, NOW)).contains(ticket);
    assertThat(CheckInTicket.open(OTHER, sealed, NOW)).isEmpty();
    assertThat(CheckInTicket.open(SECRET, sealed, NOW.plusSeconds(181))).isEmpty();
    for (int i = 0; i < sealed.length() - 1; i++) { // the last letter holds spare bits
      char letter = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + letter + sealed.substring(i + 1);
      assertThat(CheckInTicket.open(SECRET, changed, NOW)).isEmpty();
    }
    assertThat(CheckInTicket.open(SECRET, "không phải vé", NOW)).isEmpty();
    assertThat(CheckInTicket.open(SECRET, null, NOW)).isEmpty();
  }
}
