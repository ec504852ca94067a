package vn.mach.organisation.access;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.mach.organisation.access.MatrixWorld.Place;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * Opens every page of every role in both languages, by the rows of the access matrix: each GET
 * route once for each role that may open it. All things are planted before the first page is
 * opened, so that lists are not empty.
 *
 * <p>An answer without a document type is a part that another page loads by itself; it is wrapped
 * into a bare document.
 */
final class PageWalk {

  /** GET routes that answer no page, with the reason. Routes of the API are none by their path. */
  static final Map<String, String> NOT_PAGES =
      Map.ofEntries(
          Map.entry("/worker.js", "a script"),
          Map.entry("/manifest.webmanifest", "a file"),
          Map.entry("/settings/logo", "a picture"),
          Map.entry("/activities/csv", "a file"),
          Map.entry("/activities/xlsx", "a file"),
          Map.entry("/rollups/units/{id}/live", "a stream of events"),
          Map.entry("/reports/open", "leads to a report"),
          Map.entry("/notices/{id:\\d+}", "leads to a task"),
          Map.entry("/reports/{id:\\d+}/file/{kind}", "a file"),
          Map.entry("/reports/templates/{type}/word", "a file"),
          Map.entry("/edxml/entries/{id:\\d+}", "a file"),
          Map.entry("/edxml/{id:\\d+}/original", "a file"),
          Map.entry("/files/{attachment}", "a file"),
          Map.entry("/meetings/{id:\\d+}/file/{name}", "a file"),
          Map.entry("/meetings/{id:\\d+}/phone/meeting", "a part of the phone's page"),
          Map.entry("/concerns/files/{file:\\d+}", "a file"),
          Map.entry("/concerns/said/{quarter:\\d{4}-Q[1-4]}/sheet", "a file"));

  /** A file by its name: {@code …/book.csv}. */
  private static final Pattern FILE = Pattern.compile("\\.(csv|xlsx|zip|pdf|ics|json)$");

  private static boolean answersNoPage(String path) {
    return NOT_PAGES.containsKey(path) || FILE.matcher(path).find();
  }

  private static final List<String> LANGUAGES = List.of("vi", "en");

  /** What is asked: by whom and where. */
  private record Visit(MatrixRow row, String role, String login, String address) {}

  /**
   * A page as it was answered.
   *
   * @param role empty for nobody
   * @param login empty for nobody
   * @param part whether it is a part that was wrapped
   */
  record Shown(
      String route,
      String role,
      String login,
      String language,
      String address,
      boolean part,
      String html) {

    @Override
    public String toString() {
      return route + " as " + (role.isEmpty() ? "nobody" : role) + " in " + language;
    }

    String fileName() {
      return (route.replaceFirst("^GET ", "") + "." + role + "." + language)
              .replaceAll("[^A-Za-z.]+", "-")
          + ".html";
    }
  }

  final MatrixWorld world;

  /** Every page, only once where roles see the same. */
  final List<Shown> distinct = new ArrayList<>();

  /** Routes that answered a page to somebody. */
  final Set<String> shown = new TreeSet<>();

  /** Pages that a role may open by the matrix and that did not come. */
  final List<String> failed = new ArrayList<>();

  private final Set<String> seen = new HashSet<>();

  PageWalk(MatrixWorld world, TestRealms realms, int port, List<MatrixRow> rows) {
    this.world = world;
    List<Visit> visits = plan(realms, rows);
    for (String language : LANGUAGES) {
      Map<String, Visitor> visitors = new HashMap<>();
      for (Visit visit : visits) {
        Visitor visitor = visitors.computeIfAbsent(visit.login, login -> in(port, login, language));
        // Only pages: a stream of events that is not on the list would never end.
        var request =
            HttpRequest.newBuilder(URI.create(visitor.base() + visit.address))
                .header("Accept", "text/html")
                .build();
        keep(visit, language, visitor.send(request));
      }
    }
  }

