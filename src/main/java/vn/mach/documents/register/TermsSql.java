package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** The first days of terms. */
@Component
class TermsSql {

  private final JdbcClient jdbc;

  TermsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(UnitId unit, LocalDate from) {
    jdbc.sql(
            "insert into register_terms (unit_id, valid_from) values (?, ?) on conflict on constraint register_terms_key do nothing")
        .params(unit.value(), from)
        .update();
  }

  /** The days on which the unit's terms began, the latest first. */
  List<LocalDate> list(UnitId unit) {
    return jdbc.sql(
            "select valid_from from register_terms where unit_id = ? order by valid_from desc")
        .param(unit.value())
        .query((row, number) -> row.getObject(1, LocalDate.class))
        .list();
  }

  /**
   * A line that falls into another run.
   *
   * @param to the first day of the run; {@link LocalDate#MIN} where no term is on record
   * @param same the paper that bears the same number there; null: none
   * @param sameDay its day
   */
  record Moved(
      EntryId id,
      String symbol,
      String title,
      LocalDate day,
      LocalDate to,
      @Nullable String same,
      @Nullable LocalDate sameDay) {}

  private static final String MOVED =
      """
      with moved as (
        select e.*, case when e.day >= :to::date then :to::date else :before::date end as target
        from register_entries e where e.unit_id = :unit and e.run_from = :from and e.book = any(:books)
      ), met as (
        select m.*, o.symbol || case when o.title = '' then '' else ' – ' || o.title end as same, o.day as same_day
        from moved m
        left join lateral (
          select o.symbol, o.title, o.day from register_entries o
          where o.unit_id = m.unit_id and o.book = m.book and o.run_from = m.target and o.run_kind = m.run_kind
            and o.number = m.number and o.letter = m.letter and o.id <> m.id limit 1
        ) o on true
      )
      """;

  List<Moved> moved(
      UnitId unit, LocalDate from, LocalDate before, @Nullable LocalDate to, List<Book> books) {
    return jdbc.sql(
            MOVED + "select * from met order by target, run_kind, number, letter, id limit 2000")
        .params(parameters(unit, from, before, to, books))
        .query((row, number) ->
            new Moved(
                new EntryId(row.getLong("id")),
                row.getString("symbol"),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                row.getObject("target", LocalDate.class),
                row.getString("same"),
                row.getObject("same_day", LocalDate.class)))
        .list();
  }

  /** Returns how many lines fall into another run. */
  int correct(
      UnitId unit,
      LocalDate from,
      LocalDate before,
      @Nullable LocalDate to,
      List<Book> books,
      String reason) {
    Map<String, @Nullable Object> parameters = parameters(unit, from, before, to, books);
    jdbc.sql("delete from register_terms where unit_id = :unit and valid_from = :from")
        .params(parameters)
        .update();
    if (to != null) {
      insert(unit, to);
    }
    jdbc.sql(
            MOVED
                + """
                insert into register_runs (unit_id, book, run_from, run_kind) select distinct unit_id, book, target, run_kind from met
                on conflict on constraint register_runs_key do nothing
                """)
        .params(parameters)
        .update();
    return jdbc.sql(
            MOVED
                + """
                update register_entries e set run_from = m.target, repeats = coalesce(e.repeats, case when m.same is not null then :reason::text end)
                from met m where m.id = e.id
                """)
        .params(parameters)
        .param("reason", reason)
        .update();
  }

  private static Map<String, @Nullable Object> parameters(
      UnitId unit, LocalDate from, LocalDate before, @Nullable LocalDate to, List<Book> books) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("unit", unit.value());
    parameters.put("from", from);
    parameters.put("before", before);
    parameters.put("to", to);
    parameters.put("books", books.stream().map(Book::code).toArray(String[]::new));
    return parameters;
  }
}
