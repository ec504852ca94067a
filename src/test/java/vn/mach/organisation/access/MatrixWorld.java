package vn.mach.organisation.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;
import vn.mach.testing.TestRealms;

/**
 * Two realms with the same tree; things of every kind at each place, made by the modules' own
 * {@link MatrixSample} when a row of the matrix asks for them. What lies at a place has its mark.
 */
final class MatrixWorld {

  /** Where a thing lies, seen from the unit at which the roles were given. */
  enum Place {
    OWN(11),
    BELOW(12),
    ABOVE(10),
    BESIDE(13),
    OTHER_REALM(9013);

    final long unit;

    Place(long unit) {
      this.unit = unit;
    }

    /** Stands in the name of all that lies there, and nowhere else. */
    String mark() {
      return "Zqx" + name().toLowerCase(java.util.Locale.ROOT).replace("_", "");
    }

    /** A further unit there. */
    long leaf() {
      return unit + 10;
    }

    String code() {
      return "Q/" + unit;
    }
  }

  private final JdbcClient jdbc;
  private final List<MatrixSample> samples;
  final Realm realm;
  final Realm other;
  private final AtomicInteger count = new AtomicInteger();

  MatrixWorld(TestRealms realms, JdbcClient jdbc, List<MatrixSample> samples) {
    this.jdbc = jdbc;
    this.samples = samples;
    this.realm = realms.create();
    this.other = realms.create();
    CurrentRealm.run(realm, () -> plant(0));
    CurrentRealm.run(
        other,
        () -> {
          // No number of one realm is one of the other.
          jdbc.sql(
                  "select table_name from information_schema.columns where table_schema = current_schema() and is_identity = 'YES' and column_name = 'id'")
              .query(String.class)
              .list()
              .forEach(table ->
                  jdbc.sql("alter table " + table + " alter column id restart with 900001")
                      .update());
          plant(9000);
        });
  }

  private void plant(long offset) {
    MatrixPlanting before = planting(Place.OWN, 0, "", "", new HashMap<>());
    samples.forEach(sample -> sample.prepare(before));
    for (long unit = 10; unit <= 13; unit++) {
      String mark = offset > 0 ? Place.OTHER_REALM.mark() : mark(unit);
      Long parent = unit == 10 ? null : unit == 12 ? 11 + offset : 10 + offset;
      unit(unit + offset, parent, "grassroots_committee", mark);
      unit(unit + 10 + offset, unit + offset, "branch", mark);
    }
    jdbc.sql("call rebuild_unit_closure()").update();
    for (String table : new String[] {"units", "unit_versions"}) {
      jdbc.sql("create table saved_" + table + " as select * from " + table).update();
    }
  }

  private static String mark(long unit) {
    return Stream.of(Place.values())
        .filter(place -> place.unit == unit)
        .findFirst()
        .orElseThrow()
        .mark();
  }

  private void unit(long id, Long parent, String kind, String mark) {
    jdbc.sql("insert into units (id, code) values (?, ?)").params(id, "Q/" + id).update();
    jdbc.sql(
            "insert into unit_versions (unit_id, valid_from, parent_id, name, kind) values (?, '2020-01-01', ?, ?, ?)")
        .params(id, parent, "Đơn vị " + mark, kind)
        .update();
  }

  /** Puts the tree back as it was, after something was done to it. */
  void restoreTree() {
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql(
                  "update units u set code = s.code, successor_id = s.successor_id from saved_units s where s.id = u.id")
              .update();
          jdbc.sql("delete from unit_versions where unit_id in (select id from saved_units)")
              .update();
          jdbc.sql(
                  """
                  insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
                  select unit_id, valid_from, valid_to, parent_id, name, kind, has_committee from saved_unit_versions
                  """)
              .update();
          jdbc.sql("call rebuild_unit_closure()").update();
        });
  }

  /**
   * An account with this role at this unit (none: the whole realm) and a token for it; the token is
   * {@code mach_<login>}.
   */
  long account(TestRealms realms, String login, String role, String unitCode) {
    long account = realms.account(realm, login, role, unitCode);
    CurrentRealm.run(
        realm,
        () ->
            jdbc.sql(
                    "insert into api_tokens (account_id, name, digest, made_at, expires_at) values (?, 'x', ?, now(), 'infinity')")
                .params(account, SecretCodes.digest("mach_" + login))
                .update());
    return account;
  }

  /** The sample with its placeholders filled by things that lie at the place. */
  Map<String, String> things(MatrixRow row, Place place, long asker) {
    Map<String, String> things = new HashMap<>();
    var names = java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(row.sample());
    CurrentRealm.run(
        place == Place.OTHER_REALM ? other : realm,
        () -> {
          while (names.find()) {
            if (!things.containsKey(names.group(1))) {
              things.put(
                  names.group(1),
                  thing(
                      planting(place, asker, row.method(), row.pattern(), things), names.group(1)));
            }
          }
        });
    return things;
  }

  private String thing(MatrixPlanting planting, String name) {
    return samples.stream()
        .map(MatrixSample::things)
        .filter(things -> things.containsKey(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No module makes {" + name + "} (" + planting.pattern() + ")"))
        .get(name)
        .make(planting);
  }

  private MatrixPlanting planting(
      Place place, long asker, String method, String pattern, Map<String, String> made) {
    return new MatrixPlanting(
        place.unit,
        place.leaf(),
        place.code(),
        place.mark(),
        asker,
        method,
        pattern,
        jdbc,
        count,
        made,
        this::thing);
  }
}