  /** GET routes of the application that neither answered a page nor are known to answer none. */
  static List<String> leftOut(Set<String> routes, Set<String> shown) {
    return routes.stream()
        .filter(route -> route.startsWith("GET "))
        .filter(route -> !route.startsWith("GET /api/") && !shown.contains(route))
        .filter(route -> !answersNoPage(route.substring(4)))
        .toList();
  }

  private List<Visit> plan(TestRealms realms, List<MatrixRow> rows) {
    Map<String, Long> accounts = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      accounts.put(role.code(), world.account(realms, role.code(), role.code(), Place.OWN.code()));
      accounts.put(
          role.code() + ".all", world.account(realms, role.code() + ".all", role.code(), null));
    }
    List<Visit> visits = new ArrayList<>();
    for (MatrixRow row : rows) {
      if (!row.method().equals("GET")
          || row.pattern().startsWith("/api/")
          || answersNoPage(row.pattern())) {
        continue;
      }
      if (row.place().equals("anyone")) {
        visits.add(new Visit(row, "", "", row.address(world.things(row, Place.OWN, 0))));
      }
      for (Role role : Role.values()) {
        if (row.allowed().contains(role.code())) {
          String login = role.code() + (row.place().equals("realm") ? ".all" : "");
          long account = accounts.get(login);
          visits.add(
              new Visit(
                  row, role.code(), login, row.address(world.things(row, Place.OWN, account))));
        }
      }
    }
    return visits;
  }

  private Visitor in(int port, String login, String language) {
    Visitor visitor = new Visitor(port, world.realm);
    visitor.get("/sign-in?lang=" + language);
    return login.isEmpty() ? visitor : visitor.signIn(login);
  }

  private void keep(Visit visit, String language, HttpResponse<String> answer) {
    String type = answer.headers().firstValue("content-type").orElse("");
    boolean refusing = answer.statusCode() == 422; // a form that says what is missing
    if ((answer.statusCode() != 200 && !refusing) || !type.startsWith("text/html")) {
      failed.add(
          "%s as %s in %s: %d %s %s"
              .formatted(
                  visit.row.route(),
                  visit.role,
                  language,
                  answer.statusCode(),
                  type,
                  answer.headers().firstValue("location").orElse("")));
      return;
    }
    shown.add(visit.row.route());
    boolean part = !answer.body().stripLeading().startsWith("<!doctype html>");
    // The bar of a role is the same on all its pages: one page of the role is enough to see it.
    boolean newBar = !part && seen.add(language + " " + visit.login);
    boolean newMain = seen.add(language + skeleton(answer.body()));
    if (newBar || newMain) {
      String html = part ? wrapped(answer.body(), language) : answer.body();
      distinct.add(
          new Shown(
              visit.row.route(), visit.role, visit.login, language, visit.address, part, html));
    }
  }

  /** What makes a page another one than the next: all of its content but numbers and keys. */
  private static String skeleton(String html) {
    int main = html.indexOf("<main");
    return html.substring(Math.max(main, 0))
        .replaceAll("name=\"(_csrf|key)\" value=\"[^\"]*\"", "$1")
        .replaceAll("\\d+", "#");
  }

  private String wrapped(String part, String language) {
    String inside =
        part.stripLeading().startsWith("<option")
            ? "<input aria-label=\"x\" list=\"x\"><datalist id=\"x\">" + part + "</datalist>"
            : part;
    return "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>x</title>"
            .formatted(language)
        + "<link rel=\"stylesheet\" href=\"%s/assets/vendor/tabler-1.6.1/tabler.min.css\">"
            .formatted(world.realm.prefix())
        + "<link rel=\"stylesheet\" href=\"%s/assets/mach.css\"></head>"
            .formatted(world.realm.prefix())
        + "<body><main class=\"frame\"><h1>x</h1>"
        + inside
        + "</main></body></html>\n";
  }
}
