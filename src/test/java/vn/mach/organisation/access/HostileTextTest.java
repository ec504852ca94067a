package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.base.web.FieldLimit;
import vn.mach.base.web.LongText;
import vn.mach.organisation.access.MatrixWorld.Place;
import vn.mach.testing.MachTest;
import vn.mach.testing.MatrixSample;
import vn.mach.testing.Spent;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * The longest text that a field takes, of shapes that make a careless program think for hours, in
 * every field of every form: each is answered in a moment (of the processors), and none with a
 * failure.
 */
@MachTest
@Tag("slow")
class HostileTextTest {

  /** A form is 2 MB at most, written as it is sent. */
  private static final int LONG = 390_000;

  /** Two seconds are the aim, 1.7 the slowest seen; a build machine may be half as fast. */
  private static final long MOMENT_MS = 4_000;

  private static final List<String> SHAPES = List.of("<p ", " ", "{if unit}\n", "12 người, ");

  private static final List<String> SHAPES_OF_LONG_TEXT =
      List.of("((", "- 1.1.1 ", "| 1 | 2\n", "**", "; .");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired List<MatrixSample> samples;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  private MatrixWorld world;
  private Visitor visitor;
  private final List<String> problems = new ArrayList<>();
  private int asked;
  private long slowest;
  private String slowestOf = "";

  @Test
  void theLongestTextInEveryFieldIsAnsweredInAMoment() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    world = new MatrixWorld(realms, jdbc, samples);
    long account = world.account(realms, "quantri", "administrator", null);
    visitor = new Visitor(port, world.realm).signIn("quantri");
    visitor.get("/access/me");
    Set<String> never = Set.of("/sign-out", "/access/password");
    for (MatrixRow row : MatrixRow.read(Path.of("src/test/resources/access-matrix"))) {
      if (row.method().equals("POST")
          && !row.pattern().startsWith("/api/")
          && !never.contains(row.pattern())) {
        attack(row, handler(row.pattern()), account);
      }
    }
    System.out.printf("%d texts in fields, the slowest %d ms: %s%n", asked, slowest, slowestOf);
    assertThat(asked).isGreaterThan(500);
    assertThat(problems).isEmpty();
  }

  private void attack(MatrixRow row, HandlerMethod handler, long account) {
    String sample = row.address(world.things(row, Place.OWN, account));
    String address = sample.replaceAll("\\?.*", "");
    Map<String, String> fields = fields(sample);
    LongText longText = handler.getMethodAnnotation(LongText.class);
    List<String> longer = longText == null ? List.of() : List.of(longText.value());
    Set<String> names = new TreeSet<>(names(handler));
    names.addAll(fields.keySet());
    names.remove("key");
    for (String name : names) {
      List<String> shapes = new ArrayList<>(SHAPES);
      if (longer.contains(name)) {
        shapes.addAll(SHAPES_OF_LONG_TEXT);
      }
      for (String shape : shapes) {
        int sent = URLEncoder.encode(shape, StandardCharsets.UTF_8).length();
        int length =
            longer.contains(name)
                ? Math.min(LONG, 1_900_000 / sent * shape.length())
                : FieldLimit.LONGEST;
        int status = send(row, address, fields, name, filled(shape, length), shape);
        if (longer.contains(name) && status >= 400) { // too long for this one
          send(row, address, fields, name, filled(shape, 199_000), shape);
        }
      }
    }
    if (row.pattern().startsWith("/units")) {
      world.restoreTree();
    }
  }

  private static String filled(String shape, int length) {
    return "x" + shape.repeat((length - 2) / shape.length()) + "!";
  }

  /** The status of the answer. */
  private int send(
      MatrixRow row,
      String address,
      Map<String, String> fields,
      String name,
      String text,
      String shape) {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("key", "k" + ++asked);
    form.put(name, text);
    String told = row.pattern() + " " + name + " of '" + shape.replace("\n", "\\n") + "'";
    long best = Long.MAX_VALUE;
    int[] status = new int[1];
    for (int attempt = 0; attempt < 3 && best > MOMENT_MS; attempt++) {
      best = Math.min(best, Spent.ms(() -> status[0] = visitor.post(address, form).statusCode()));
      if (status[0] >= 500) {
        problems.add(told + ": " + status[0]);
      }
    }
    if (best > slowest) {
      slowest = best;
      slowestOf = told + " x " + text.length();
    }
    if (best > MOMENT_MS) {
      problems.add(told + ": " + best + " ms");
    }
    return status[0];
  }

  private HandlerMethod handler(String pattern) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(it -> it.getKey().getPatternValues().contains(pattern))
        .filter(it ->
            it.getKey().getMethodsCondition().getMethods().stream()
                .anyMatch(method -> method.name().equals("POST")))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no route " + pattern));
  }

  /** The text fields of a method: of its form and its own. */
  private static Set<String> names(HandlerMethod handler) {
    Set<String> names = new TreeSet<>();
    for (var parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(RequestParam.class)
          && parameter.getType() == String.class) {
        names.add(parameter.getName());
      } else if (parameter.getType().isRecord()
          && parameter.getType().getPackageName().startsWith("vn.mach")) {
        Arrays.stream(parameter.getType().getRecordComponents())
            .filter(it -> it.getType() == String.class || it.getType() == List.class)
            .map(RecordComponent::getName)
            .forEach(names::add);
      }
    }
    return names;
  }

  private static Map<String, String> fields(String sample) {
    Map<String, String> fields = new LinkedHashMap<>();
    int begins = sample.indexOf('?');
    for (String field : begins < 0 ? new String[0] : sample.substring(begins + 1).split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }
}
