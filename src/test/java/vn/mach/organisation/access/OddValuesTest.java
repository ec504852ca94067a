package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.net.URLEncoder;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
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
 * Whatever stands where a number, a day or a word belongs: nothing breaks. Every route of the
 * running application is asked: pages with odd values in each of their parameters and in the
 * address, by who sees all and by who sees little; commands with odd values in each field of their
 * form, by who may carry them out.
 */
@MachTest
@Tag("slow")
class OddValuesTest {

  private static final Path ROWS = Path.of("src/test/resources/access-matrix");

  private static final List<String> IN_PARAMETERS =
      List.of("\0", "9223372036854775807", "0000-01-01", "+999999999-12-31", "%'\"\\_{x}");

  private static final List<String> IN_ADDRESSES =
      List.of("9223372036854775807", "99999999999999999999", "-1", "ẫ'~");

  /** Numbers, days, text in other scripts and directions, markup, and text that is too long. */
  private static final List<String> IN_FIELDS =
      List.of(
          "",
          " ",
          "\0",
          "\u0007x",
          "-1",
          "0",
          "٤",
          "1e9",
          "9223372036854775807",
          "99999999999999999999",
          "NaN",
          "0000-01-01",
          "2026-02-30",
          "9999-12-31",
          "+999999999-12-31",
          "+999999999-12",
          "31/12/2026",
          "%'\"\\_{x}",
          "'; drop table units; --",
          "<script>alert(1)</script>",
          "${7*7}#{7*7}{{7*7}}",
          "../../etc/passwd",
          "=1+1",
          "\u202Egnp.exe",
          "\uFEFFx",
          "e\u0301\u0301\u0301",
          "😀",
          "a,b;c\td",
          "a\r\nb",
          "x".repeat(5000));

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired List<MatrixSample> samples;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  private MatrixWorld world;
  private final List<String> broken = new ArrayList<>();
  private int asked;
  private int forbidden;

  @BeforeEach
  void aTreeWithEverything() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    world = new MatrixWorld(realms, jdbc, samples);
  }

  @Test
  void noAddressBreaksAPage() {
    for (String role : new String[] {"administrator", "member"}) {
      long account =
          world.account(realms, role, role, role.equals("member") ? Place.OWN.code() : null);
      Visitor visitor = new Visitor(port, world.realm).signIn(role);
      for (MatrixRow row : MatrixRow.read(ROWS)) {
        if (row.method().equals("GET")) {
          String right = row.address(world.things(row, Place.OWN, account)).replaceAll("\\?.*", "");
          addresses(row, right).forEach(address -> get(visitor, role, address));
        }
      }
    }
    System.out.println("odd values in addresses: " + asked + " requests");
    assertThat(broken).isEmpty();
  }

  @Test
  void noFieldBreaksACommand() {
    long account = world.account(realms, "administrator", "administrator", null);
    Visitor visitor = new Visitor(port, world.realm).signIn("administrator");
    visitor.get("/access/me"); // a token of the session: with an older one each command is refused
    for (MatrixRow row : MatrixRow.read(ROWS)) {
      if (row.method().equals("POST")
          && !row.pattern().startsWith("/api/")
          && !row.pattern().equals("/sign-out")) {
        String right = row.address(world.things(row, Place.OWN, account));
        for (String field : fields(row, right)) {
          IN_FIELDS.forEach(odd -> post(visitor, right, field, odd));
          twice(visitor, right, field);
        }
        world.restoreTree();
      }
    }
    System.out.println("odd values in fields: " + asked + " requests, forbidden " + forbidden);
    assertThat(broken).isEmpty();
    assertThat(forbidden)
        .as("else the door refuses all, whatever lies behind it")
        .isLessThan(asked / 20);
  }

  private void get(Visitor visitor, String role, String address) {
    note("GET " + address + " as " + role, visitor.get(address).statusCode());
  }

  private void post(Visitor visitor, String right, String field, String odd) {
    Map<String, String> form = decoded(right);
    form.put(field, odd);
    String address = right.replaceAll("\\?.*", "");
    String said = odd.length() > 40 ? odd.length() + " letters" : odd;
    note("POST " + address + " " + field + "=" + said, visitor.post(address, form).statusCode());
  }

  /** The field twice, with nothing in it. */
  private void twice(Visitor visitor, String right, String field) {
    Map<String, String> form = decoded(right);
    form.remove(field);
    String address = right.replaceAll("\\?.*", "") + empty(field);
    note("POST " + address, visitor.post(address, form).statusCode());
  }

  private static String empty(String field) {
    return "?" + encoded(field) + "=&" + encoded(field) + "=";
  }

  private void note(String what, int status) {
    asked++;
    forbidden += status == 403 ? 1 : 0;
    if (status >= 500) {
      broken.add(status + " " + what);
    }
  }

  /** The fields of the sample, and those that the form of the route has. */
  private Set<String> fields(MatrixRow row, String right) {
    Set<String> names = new TreeSet<>(decoded(right).keySet());
    names.addAll(parameters(row));
    return names;
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

  /**
   * The right address with odd values for each of its parameters, and odd values in the address
   * itself.
   */
  private List<String> addresses(MatrixRow row, String right) {
    List<String> addresses = new ArrayList<>();
    for (String odd : IN_PARAMETERS) {
      for (String parameter : parameters(row)) {
        addresses.add(right + "?" + parameter + "=" + encoded(odd));
      }
    }
    parameters(row).forEach(parameter -> addresses.add(right + empty(parameter)));
    if (row.pattern().contains("{")) {
      IN_ADDRESSES.forEach(odd ->
          addresses.add(row.pattern().replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", encoded(odd))));
    }
    return addresses;
  }

  private Set<String> parameters(MatrixRow row) {
    Set<String> names = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (info.getPatternValues().contains(row.pattern())
              && info.getMethodsCondition().getMethods().stream()
                  .allMatch(method -> method.name().equals(row.method()))) {
            Arrays.stream(handler.getMethod().getParameters())
                .flatMap(OddValuesTest::names)
                .forEach(names::add);
          }
        });
    return names;
  }

  private static Stream<String> names(Parameter parameter) {
    if (parameter.isAnnotationPresent(PathVariable.class)) {
      return Stream.empty();
    }
    if (parameter.isAnnotationPresent(RequestParam.class)) {
      return Stream.of(parameter.getName());
    }
    return parameter.getType().isRecord() && parameter.getType() != Actor.class
        ? Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
