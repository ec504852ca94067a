package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.organisation.access.MatrixWorld.Place;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * Whatever is in an address where a number, a day or a word belongs: nothing breaks. Every page is
 * asked, by who sees all and by who sees little.
 */
@MachTest
@Tag("slow")
class RubbishTest {

  private static final List<String> RUBBISH =
      List.of("\0", "9223372036854775807", "0000-01-01", "+999999999-12-31", "%'\"\\_{x}");

  private static final List<String> IN_ADDRESSES =
      List.of("9223372036854775807", "99999999999999999999", "-1", "ẫ'~");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired java.util.List<vn.mach.testing.MatrixSample> samples;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  @Test
  void noAddressBreaksAPage() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    MatrixWorld world = new MatrixWorld(realms, jdbc, samples);
    List<String> broken = new ArrayList<>();
    for (String role : new String[] {"administrator", "member"}) {
      long account =
          world.account(realms, role, role, role.equals("member") ? Place.OWN.code() : null);
      Visitor visitor = new Visitor(port, world.realm).signIn(role);
      for (MatrixRow row :
          MatrixRow.read(Path.of("src/test/resources/access-matrix")).stream()
              .filter(it -> it.method().equals("GET"))
              .toList()) {
        String sample = row.sample().replaceAll("\\?.*", "");
        for (String address :
            addresses(row, filled(sample, world.things(row, Place.OWN, account)))) {
          int status = visitor.get(address).statusCode();
          if (status >= 500) {
            broken.add(status + " " + role + " " + address);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /**
   * The right address with rubbish for each of its parameters, and rubbish in the address itself.
   */
  private List<String> addresses(MatrixRow row, String right) {
    List<String> addresses = new ArrayList<>();
    for (String rubbish : RUBBISH) {
      for (String parameter : parameters(row.pattern())) {
        addresses.add(right + "?" + parameter + "=" + encoded(rubbish));
      }
    }
    if (row.pattern().contains("{")) {
      IN_ADDRESSES.forEach(
          rubbish -> addresses.add(row.pattern().replaceAll("\\{[^}]*}", encoded(rubbish))));
    }
    return addresses;
  }

  private Set<String> parameters(String pattern) {
    Optional<HandlerMethod> handler =
        mapping.getHandlerMethods().entrySet().stream()
            .filter(it -> it.getKey().getPatternValues().contains(pattern))
            .filter(it ->
                it.getKey().getMethodsCondition().getMethods().stream()
                    .allMatch(method -> method.name().equals("GET")))
            .map(Map.Entry::getValue)
            .findFirst();
    Set<String> names = new TreeSet<>();
    handler.ifPresent(it ->
        Arrays.stream(it.getMethod().getParameters())
            .flatMap(RubbishTest::names)
            .forEach(names::add));
    return names;
  }

  private static Stream<String> names(Parameter parameter) {
    if (parameter.isAnnotationPresent(PathVariable.class)) {
      return Stream.empty();
    }
    if (parameter.isAnnotationPresent(RequestParam.class)) {
      return Stream.of(parameter.getName());
    }
    return parameter.getType().isRecord() && !parameter.getType().getSimpleName().equals("Viewer")
        ? Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }

  private static String filled(String sample, Map<String, String> things) {
    String filled = sample;
    for (var thing : things.entrySet()) {
      filled = filled.replace("{" + thing.getKey() + "}", encoded(thing.getValue()));
    }
    return filled;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
