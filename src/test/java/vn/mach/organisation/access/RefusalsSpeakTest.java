package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.base.kernel.Actor;
import vn.mach.organisation.access.MatrixWorld.Place;
import vn.mach.testing.MachTest;
import vn.mach.testing.MatrixSample;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * Every form of the running application is sent with a wrong value in one field, and with wrong
 * values in all: what is refused is said, quotes what was typed, and is said all at once.
 */
@MachTest
@Tag("slow")
class RefusalsSpeakTest {

  private static final Path ROWS = Path.of("src/test/resources/access-matrix");

  /** No day, number, hour, code or name of anything. */
  private static final String ODD = "Zq 88/77x";

  private static final Set<String> NOT_TYPED = Set.of("key", "_csrf");

  /** Codes that open something, which no page repeats; texts of pages. */
  private static final Set<String> NOT_QUOTED =
      Set.of(
          "/attendance/{id:\\d+}/here code",
          "/concerns/code code",
          "/reports/templates/{type} text",
          "/reports/templates/{type}/preview text");

  /**
   * Each is validated by others of its fields: by the unit, the period, the kind or the password.
   */
  private static final Set<String> VALIDATED_BY_OTHERS =
      Set.of(
          "/inspections/{id:\\d+}/steps",
          "/study",
          "/study/{id:\\d+}/edit",
          "/study/questions",
          "/directives",
          "/register/books/{unit:\\d+}",
          "/figures",
          "/figures/{code}",
          "/figures/targets",
          "/figures/targets/{code}",
          "/access",
          "/access/{account}/roles",
          "/access/password",
          "/care/households",
          "/care/events");

  private static final String SAID = ".alert, .invalid-feedback, .text-danger";
  private static final String WRITTEN =
      "textarea, input:not([type=checkbox]):not([type=radio]):not([type=hidden]):not([type=file]):not([type=password])";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired List<MatrixSample> samples;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  private final List<String> silent = new ArrayList<>();
  private final List<String> unquoted = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private int refused;

  @Test
  void whatIsRefusedIsSaidQuotesWhatWasTypedAndIsSaidAllAtOnce() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    MatrixWorld world = new MatrixWorld(realms, jdbc, samples);
    long account = world.account(realms, "quantri", "administrator", null);
    Visitor visitor = new Visitor(port, world.realm).signIn("quantri");
    visitor.get("/access/me"); // its token is that of the session
    for (MatrixRow row : MatrixRow.read(ROWS)) {
      if (row.method().equals("POST")
          && !row.pattern().startsWith("/api/")
          && !row.pattern().startsWith("/sign-")) {
        String right = row.address(world.things(row, Place.OWN, account));
        form(visitor, row, right);
        world.restoreTree();
      }
    }
    System.out.println("refused forms: " + refused);
    assertThat(refused).isGreaterThan(200);
    silent.forEach(it -> System.out.println("SILENT " + it));
    unquoted.forEach(it -> System.out.println("UNQUOTED " + it));
    late.forEach(it -> System.out.println("LATE " + it));
    assertThat(silent).as("nothing is said").isEmpty();
    assertThat(unquoted).as("what was typed is not quoted").isEmpty();
    assertThat(late).as("said only when other fields are right").isEmpty();
  }

  private void form(Visitor visitor, MatrixRow row, String right) {
    String address = right.replaceAll("\\?.*", "");
    Set<String> alone = new TreeSet<>();
    Set<String> fields = fields(row, right);
    fields.removeAll(NOT_TYPED);
    for (String field : fields) {
      Map<String, String> form = decoded(right);
      form.put(field, ODD);
      HttpResponse<String> answer = visitor.post(address, form);
      if (answer.statusCode() == 422) {
        refused++;
        Document page = Jsoup.parse(answer.body());
        page.select("[hidden], template, header").remove(); // what the reader does not see
        if (page.select(SAID).stream().noneMatch(Element::hasText)) {
          silent.add(row.pattern() + " " + field);
        }
        if (marked(page).contains(field)) {
          alone.add(field);
        }
        boolean written =
            page.select(WRITTEN).select("[aria-invalid]").stream()
                .anyMatch(it -> it.attr("name").equals(field));
        if (written
            && !NOT_QUOTED.contains(row.pattern() + " " + field)
            && page.select(SAID).stream().noneMatch(it -> it.text().contains(ODD))) {
          unquoted.add(row.pattern() + " " + field + ": " + said(page));
        }
      }
    }
    if (alone.size() > 1 && !VALIDATED_BY_OTHERS.contains(row.pattern())) {
      Map<String, String> form = decoded(right);
      alone.forEach(it -> form.put(it, ODD));
      HttpResponse<String> answer = visitor.post(address, form);
      if (answer.statusCode() == 422) {
        Set<String> together = marked(Jsoup.parse(answer.body()));
        alone.stream()
            .filter(it -> !together.contains(it))
            .forEach(it -> late.add(row.pattern() + " " + it + " beside " + alone));
      }
    }
  }

  private static String said(Document page) {
    return page.select(SAID).stream()
        .map(Element::text)
        .distinct()
        .collect(Collectors.joining("|"));
  }

  /** Fields that the page marks as refused. */
  private static Set<String> marked(Document page) {
    return page.select(".is-invalid, [aria-invalid]").stream()
        .map(it -> it.attr("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The fields of the sample, and those that the form of the route has. */
  private Set<String> fields(MatrixRow row, String right) {
    Set<String> names = new TreeSet<>(decoded(right).keySet());
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (info.getPatternValues().contains(row.pattern())
              && info.getMethodsCondition().getMethods().stream()
                  .allMatch(method -> method.name().equals(row.method()))) {
            Arrays.stream(handler.getMethod().getParameters())
                .flatMap(RefusalsSpeakTest::names)
                .forEach(names::add);
          }
        });
    return names;
  }

  private static Stream<String> names(Parameter parameter) {
    if (parameter.isAnnotationPresent(RequestParam.class)) {
      return Stream.of(parameter.getName());
    }
    return parameter.getType().isRecord() && parameter.getType() != Actor.class
        ? Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }

  private static Map<String, String> decoded(String address) {
    Map<String, String> fields = new LinkedHashMap<>();
    int query = address.indexOf('?');
    if (query >= 0) {
      for (String field : address.substring(query + 1).split("&")) {
        String[] parts = field.split("=", 2);
        String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        fields.put(parts[0], parts[0].equals("key") ? value + System.nanoTime() : value);
      }
    }
    return fields;
  }
}
