package vn.mach.app.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.rollups.FreshTotals;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * Forty people with an account each open the same page of the sample three times at the same
 * instant, page after page, role after role: each is answered.
 */
@MachTest
@Tag("slow")
class ManyReadersTest {

  private static final int READERS = 40;
  private static final int TIMES = 3;
  private static final int PAGES = 16;
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
  private static final Pattern LINK = Pattern.compile("(?:href|data-hx-get)=\"([^\"#]+)\"");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Samples samples;
  @Autowired ConfigurableApplicationContext program;
  @LocalServerPort int port;

  private final Map<String, Long> slowest = new TreeMap<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private Realm realm;
  private int asked;

  @Test
  void fortyReadersOfAnyPageAreAllAnswered() throws Exception {
    clock.turnTo(TODAY);
    realm = realms.create();
    CurrentRealm.run(
        realm,
        () -> {
          try {
            samples.fill(TODAY);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          FreshTotals.of(program); // as a server keeps them
        });
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      read(threads, "office", "T");
      read(threads, "secretary", "K01-01");
      read(threads, "member", "K01-01");
    }
    List<Map.Entry<String, Long>> worst =
        slowest.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(12)
            .toList();
    System.out.println(asked + " answers; the slowest of each page, in ms: " + worst);
    assertThat(failures).isEmpty();
    assertThat(slowest).hasSizeGreaterThan(25);
  }

  private void read(ExecutorService threads, String role, String unit) throws Exception {
    List<Visitor> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      String login = role + i;
      realms.account(realm, login, role, unit);
      readers.add(new Visitor(port, realm).signIn(login));
    }
    for (Map.Entry<String, String> page : pages(readers.getFirst()).entrySet()) {
      // as on a server that runs: its code is compiled and its rows were read before
      for (Visitor reader : readers.subList(0, 5)) {
        reader.get(page.getValue());
      }
      CyclicBarrier together = new CyclicBarrier(READERS);
      List<Future<Long>> answers = new ArrayList<>();
      for (Visitor reader : readers) {
        answers.add(
            threads.submit(() -> {
              together.await();
              return open(reader, page.getValue());
            }));
      }
      long most = 0;
      for (Future<Long> answer : answers) {
        most = Math.max(most, answer.get());
      }
      slowest.merge(role + " " + page.getKey(), most, Math::max);
    }
  }

  /** The longest of three answers, in milliseconds. */
  private long open(Visitor reader, String address) {
    long most = 0;
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      int status = reader.get(address).statusCode();
      most = Math.max(most, (System.nanoTime() - began) / 1_000_000);
      if (status >= 500) {
        failures.add(status + " " + address);
      }
    }
    return most;
  }

  /** An address of each shape that links lead to; all of them, with files. */
  private Map<String, String> pages(Visitor reader) {
    Map<String, String> pages = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of("/"));
    while (!open.isEmpty() && pages.size() < PAGES) {
      String address = open.removeFirst();
      String shape =
          address
              .replaceAll("=[^&]*", "=")
              .replaceAll("/[0-9]++", "/{id}")
              .toLowerCase(Locale.ROOT);
      if (address.contains("/api/") || pages.putIfAbsent(shape, address) != null) {
        continue;
      }
      asked++;
      Matcher link = LINK.matcher(reader.get(address).body());
      while (link.find()) {
        String path = link.group(1).replace("&amp;", "&");
        if (path.startsWith(realm.prefix() + "/")
            && !path.contains("/assets/")
            && !path.contains("lang=")
            && !path.contains("/events")) {
          open.add(path.substring(realm.prefix().length()));
        }
      }
    }
    asked += pages.size() * READERS * TIMES;
    return pages;
  }
}
