package vn.mach.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.realms.Realm;

/**
 * The units of a test: {@code Tree.of("K", "K/A", "K/A/A1")} is a bloc with a grassroots committee
 * and a branch. The last part of a path is the unit's code, the one before it its parent; units are
 * numbered from 1 in the order in which they are named. They stand from 1 January 2020.
 */
public final class Tree {

  private static final String[] KINDS = {"bloc", "grassroots_committee", "branch"};

  private static final class Version {
    private final String from;
    private @Nullable String to;
    private final @Nullable String parent;
    private String name;
    private String kind;
    private @Nullable Boolean committee;

    Version(String from, @Nullable String parent, String name, String kind) {
      this.from = from;
      this.parent = parent;
      this.name = name;
      this.kind = kind;
    }
  }

  private final Map<String, List<Version>> units = new LinkedHashMap<>();
  private final Map<String, String> successors = new LinkedHashMap<>();
  private String from = "2020-01-01";

  private Tree() {}

  public static Tree of(String... paths) {
    Tree tree = new Tree();
    for (String path : paths) {
      String[] parts = path.split("/");
      int depth = parts.length - 1;
      tree.unit(
          parts[depth],
          depth == 0 ? null : parts[depth - 1],
          "Đơn vị " + parts[depth],
          KINDS[Math.min(depth, KINDS.length - 1)]);
    }
    return tree;
  }

  /** The day from which all units stand that are named after it in {@link #unit}. */
  public static Tree from(LocalDate day) {
    Tree tree = new Tree();
    tree.from = day.toString();
    return tree;
  }

  /** A further unit, for codes with a slash or where name and kind matter. */
  public Tree unit(String code, @Nullable String parent, String name, String kind) {
    if (parent != null && !units.containsKey(parent)) {
      throw new IllegalArgumentException("no parent " + parent);
    }
    units.computeIfAbsent(code, it -> new ArrayList<>()).add(new Version(from, parent, name, kind));
    return this;
  }

  /** What a unit is called and is, where that matters. */
  public Tree named(String code, String name, String kind) {
    Version last = last(code);
    last.name = name;
    last.kind = kind;
    return this;
  }

  /** Whether units have a committee; without this it is not known. */
  public Tree committee(boolean has, String... codes) {
    for (String code : codes) {
      last(code).committee = has;
    }
    return this;
  }

  /** From this day the unit stands elsewhere. */
  public Tree moved(String code, String day, String parent) {
    return next(code, day, parent, last(code).name);
  }

  /** From this day the unit stands elsewhere under another name. */
  public Tree moved(String code, String day, String parent, String name) {
    return next(code, day, parent, name);
  }

  private Tree next(String code, String day, String parent, String name) {
    Version before = last(code);
    before.to = LocalDate.parse(day).minusDays(1).toString();
    Version next = new Version(day, parent, name, before.kind);
    next.committee = before.committee;
    units.get(code).add(next);
    return this;
  }

  /**
   * The last day of a unit.
   *
   * @param successor the code of the unit that goes on with what it was; none: null
   */
  public Tree ended(String code, String lastDay, @Nullable String successor) {
    last(code).to = lastDay;
    if (successor != null) {
      successors.put(code, successor);
    }
    return this;
  }

  private Version last(String code) {
    return units.get(code).getLast();
  }

  /** Makes the units in a realm that has none. */
  public void plant(TestRealms realms, Realm realm) {
    realms.sql(realm, sql());
  }

  /** The statements that make the units. */
  public String sql() {
    StringBuilder sql = new StringBuilder();
    units.forEach((code, versions) -> {
      sql.append("insert into units (code) values (").append(quoted(code)).append(");\n");
      for (Version it : versions) {
        sql.append("insert into unit_versions")
            .append(" (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)")
            .append(
                " values (%s, '%s', '%s', %s, %s, '%s', %s);\n"
                    .formatted(
                        id(code),
                        it.from,
                        it.to == null ? "infinity" : it.to,
                        it.parent == null ? "null" : id(it.parent),
                        quoted(it.name),
                        it.kind,
                        it.committee));
      }
    });
    successors.forEach((code, successor) ->
        sql.append(
            "update units set successor_id = %s where code = %s;\n"
                .formatted(id(successor), quoted(code))));
    return sql.append("call rebuild_unit_closure();\n").toString();
  }

  private static String id(String code) {
    return "(select id from units where code = " + quoted(code) + ")";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
