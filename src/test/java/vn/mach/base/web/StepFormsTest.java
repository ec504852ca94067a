package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.base.kernel.Transitions;
import vn.mach.testing.MachTest;

/**
 * Who does something with a thing that is there says what the page showed of it ({@link
 * Form#about}, {@link Form#editing}); or {@code forms-that-say-nothing.txt} says why it need not.
 */
@MachTest
class StepFormsTest {

  private static final String SHOWN = "shown";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  /**
   * What the list says.
   *
   * @param reasons of routes, and of steps as {@code TalkStatus.DROP}
   * @param steps taken by a form that says what it showed, with its route
   */
  private record Listed(Map<String, String> reasons, Map<String, String> steps) {}

  private static Listed listed() throws IOException {
    Listed all = new Listed(new HashMap<>(), new HashMap<>());
    String reason = "";
    String text =
        new ClassPathResource("forms-that-say-nothing.txt")
            .getContentAsString(StandardCharsets.UTF_8);
    for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
      String[] step = line.split(" = ", 2);
      if (line.startsWith("# ")) {
        reason = line.substring(2);
      } else if (step.length == 2) {
        assertThat(all.steps.put(step[0], step[1])).as("twice: " + line).isNull();
      } else {
        assertThat(reason).as("the reason of " + line).isNotEmpty();
        assertThat(all.reasons.put(line, reason)).as("twice: " + line).isNull();
      }
    }
    return all;
  }

  /** Routes of forms about a thing, with whether they take what was shown. */
  private static Map<String, Boolean> steps(RequestMappingHandlerMapping mapping) {
    Map<String, Boolean> steps = new HashMap<>();
    mapping
        .getHandlerMethods()
        .forEach((route, method) -> {
          if (route.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
            route.getPatternValues().stream()
                .filter(it -> it.contains("{") && !it.startsWith("/api/"))
                .forEach(it -> steps.put(it, says(method)));
          }
        });
    return steps;
  }

  private static boolean says(HandlerMethod method) {
    for (MethodParameter one : method.getMethodParameters()) {
      if (SHOWN.equals(one.getParameter().getName())
          && one.hasParameterAnnotation(RequestParam.class)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> silent(Map<String, Boolean> steps, Listed listed) {
    List<String> silent = new ArrayList<>();
    steps.forEach((route, says) -> {
      if (!says && !listed.reasons.containsKey(route)) {
        silent.add(route);
      }
    });
    return silent;
  }

  @Test
  void whoDoesSomethingWithAThingSaysWhatTheirPageShowedOfIt() throws Exception {
    Map<String, Boolean> steps = steps(mapping);
    Listed listed = listed();
    assertThat(steps).hasSizeGreaterThan(200);
    assertThat(silent(steps, listed))
        .as("takes no @RequestParam shown, and no reason why")
        .isEmpty();
    assertThat(listed.reasons.keySet())
        .filteredOn(it -> it.startsWith("/"))
        .as("is no such form, or says what it showed")
        .allMatch(it -> Boolean.FALSE.equals(steps.get(it)));
    assertThat(listed.steps)
        .as("a form that says what it showed")
        .allSatisfy((step, route) -> assertThat(steps.get(route)).as(step).isEqualTo(true));
  }

  /** A route may be known, and take one more step since. */
  @Test
  void aStepThatIsTakenFromSeveralStatesIsTakenFromTheOneThatWasShown() throws Exception {
    TreeSet<String> several = new TreeSet<>();
    int machines = 0;
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        if (!Files.readString(file).contains("static final Transitions<")) {
          continue;
        }
        Class<?> status =
            Class.forName(
                Path.of("src/main/java")
                    .relativize(file)
                    .toString()
                    .replace(".java", "")
                    .replace('/', '.'));
        machines += fromSeveral(status, several);
      }
    }
    assertThat(machines).isGreaterThan(15);
    Listed listed = listed();
    TreeSet<String> known = new TreeSet<>(listed.steps.keySet());
    listed.reasons.keySet().stream().filter(it -> !it.startsWith("/")).forEach(known::add);
    assertThat(known).isEqualTo(several);
  }

  private static int fromSeveral(Class<?> status, TreeSet<String> found) throws Exception {
    for (Field field : status.getDeclaredFields()) {
      if (field.getType() == Transitions.class) {
        field.setAccessible(true);
        ((Transitions<?, ?>) Objects.requireNonNull(field.get(null)))
            .fromSeveral()
            .forEach(it -> found.add(status.getSimpleName() + "." + it.name()));
        return 1;
      }
    }
    return 0;
  }

  @Controller
  static class Doors {

    @PostMapping("/doors/{id}/shut")
    String shut(@PathVariable long id, @RequestParam String key) {
      return "";
    }

    @PostMapping("/doors/{id}/open")
    String open(@PathVariable long id, @RequestParam String shown) {
      return "";
    }
  }

  enum DoorStatus {
    SHUT,
    OPEN;

    enum Step {
      PUSH,
      BREAK
    }

    static final Transitions<DoorStatus, Step> TRANSITIONS =
        Transitions.of(
            Transitions.begin(Step.PUSH, OPEN),
            Transitions.from(SHUT, Step.PUSH, OPEN),
            Transitions.from(SHUT, Step.BREAK, OPEN),
            Transitions.from(OPEN, Step.BREAK, OPEN));
  }

  @Test
  void aFormThatForgetsItWouldBeFound() throws Exception {
    RequestMappingHandlerMapping doors = new RequestMappingHandlerMapping();
    for (var method : Doors.class.getDeclaredMethods()) {
      var route = method.getAnnotation(PostMapping.class);
      doors.registerMapping(
          org.springframework.web.servlet.mvc.method.RequestMappingInfo.paths(route.value())
              .methods(RequestMethod.POST)
              .build(),
          new Doors(),
          method);
    }
    assertThat(silent(steps(doors), listed())).containsExactly("/doors/{id}/shut");
    TreeSet<String> several = new TreeSet<>();
    fromSeveral(DoorStatus.class, several);
    assertThat(several).containsExactly("DoorStatus.BREAK");
  }
}
