package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private final Retention retention = new Retention(14, 3);

  @Test
  void allOfTheLastDaysAreKeptAndTheFirstOfEachMonth() {
    LocalDate today = LocalDate.of(2026, 11, 26);
    List<LocalDate> kept = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2026, 6, 1); !day.isAfter(today); day = day.plusDays(1)) {
      kept.add(day); // a night like every night
      kept.removeAll(retention.past(kept, Function.identity(), day));
    }
    assertThat(kept)
        .startsWith(
            LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1))
        .hasSize(3 + 14)
        .endsWith(today);
    assertThat(kept.get(3)).isEqualTo(LocalDate.of(2026, 11, 13));
  }

  @Test
  void theNewestStaysHoweverOldItIs() {
    LocalDate old = LocalDate.of(2020, 1, 5);
    assertThat(
            retention.past(
                List.of(old, old.plusDays(1)), Function.identity(), LocalDate.of(2026, 11, 26)))
        .containsExactly(old);
  }
}
