package vn.mach.organisation.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One route of the access matrix.
 *
 * @param place {@code anyone} (no sign-in), {@code self} (any signed-in account, about itself),
 *     {@code somewhere} (a role anywhere; the content is filtered), {@code realm} (the right over
 *     the whole realm), {@code unit} (the thing belongs to a unit: own or below), {@code flows} (as
 *     unit, and what a unit above decided can be read below), {@code own} (the very unit at which
 *     the role was given), {@code below} (only units below it)
 * @param allowed the roles that may; nobody else
 * @param sample an address with placeholders; for POST the form's fields stand after {@code ?}
 */
record MatrixRow(String method, String pattern, String place, Set<String> allowed, String sample) {

  static final List<String> PLACES =
      List.of("anyone", "self", "somewhere", "realm", "unit", "flows", "own", "below");

  String route() {
    return method + " " + pattern;
  }

  /** The routes of the running application, as {@link #route()} writes them. */
  static Set<String> routes(RequestMappingHandlerMapping mapping) {
    Set<String> routes = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .keySet()
        .forEach(info ->
            info.getPatternValues().stream()
                .filter(pattern ->
                    !pattern.equals("/error")) // where failures are shown; nobody asks for it
                .forEach(pattern -> {
                  var methods = info.getMethodsCondition().getMethods();
                  if (methods.isEmpty()) {
                    routes.add("GET " + pattern);
                  }
                  methods.forEach(method -> routes.add(method + " " + pattern));
                }));
    return routes;
  }

  /** The sample's address with these things in the place of its placeholders. */
  String address(Map<String, String> things) {
    String filled = sample;
    for (var thing : things.entrySet()) {
      filled =
          filled.replace(
              "{" + thing.getKey() + "}",
              URLEncoder.encode(thing.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    StringBuilder ascii = new StringBuilder();
    filled
        .codePoints()
        .forEach(c ->
            ascii.append(
                c < 128
                    ? Character.toString(c)
                    : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)));
    return ascii.toString();
  }

  static List<MatrixRow> read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<MatrixRow> rows = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".csv")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .map(MatrixRow::parse)
            .forEach(rows::add);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The pattern may hold commas inside braces ({@code {id:\d{1,9}}}); the other cells hold none.
   */
  private static MatrixRow parse(String line) {
    String[] cells = line.split(",(?![^{]*})", -1);
    if (cells.length != 5 || !PLACES.contains(cells[2].strip())) {
      throw new IllegalArgumentException("Not a row of the access matrix: " + line);
    }
    Set<String> allowed = Set.of(cells[3].isBlank() ? new String[0] : cells[3].strip().split(" +"));
    allowed.forEach(Role::of);
    return new MatrixRow(
        cells[0].strip(), cells[1].strip(), cells[2].strip(), allowed, cells[4].strip());
  }

  /** What is missing on either side. */
  static List<String> differences(Set<String> routes, List<MatrixRow> rows) {
    List<String> problems = new ArrayList<>();
    Set<String> described = new TreeSet<>();
    for (MatrixRow row : rows) {
      if (!described.add(row.route())) {
        problems.add("two rows for " + row.route());
      }
    }
    routes.stream()
        .filter(route -> !described.contains(route))
        .forEach(route -> problems.add("no row for the route " + route));
    described.stream()
        .filter(route -> !routes.contains(route))
        .forEach(route -> problems.add("no route for the row " + route));
    return problems;
  }
}
