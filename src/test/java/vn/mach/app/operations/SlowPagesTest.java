package vn.mach.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowPagesTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SlowPages pages = new SlowPages(registry);

  @Test
  void theSlowestPageOnAverageComesFirstOverAllItsAnswers() {
    answered("GET", "/units/{id}", "200", 40);
    answered("GET", "/units/{id}", "404", 20);
    answered("GET", "/reports", "200", 900);
    answered("POST", "/units/{id}", "302", 100);
    assertThat(pages.slowest(10))
        .extracting(
            SlowPages.SlowPage::route, SlowPages.SlowPage::requests, SlowPages.SlowPage::mean)
        .containsExactly(
            tuple("GET /reports", 1L, 900L),
            tuple("POST /units/{id}", 1L, 100L),
            tuple("GET /units/{id}", 2L, 30L));
  }

  @Test
  void onlySoManyAreShownAndNothingThatIsNoPage() {
    answered("GET", "/units", "200", 10);
    answered("GET", "/people", "200", 20);
    answered("GET", "UNKNOWN", "404", 5_000);
    assertThat(pages.slowest(1))
        .extracting(SlowPages.SlowPage::route)
        .containsExactly("GET /people");
  }

  private void answered(String method, String route, String status, long milliseconds) {
    registry
        .timer("http.server.requests", "method", method, "uri", route, "status", status)
        .record(Duration.ofMillis(milliseconds));
  }
}
