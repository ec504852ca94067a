package vn.mach.app.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Which pages took longest since the program started, from the metrics of requests. */
@Component
class SlowPages {

  /** One of the limits of {@code management.metrics.distribution.slo.http.server.requests}. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private final MeterRegistry registry;

  SlowPages(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A page by its route, of all realms together.
   *
   * @param mean in milliseconds
   * @param overSecond how many of them took longer than a second
   * @param longest of the last minutes, in milliseconds
   */
  record SlowPage(String route, long requests, long mean, long overSecond, long longest) {}

  /** The slowest on average first. */
  List<SlowPage> slowest(int most) {
    Map<String, List<Timer>> byRoute = new TreeMap<>();
    for (Timer timer : registry.find("http.server.requests").timers()) {
      String route = String.valueOf(timer.getId().getTag("uri"));
      if (route.startsWith("/")) { // others are no page: UNKNOWN, REDIRECTION, NOT_FOUND
        String method = String.valueOf(timer.getId().getTag("method"));
        byRoute.computeIfAbsent(method + " " + route, it -> new ArrayList<>()).add(timer);
      }
    }
    return byRoute.entrySet().stream()
        .map(entry -> page(entry.getKey(), entry.getValue()))
        .filter(page -> page.requests() > 0)
        .sorted(Comparator.comparingLong(SlowPage::mean).reversed())
        .limit(most)
        .toList();
  }

  private static SlowPage page(String route, List<Timer> timers) {
    long requests = timers.stream().mapToLong(Timer::count).sum();
    double total = timers.stream().mapToDouble(it -> it.totalTime(TimeUnit.MILLISECONDS)).sum();
    double longest =
        timers.stream().mapToDouble(it -> it.max(TimeUnit.MILLISECONDS)).max().orElse(0);
    long within = timers.stream().mapToLong(SlowPages::within).sum();
    return new SlowPage(
        route,
        requests,
        requests == 0 ? 0 : Math.round(total / requests),
        Math.max(0, requests - within),
        Math.round(longest));
  }

  private static long within(Timer timer) {
    for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
      if (bucket.bucket(TimeUnit.MILLISECONDS) == LONG.toMillis()) {
        return (long) bucket.count();
      }
    }
    return timer.count();
  }
}
