package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.organisation.access.MatrixWorld.Place;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * Every route × role × place is asked, and answers as its row in {@code access-matrix/<module>.csv}
 * says. Anyone who adds a route adds a row. An administrator over the whole realm is asked too, at
 * every place of the realm: so a refusal to others is one, and not a thing that is not there.
 */
@MachTest
@Tag("slow")
class AccessMatrixTest {

  private static final Path ROWS = Path.of("src/test/resources/access-matrix");
  private static final Path BROKEN = Path.of("src/test/resources/access-matrix-broken");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired java.util.List<vn.mach.testing.MatrixSample> samples;
  @Autowired JsonMapper json;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  /** Who asks: with a session for pages, with a token for the API. */
  record Asker(String role, boolean everywhere, long account, String login, Visitor visitor) {
    @Override
    public String toString() {
      return role + (everywhere ? " of the whole realm" : "");
    }
  }

  @Test
  void everyRouteHasARowAndEveryRowARoute() {
    assertThat(MatrixRow.differences(routes(), MatrixRow.read(ROWS))).isEmpty();
  }

  @Test
  void everyRouteAnswersEveryRoleAtEveryPlaceAsItsRowSays() {
    List<MatrixRow> known =
        MatrixRow.read(ROWS).stream().filter(row -> routes().contains(row.route())).toList();
    assertThat(problems(known)).isEmpty();
  }

  /**
   * The rule bites: rows that allow too much or too little, that name no route, or leave one out,
   * are found.
   */
  @Test
  void wrongRowsAreFound() {
    List<MatrixRow> broken = MatrixRow.read(BROKEN);
    assertThat(MatrixRow.differences(routes(), broken))
        .contains("no route for the row GET /no-such-route", "no row for the route GET /sign-in");
    List<MatrixRow> known = broken.stream().filter(row -> routes().contains(row.route())).toList();
    List<String> found = problems(known);
    for (MatrixRow row : known) {
      assertThat(found)
          .as("found nothing wrong with %s", row)
          .anyMatch(problem -> problem.contains(row.route() + " "));
    }
  }

  private Set<String> routes() {
    return MatrixRow.routes(mapping);
  }

  private List<String> problems(List<MatrixRow> rows) {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    MatrixWorld world = new MatrixWorld(realms, jdbc, samples);
    List<Asker> atOwn = askers(world, Place.OWN.code());
    List<Asker> everywhere = askers(world, null);
    Asker nobody = new Asker("", false, 0, "", new Visitor(port, world.realm));
    nobody.visitor.get("/sign-in");
    List<String> problems = new ArrayList<>();
    for (MatrixRow row : rows) {
      switch (row.place()) {
        case "anyone" -> {
          expect(problems, world, row, nobody, Place.OWN, true);
          atOwn.forEach(asker -> expect(problems, world, row, asker, Place.OWN, true));
        }
        case "self", "somewhere" -> {
          expect(problems, world, row, nobody, Place.OWN, false);
          atOwn.forEach(asker ->
              expect(problems, world, row, asker, Place.OWN, row.allowed().contains(asker.role)));
        }
        case "realm" -> {
          expect(problems, world, row, nobody, Place.OWN, false);
          atOwn.forEach(asker -> expect(problems, world, row, asker, Place.OWN, false));
          everywhere.forEach(asker ->
              expect(problems, world, row, asker, Place.OWN, row.allowed().contains(asker.role)));
        }
        default -> {
          for (Place place : Place.values()) {
            boolean reached =
                (place == Place.OWN && !row.place().equals("below"))
                    || (place == Place.BELOW && !row.place().equals("own"))
                    || (place == Place.ABOVE && row.place().equals("flows"));
            expect(problems, world, row, nobody, place, false);
            atOwn.forEach(asker ->
                expect(
                    problems,
                    world,
                    row,
                    asker,
                    place,
                    reached && row.allowed().contains(asker.role)));
            boolean there = place != Place.OTHER_REALM && !row.place().equals("own");
            expect(
                problems,
                world,
                row,
                everywhere.getFirst(),
                place,
                there && row.allowed().contains("administrator"));
          }
        }
      }
      try {
        elsewhere(problems, world, row, everywhere.getFirst());
      } catch (RuntimeException e) {
        problems.add(row.route() + " in another realm: " + e);
      }
    }
    return problems;
  }

  private List<Asker> askers(MatrixWorld world, String unitCode) {
    List<Asker> askers = new ArrayList<>();
    for (Role role : Role.values()) {
      String login = role.code() + (unitCode == null ? ".all" : "");
      long account = world.account(realms, login, role.code(), unitCode);
      askers.add(new Asker(role.code(), unitCode == null, account, login, in(world, login)));
    }
    return askers;
  }

