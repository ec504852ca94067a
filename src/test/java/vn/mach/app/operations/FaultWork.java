package vn.mach.app.operations;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import vn.mach.app.exchange.ImportFixture;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Visitor;

/**
 * People at work while the server dies again and again: what was not answered is sent again under
 * the same key, as browsers and programs do, until it is answered. What was answered is remembered.
 */
final class FaultWork {

  static final String LOGIN = "vanphong";
  static final String ADMINISTRATOR = "quantri";
  static final String MEMBER = "D1";
  static final int ROWS = 40;
  private static final long PAUSE = 100;

  final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  final Set<String> imported = ConcurrentHashMap.newKeySet();
  final Set<Long> signed = ConcurrentHashMap.newKeySet();
  final Set<String> given = ConcurrentHashMap.newKeySet();
  final AtomicInteger sentAgain = new AtomicInteger();

  /** What was begun; the last of each kind may still be on its way. */
  final AtomicInteger confirms = new AtomicInteger();

  final AtomicInteger imports = new AtomicInteger();
  final AtomicInteger reports = new AtomicInteger();
  final AtomicInteger tasks = new AtomicInteger();

  private final int port;
  private final Realm realm;
  private final LocalDate today;
  private volatile boolean over;

  FaultWork(int port, Realm realm, LocalDate today) {
    this.port = port;
    this.realm = realm;
    this.today = today;
  }

  /** Lets everybody finish what they have begun, and begin nothing more. */
  void end() {
    over = true;
  }

  /** Somebody who records and confirms, one after another. */
  void confirms() {
    Visitor visitor = signedIn();
    while (!over) {
      String title = "Việc " + confirms.incrementAndGet();
      String key = UUID.randomUUID().toString();
      again(() -> {
        String activity =
            """
            {"unit": "C1", "kind": "visit", "title": "%s", "held_on": "%s", "confirmed": true}\
            """;
        return sends(visitor, "/activities", key, activity.formatted(title, today.minusDays(3)));
      });
      confirmed.add(title);
    }
  }

  /** Somebody who gives a member one task after another; each is told by e-mail at once. */
  void gives() {
    Visitor visitor = signedIn();
    while (!over) {
      String title = "Giao " + tasks.incrementAndGet();
      String key = UUID.randomUUID().toString();
      again(() -> {
        String task =
            """
            {"unit": "C1", "whom": "person", "person": "%s", "title": "%s", "due_on": "%s"}\
            """;
        return sends(visitor, "/tasks", key, task.formatted(MEMBER, title, today.plusDays(9)));
      });
      given.add(title);
    }
  }

  /** Whether it was answered with 201. */
  private static boolean sends(Visitor visitor, String path, String key, String body) {
    return visitor
            .send(
                HttpRequest.newBuilder(URI.create(visitor.base() + "/api/v1" + path))
                    .header("Authorization", "Bearer mach_" + LOGIN)
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build())
            .statusCode()
        == 201;
  }

  /** Somebody who sends files with activities and has them taken in. */
  void imports() {
    Visitor visitor = signedIn();
    ImportFixture sender = new ImportFixture(visitor);
    while (!over) {
      int number = imports.incrementAndGet();
      String file =
          "ref,unit,kind,form,title,held_on,status\n"
              + IntStream.range(0, ROWS)
                  .mapToObj(row ->
                      "%s,C2,visit,,Tệp %d dòng %d,%s,confirmed\n"
                          .formatted(ref(number, row), number, row, today.minusDays(2)))
                  .collect(Collectors.joining());
      boolean done = false;
      while (!done) { // one that was cut says so on its page, and is sent anew
        String key = UUID.randomUUID().toString();
        long[] id = new long[1];
        again(() -> {
          HttpResponse<String> answer =
              sender.send(key, Map.of("activities.csv", file.getBytes(StandardCharsets.UTF_8)));
          if (answer.statusCode() == 302) {
            id[0] = ImportFixture.importOf(answer);
          }
          return answer.statusCode() == 302;
        });
        done = takenIn(visitor, id[0]);
      }
      IntStream.range(0, ROWS).forEach(row -> imported.add(ref(number, row)));
    }
  }

