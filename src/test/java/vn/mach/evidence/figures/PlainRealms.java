package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;

/** Writes a plain organisation into a realm, in place of what was there. */
public final class PlainRealms {

  private PlainRealms() {}

  /** In a transaction; units have their numbers as ids. */
  public static Map<Integer, UnitId> write(JdbcClient jdbc, PlainCount plain) {
    jdbc.sql(
            "truncate targets, target_minimums, figures, activity_amounts, activity_participants, activities, directives, unit_successors, unit_closure, unit_versions, units cascade")
        .update();
    Map<Integer, UnitId> ids = new HashMap<>();
    plain.versions().forEach(it -> ids.computeIfAbsent(it.unit(), unit -> new UnitId(unit)));
    ids.forEach((unit, id) ->
        jdbc.sql("insert into units (id, code) values (?, ?)")
            .params(id.value(), "U" + unit)
            .update());
    plain
        .successors()
        .forEach((unit, successor) ->
            jdbc.sql("update units set successor_id = ? where id = ?")
                .params(successor, unit)
                .update());
    for (PlainCount.Version it : plain.versions()) {
      jdbc.sql(
              """
              insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
              values (?, ?, cast(? as date), ?, ?, ?, ?)\
              """)
          .params(
              params(
                  it.unit(),
                  it.from(),
                  text(it.to()),
                  it.parent(),
                  "Đơn vị " + it.unit(),
                  it.kind(),
                  it.committee()))
          .update();
    }
    jdbc.sql("call rebuild_unit_closure()").update();
    jdbc.sql(
            "insert into directives (symbol, kind, title, issued_on) values ('01-KH', 'plan', 'Kế hoạch', '2022-12-01')")
        .update();
    int number = 0;
    for (PlainCount.Activity it : plain.activities()) {
      String ref = "A" + number++;
      jdbc.sql(
              """
              insert into activities (ref, unit_id, kind, form, title, held_on, status, expected, present, tags, recorded_by, recorded_at)
              values (?, ?, ?, ?, 'Việc', ?, ?, ?, ?, ?, 0, now())\
              """)
          .params(
              params(
                  ref,
                  it.unit(),
                  it.kind(),
                  it.form(),
                  it.heldOn(),
                  it.status(),
                  it.expected(),
                  it.present(),
                  it.tags().toArray(String[]::new)))
          .update();
      it.participants()
          .forEach(unit ->
              jdbc.sql(
                      "insert into activity_participants values ((select id from activities where ref = ?), ?)")
                  .params(ref, unit)
                  .update());
      it.amounts()
          .forEach((amount, value) ->
              jdbc.sql(
                      "insert into activity_amounts values ((select id from activities where ref = ?), ?, ?)")
                  .params(ref, amount, value)
                  .update());
    }
    for (PlainCount.FigureRow it : plain.figures()) {
      jdbc.sql("insert into figures values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              params(
                  it.code(),
                  it.code(),
                  it.code(),
                  it.function().code(),
                  it.kind(),
                  it.amount(),
                  it.tag(),
                  it.form()))
          .update();
    }
    for (PlainCount.TargetRow it : plain.targets()) {
      long id =
          jdbc.sql(
                  """
                  insert into targets (code, directive_id, title, figure, period_from, period_to)
                  values (?, (select id from directives), 'Chỉ tiêu', ?, ?, ?) returning id\
                  """)
              .params(it.code(), it.figure(), it.from(), it.to())
              .query(Long.class)
              .single();
      for (PlainCount.Minimum minimum : it.minimums()) {
        jdbc.sql("insert into target_minimums values (?, ?, ?, ?)")
            .params(params(id, minimum.kind(), minimum.committee(), minimum.minimum()))
            .update();
      }
    }
    return ids;
  }

  private static String text(LocalDate day) {
    return day.equals(Period.FOREVER) ? "infinity" : day.toString();
  }

  private static List<@Nullable Object> params(@Nullable Object... values) {
    return java.util.Arrays.asList(values);
  }
}