  private Visitor in(MatrixWorld world, String login) {
    Visitor visitor = new Visitor(port, world.realm).signIn(login);
    visitor.get("/access/me");
    return visitor;
  }

  private void expect(
      List<String> problems,
      MatrixWorld world,
      MatrixRow row,
      Asker asker,
      Place place,
      boolean allowed) {
    String told = row.route() + " as " + (asker.role.isEmpty() ? "nobody" : asker) + " at " + place;
    try {
      var answer = ask(world, row, asker, world.things(row, place, asker.account));
      validate(row, asker, place, allowed, answer)
          .ifPresent(problem -> problems.add(told + ": " + problem));
      if (answer.statusCode() < 400 && row.method().equals("POST")) {
        if (row.pattern().startsWith("/units") || row.pattern().startsWith("/api/v1/units")) {
          world.restoreTree();
        }
        if (row.pattern().equals("/sign-out") && !asker.role.isEmpty()) {
          asker.visitor.signIn(asker.login).get("/access/me");
        }
      }
    } catch (RuntimeException e) {
      problems.add(told + ": " + e);
    }
  }

  /** With a session of this realm at the address of the other: nobody is signed in there. */
  private void elsewhere(List<String> problems, MatrixWorld world, MatrixRow row, Asker asker) {
    if (row.method().equals("GET") && !row.place().equals("anyone")) {
      String path = row.address(world.things(row, Place.OTHER_REALM, asker.account));
      var answer =
          asker.visitor.send(
              HttpRequest.newBuilder(
                      URI.create(
                          asker.visitor.base().replace(world.realm.prefix(), world.other.prefix())
                              + path))
                  .build());
      if (!isSignIn(answer)) {
        problems.add(row.route() + " with a session of another realm: " + answer.statusCode());
      }
    }
  }

  static Optional<String> validate(
      MatrixRow row, Asker asker, Place place, boolean allowed, HttpResponse<String> answer) {
    int status = answer.statusCode();
    boolean let =
        (status < 400 && (!isSignIn(answer) || row.pattern().equals("/sign-out"))) || status == 422;
    if (allowed) {
      if (!let) {
        return Optional.of("should be allowed, but is " + status + " " + location(answer));
      }
      boolean list = row.place().equals("somewhere") && !asker.everywhere;
      if (list
          && (answer.body().contains(Place.BESIDE.mark())
              || answer.body().contains(Place.OTHER_REALM.mark()))) {
        return Optional.of("shows what lies beside");
      }
      return Optional.empty();
    }
    boolean refused = asker.role.isEmpty() ? isSignIn(answer) : status == 403 || status == 404;
    if (!refused) {
      return Optional.of("should be refused, but is " + status + " " + location(answer));
    }
    return answer.body().contains(place.mark())
        ? Optional.of("is refused, but the answer names the thing")
        : Optional.empty();
  }

  private HttpResponse<String> ask(
      MatrixWorld world, MatrixRow row, Asker asker, Map<String, String> things) {
    String path = row.address(things);
    boolean api = row.pattern().startsWith("/api/");
    if (!row.method().equals("GET")) {
      int fields = path.indexOf('?');
      String address = fields < 0 ? path : path.substring(0, fields);
      String query = fields < 0 ? "" : path.substring(fields + 1);
      return api
          ? send(asker, row.method(), path, json.writeValueAsString(decoded(query)))
          : asker.visitor.post(address, decoded(query));
    }
    return api ? send(asker, "GET", path, "") : asker.visitor.get(path);
  }

  /**
   * The API takes tokens; a command's fields go as JSON and in the address: the route takes what it
   * knows.
   */
  private static HttpResponse<String> send(Asker asker, String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(asker.visitor.base() + path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k" + System.nanoTime())
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return new Sender()
        .send(
            asker.role.isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer mach_" + asker.login).build());
  }

  /** Without cookies: a token stands alone. */
  private static final class Sender {
    private static final java.net.http.HttpClient HTTP = java.net.http.HttpClient.newHttpClient();

    HttpResponse<String> send(HttpRequest request) {
      try {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (java.io.IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Map<String, String> decoded(String query) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = field.split("=", 2);
      String value =
          parts.length < 2 ? "" : java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      fields.put(parts[0], parts[0].equals("key") ? value + System.nanoTime() : value);
    }
    return fields;
  }

  private static boolean isSignIn(HttpResponse<String> answer) {
    return answer.statusCode() == 401
        || (answer.statusCode() == 302 && location(answer).contains("/sign-in"));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }
}