  private static String ref(int number, int row) {
    return "N" + number + "-" + row;
  }

  /** Accepts it when it may be accepted; false where its page says that it has to be sent anew. */
  private boolean takenIn(Visitor visitor, long id) {
    String accept = UUID.randomUUID().toString();
    boolean[] failed = new boolean[1];
    again(() -> {
      String page = visitor.get("/exchange/imports/" + id + "?lang=en").body();
      String stage = Jsoup.parse(page).select(".head .badge").text();
      failed[0] = stage.equals("Failed");
      String seen = ImportFixture.seen(page);
      if (!seen.isEmpty()) {
        visitor.post(
            "/exchange/imports/" + id + "/accept",
            Map.of("key", accept, "seen", seen, "rows", "all"));
      } else if (stage.equals("Waiting for approval")) {
        failed[0] = true; // nothing can be accepted any more: what was read is gone
      }
      return stage.equals("Imported") || failed[0];
    });
    return !failed[0];
  }

  /** Somebody who begins reports and signs them. */
  void signs() {
    Visitor visitor = signedIn();
    while (!over) {
      int number = reports.incrementAndGet();
      LocalDate to = LocalDate.of(2015, 1, 1).plusDays(number);
      String begun = UUID.randomUUID().toString();
      long[] id = new long[1];
      again(() -> {
        visitor.get("/reports/new");
        HttpResponse<String> answer =
            visitor.post(
                "/reports",
                Map.of(
                    "key",
                    begun,
                    "unit",
                    "2",
                    "what",
                    "ad_hoc",
                    "from",
                    "2015-01-01",
                    "to",
                    to.toString()));
        String at = answer.headers().firstValue("location").orElse("");
        if (answer.statusCode() == 302 && at.contains("/reports/")) {
          id[0] = Long.parseLong(at.substring(at.lastIndexOf('/') + 1));
        }
        return id[0] > 0;
      });
      again(() -> signs(visitor, id[0]));
      signed.add(id[0]);
    }
  }

  private boolean signs(Visitor visitor, long id) {
    HttpResponse<String> page = visitor.get("/reports/" + id + "/sign");
    FormElement form =
        page.statusCode() == 200
                && Jsoup.parse(page.body()).selectFirst("main form") instanceof FormElement it
            ? it
            : null;
    if (form == null) { // signed already, or the server is away
      return page.statusCode() == 404
          || page.statusCode() == 302
          || page.statusCode() == 200 && !page.body().contains("name=\"symbol\"");
    }
    Map<String, String> fields = new HashMap<>();
    form.formData().forEach(field -> fields.put(field.key(), field.value()));
    fields.remove("_csrf");
    fields.put("name", "Nguyễn Văn An");
    fields.put("symbol", "");
    Element seen = form.selectFirst("[name=seen]");
    if (seen != null) {
      fields.put("seen", seen.attr("value"));
    }
    boolean[] refused = new boolean[1];
    again(() -> {
      HttpResponse<String> answer = visitor.post("/reports/" + id + "/sign", fields);
      refused[0] = answer.statusCode() == 422;
      return answer.statusCode() == 302 || refused[0];
    });
    return !refused[0];
  }

  private Visitor signedIn() {
    Visitor visitor = new Visitor(port, realm);
    again(() -> {
      visitor.signIn(LOGIN);
      return true;
    });
    return visitor;
  }

  /** Until it is answered. */
  private void again(Supplier<Boolean> work) {
    long until = System.nanoTime() + 600_000_000_000L;
    while (true) {
      try {
        if (work.get()) {
          return;
        }
      } catch (RuntimeException | AssertionError e) {
        // cut off, or a page that says that it will be back
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException("Not answered in ten minutes");
      }
      sentAgain.incrementAndGet();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
