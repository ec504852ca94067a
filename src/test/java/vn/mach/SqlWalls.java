package vn.mach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tables, views and functions of the database each module owns, which of them it publishes,
 * and which of other modules it uses. Read from the sources: SQL names its relations plainly.
 *
 * <p>A relation belongs to the module whose migration creates it. It is published where it is
 * created between the lines {@code -- ---- published ----} and {@code -- ---- internal ----}.
 */
final class SqlWalls {

  /** A table, view, function or procedure. */
  record Relation(String name, String owner, boolean published) {}

  /** A text of a module that may hold SQL. */
  record Source(String module, String file, String text) {

    boolean isMigration() {
      return file.contains("/db/");
    }
  }

  /** A statement of {@code module} that names a relation of another one. */
  record Use(String module, String file, Relation relation, boolean foreignKey) {}

  private static final Pattern CREATED =
      Pattern.compile(
          "(?m)^\\s*create (?:or replace )?(?:unlogged )?(?:table|view|function|procedure) (?:if not exists )?(\\w+)"
              + "|^-- ---- (published|internal) ----");
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);
  private static final Pattern SQL =
      Pattern.compile(
          "\\b(select|insert into|update|delete from|from|join|truncate|references|analyze|call)\\b");
  private static final String NAME = "([a-z_][a-z0-9_]*)";
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:from|join|into|update|table|only|using|analyze|truncate|lock)\\s+(?:only\\s+)?"
              + NAME
              + "|\\b(references)\\s+"
              + NAME
              + "|\\b"
              + NAME
              + "\\s*\\(");
  private static final Pattern FROM_LIST =
      Pattern.compile(
          "\\b(?:from|truncate|analyze)\\s+((?:\\w+(?:\\s+(?:as\\s+)?\\w+)?\\s*,\\s*)+\\w+)");

  private final Map<String, Relation> relations = new TreeMap<>();
  private final List<Source> sources;

  SqlWalls(List<Source> sources) {
    this.sources = sources;
    for (Source source : sources) {
      if (source.isMigration()) {
        boolean published = false;
        for (MatchResult found : CREATED.matcher(source.text()).results().toList()) {
          if (found.group(2) != null) {
            published = found.group(2).equals("published");
          } else {
            relations.put(found.group(1), new Relation(found.group(1), source.module(), published));
          }
        }
      }
    }
  }

  /**
   * Reads the sources of all modules; {@code modules}: module by its path, e.g. {@code base/audit}.
   */
  static SqlWalls of(Map<String, String> modules) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (var module : modules.entrySet()) {
      for (String root :
          List.of(
              "src/main/java/vn/mach/", "src/main/resources/vn/mach/", "src/main/resources/db/")) {
        Path folder = Path.of(root + module.getKey());
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                files.filter(it -> it.toString().matches(".*\\.(java|sql)")).sorted().toList()) {
              sources.add(new Source(module.getValue(), file.toString(), Files.readString(file)));
            }
          }
        }
      }
    }
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db-common"))) {
      for (Path file : files.sorted().toList()) {
        String text = "-- ---- published ----\n" + Files.readString(file);
        sources.add(new Source("realms", "src/main/resources/db/" + file.getFileName(), text));
      }
    }
    return new SqlWalls(sources);
  }

  Set<Relation> relationsOf(String module) {
    Set<Relation> owned = new TreeSet<>((a, b) -> a.name().compareTo(b.name()));
    relations.values().stream().filter(it -> it.owner().equals(module)).forEach(owned::add);
    return owned;
  }

  /** Every use of a relation that belongs to another module. */
  List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    for (Source source : sources) {
      Map<String, Boolean> named = new TreeMap<>();
      for (String statement : statements(source)) {
        named(statement).forEach((name, key) -> named.merge(name, key, (a, b) -> a && b));
      }
      named.forEach((name, foreignKey) -> {
        Relation relation = relations.get(name);
        if (relation != null && !relation.owner().equals(source.module())) {
          uses.add(new Use(source.module(), source.file(), relation, foreignKey));
        }
      });
    }
    return uses;
  }

  /**
   * What breaks the walls: relations that their owner does not publish (a foreign key may lead to
   * any table), or of modules that are not among those which the module is allowed to use.
   *
   * @param allowed for each module those that it may use
   */
  List<String> problems(Map<String, Set<String>> allowed) {
    List<String> problems = new ArrayList<>();
    for (Use use : uses()) {
      Relation relation = use.relation();
      if (!allowed.getOrDefault(use.module(), Set.of()).contains(relation.owner())) {
        problems.add(
            "%s uses %s of %s, which %s may not use"
                .formatted(use.file(), relation.name(), relation.owner(), use.module()));
      } else if (!relation.published() && !(use.foreignKey() && use.file().contains("/db/"))) {
        problems.add(
            "%s uses %s, which %s does not publish"
                .formatted(use.file(), relation.name(), relation.owner()));
      }
    }
    return problems;
  }

  private static List<String> statements(Source source) {
    if (source.file().endsWith(".sql")) {
      return List.of(source.text().replaceAll("--[^\n]*", " ").replaceAll("'[^'\n]*'", "''"));
    }
    List<String> statements = new ArrayList<>();
    for (MatchResult found : LITERAL.matcher(withoutComments(source.text())).results().toList()) {
      String text = found.group(1) != null ? found.group(1) : found.group(2);
      if (SQL.matcher(text).find() || text.contains("_")) { // a short literal may be a part of SQL
        statements.add(text.replaceAll("--[^\n]*", " ").replaceAll("'[^'\n]*'", "''"));
      }
    }
    return statements;
  }

  private static String withoutComments(String java) {
    return java.replaceAll("(?m)^\\s*(?:/?\\*.*|//.*)$", "");
  }

  /** Names in the place of a relation or function; true: only as the aim of a foreign key. */
  private static Map<String, Boolean> named(String statement) {
    Map<String, Boolean> names = new TreeMap<>();
    for (MatchResult found : NAMED.matcher(statement).results().toList()) {
      if (found.group(3) != null) {
        names.merge(found.group(3), true, (a, b) -> a && b);
      } else {
        names.put(found.group(1) != null ? found.group(1) : found.group(4), false);
      }
    }
    for (MatchResult list : FROM_LIST.matcher(statement).results().toList()) {
      for (String part : list.group(1).split(",")) {
        names.put(part.strip().split("\\s+")[0], false);
      }
    }
    return names;
  }
}
