package vn.mach.documents.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.kernel.Where;
import vn.mach.organisation.units.AccessScope;

/** What pages and files show of the books. What an actor may see is part of every query. */
@Component
class EntriesSql {

  private static final String ROWS =
      """
      select e.*, u.name as unit_name, c.name as charge_name, coalesce(p.name, '') as party_name,
        a.symbol as answer_symbol
      from register_entries e
      join units_named u on u.unit_id = e.unit_id
      left join units_named c on c.unit_id = e.charge_unit_id
      left join units_named p on p.unit_id = e.party_unit_id
      left join register_entries a on a.id = e.answer_id
      """;

  /**
   * Issued papers are seen with the right to see; incoming ones, and numbers without an issued
   * paper, need a right of their own.
   */
  static final String SEEN =
      AccessScope.sql("e.unit_id")
          + " and "
          + AccessScope.orFurther("e.book <> 'incoming'", "e.unit_id", "letters")
          + " and "
          + AccessScope.orFurther(
              "e.book = 'incoming' or e.status = 'issued'", "e.unit_id", "drafts");

  /** An incoming paper is seen by those who read letters of the unit in charge, too. */
  private static final String IN_CHARGE =
      "e.book = 'incoming' and " + AccessScope.orFurther("false", "e.charge_unit_id", "letters");

  private final JdbcClient jdbc;
  private final AccessScope scope;

  EntriesSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  Optional<EntryRow> show(Actor actor, EntryId entry) {
    return jdbc.sql(ROWS + "where e.id = :id and (" + SEEN + " or " + IN_CHARGE + ")")
        .params(seeing(actor))
        .param("id", entry.value())
        .query(EntriesSql::row)
        .optional();
  }

  /**
   * @param unit null: every unit within reach
   * @param asOnPaper by run and number, as the book stands; else the latest first
   */
  List<EntryRow> list(
      Actor actor, @Nullable UnitId unit, Where where, boolean asOnPaper, int limit, int offset) {
    Map<String, Object> parameters = parameters(actor, unit, where);
    String order =
        asOnPaper
            ? "u.name, e.unit_id, e.run_from, e.run_kind, e.number, e.letter, e.id"
            : "e.day desc, e.number desc, e.id desc";
    return jdbc.sql(
            ROWS
                + "where "
                + where.sql()
                + (unit == null ? "" : " and e.unit_id = :unit")
                + " and "
                + SEEN
                + " order by "
                + order
                + " limit :limit offset :offset")
        .params(parameters)
        .param("limit", limit)
        .param("offset", offset)
        .query(EntriesSql::row)
        .list();
  }

  int count(Actor actor, @Nullable UnitId unit, Where where) {
    return jdbc.sql(
            "select count(*) from register_entries e where "
                + where.sql()
                + (unit == null ? "" : " and e.unit_id = :unit")
                + " and "
                + SEEN)
        .params(parameters(actor, unit, where))
        .query(Integer.class)
        .single();
  }

  private Map<String, Object> parameters(Actor actor, @Nullable UnitId unit, Where where) {
    Map<String, Object> parameters = seeing(actor);
    parameters.putAll(where.parameters());
    if (unit != null) {
      parameters.put("unit", unit.value());
    }
    return parameters;
  }

  Map<String, Object> seeing(Actor actor) {
    Map<String, Object> parameters = new HashMap<>(scope.parameters(actor, Right.SEE));
    parameters.putAll(scope.further(actor, Right.SEE_LETTERS, "letters"));
    parameters.putAll(scope.further(actor, Right.SEE_DRAFTS, "drafts"));
    return parameters;
  }

  /** The years in which the unit's book has lines, the latest first. */
  List<Integer> years(UnitId unit, Book book) {
    return jdbc.sql(
            "select distinct extract(year from day)::int as year from register_entries where unit_id = ? and book = ? order by year desc")
        .params(unit.value(), book.code())
        .query((row, number) -> row.getInt(1))
        .list();
  }

  /**
   * The first days of the terms in which the unit's book has lines, the latest first; only those
   * that are on record.
   */
  List<LocalDate> terms(UnitId unit, Book book) {
    return jdbc.sql(
            """
            select distinct e.run_from from register_entries e
            where e.unit_id = ? and e.book = ? and e.run_from > '-infinity' and to_char(e.run_from, 'MM-DD') <> '01-01' order by 1 desc
            """)
        .params(unit.value(), book.code())
        .query((row, number) -> row.getObject(1, LocalDate.class))
        .list();
  }

  /** All numbers of the unit's book, in the order of run and number. */
  List<BookCheck.Line> numbers(UnitId unit, Book book) {
    return jdbc.sql(
            """
            select id, run_from, run_kind, number, letter, day, symbol from register_entries
            where unit_id = ? and book = ? order by run_from, run_kind, number, letter, id limit 50000
            """)
        .params(unit.value(), book.code())
        .query((row, number) ->
            new BookCheck.Line(
                new EntryId(row.getLong("id")),
                row.getObject("run_from", LocalDate.class),
                row.getString("run_kind"),
                row.getInt("number"),
                row.getString("letter"),
                row.getObject("day", LocalDate.class),
                row.getString("symbol")))
        .list();
  }

  /** How many incoming papers of the unit wait beyond their day. */
  int overdue(UnitId unit, LocalDate today) {
    return jdbc.sql(
            "select count(*) from register_entries where unit_id = ? and book = 'incoming' and status in ('arrived', 'assigned') and due_on < ?")
        .params(unit.value(), today)
        .query(Integer.class)
        .single();
  }

  private static EntryRow row(ResultSet row, int number) throws SQLException {
    String partyName = row.getString("party_name");
    return new EntryRow(
        new EntryId(row.getLong("id")),
        new EntryRow.Place(row.getLong("unit_id"), row.getString("unit_name")),
        Book.of(row.getString("book")),
        row.getObject("run_from", LocalDate.class),
        row.getString("run_kind"),
        row.getInt("number"),
        row.getString("letter"),
        row.getString("repeats"),
        EntryStatus.of(row.getString("status")),
        row.getString("reason"),
        row.getObject("day", LocalDate.class),
        row.getString("symbol"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("party").isEmpty() ? partyName : row.getString("party"),
        row.getObject("paper_day", LocalDate.class),
        Urgency.of(row.getString("urgency")),
        row.getObject("due_on", LocalDate.class),
        place(row, "charge_unit_id", "charge_name"),
        row.getString("signer"),
        row.getString("signer_post"),
        row.getString("note"),
        PaperReference.of(row.getString("about"), row.getString("about_symbol")),
        link(row, "answer_id", "answer_symbol"),
        row.getString("source"),
        row.getString("document_id"),
        row.getTimestamp("made_at").toInstant());
  }

  private static EntryRow.@Nullable Place place(ResultSet row, String id, String name)
      throws SQLException {
    Long value = row.getObject(id, Long.class);
    return value == null ? null : new EntryRow.Place(value, row.getString(name));
  }

  private static EntryRow.@Nullable Link link(ResultSet row, String id, String symbol)
      throws SQLException {
    Long value = row.getObject(id, Long.class);
    return value == null ? null : new EntryRow.Link(value, row.getString(symbol));
  }
}
