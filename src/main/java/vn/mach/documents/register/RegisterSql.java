package vn.mach.documents.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** Runs, numbers, and what becomes of entries. What pages show reads {@link EntriesSql}. */
@Component
class RegisterSql {

  /** A line to be entered; what is null or empty is not said. */
  record Line(
      NumberRun run,
      int number,
      String letter,
      String repeats,
      EntryStatus status,
      LocalDate day,
      String symbol,
      @Nullable String kind,
      String title,
      String party,
      @Nullable UnitId partyUnit,
      @Nullable LocalDate paperDay,
      Urgency urgency,
      @Nullable LocalDate due,
      @Nullable UnitId charge,
      String signer,
      String post,
      String note,
      @Nullable PaperReference about,
      String source,
      @Nullable String documentId) {}

  private final JdbcClient jdbc;

  RegisterSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  BookSettings keeping(UnitId unit) {
    return jdbc.sql(
            "select body, manner, outgoing_by, incoming_by, organ_id, place from register_books where unit_id = ?")
        .param(unit.value())
        .query((row, number) ->
            new BookSettings(
                row.getString(1),
                row.getString(2).equals("state"),
                row.getString(3).equals("year"),
                row.getString(4).equals("term"),
                row.getString(5),
                row.getString(6)))
        .optional()
        .orElse(BookSettings.DEFAULT);
  }

  void keep(UnitId unit, BookSettings keeping) {
    jdbc.sql(
            """
            insert into register_books (unit_id, body, manner, outgoing_by, incoming_by, organ_id, place) values (?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint register_books_key do update set body = excluded.body, manner = excluded.manner,
              outgoing_by = excluded.outgoing_by, incoming_by = excluded.incoming_by, organ_id = excluded.organ_id, place = excluded.place
            """)
        .params(
            unit.value(),
            keeping.body(),
            keeping.state() ? "state" : "party",
            keeping.outgoingByYear() ? "year" : "term",
            keeping.incomingByTerm() ? "term" : "year",
            keeping.organ(),
            keeping.place())
        .update();
  }

  int last(NumberRun run) {
    return jdbc.sql(
            "select coalesce(max(number), 0) from register_entries where unit_id = ? and book = ? and run_from = ? and run_kind = ?")
        .params(run.unit().value(), run.book().code(), run.from(), run.kind())
        .query(Integer.class)
        .single();
  }

  boolean stands(UnitId unit, LocalDate day) {
    return jdbc.sql("select exists (select 1 from units_on(?) u where u.unit_id = ?)")
        .params(day, unit.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * Empty where the number exists already and it is not said why it occurs twice, or where the
   * message was entered before.
   */
  Optional<EntryId> insert(Line line, Instant at, long account) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("unit", line.run.unit().value());
    values.put("book", line.run.book().code());
    values.put("run_from", line.run.from());
    values.put("run_kind", line.run.kind());
    values.put("number", line.number);
    values.put("letter", line.letter);
    values.put("repeats", line.repeats.isEmpty() ? null : line.repeats);
    values.put("status", line.status.code());
    values.put("day", line.day);
    values.put("symbol", line.symbol);
    values.put("kind", line.kind);
    values.put("title", line.title);
    values.put("party", line.party);
    values.put("party_unit", line.partyUnit instanceof UnitId it ? it.value() : null);
    values.put("paper_day", line.paperDay);
    values.put("urgency", line.urgency.code());
    values.put("due", line.due);
    values.put("charge", line.charge instanceof UnitId it ? it.value() : null);
    values.put("signer", line.signer);
    values.put("post", line.post);
    values.put("note", line.note);
    values.put("about", line.about instanceof PaperReference it ? it.kept() : "");
    values.put("about_symbol", line.about instanceof PaperReference it ? it.symbol() : "");
    values.put("source", line.source);
    values.put("document", line.documentId);
    values.put("at", Timestamp.from(at));
    values.put("by", account);
    return jdbc.sql(
            """
            insert into register_entries (unit_id, book, run_from, run_kind, number, letter, repeats, status, day, symbol, kind, title, party,
              party_unit_id, paper_day, urgency, due_on, charge_unit_id, signer, signer_post, note, about, about_symbol, source, document_id, made_at, made_by)
            values (:unit, :book, :run_from, :run_kind, :number, :letter, :repeats, :status, :day, :symbol, :kind, :title, :party,
              :party_unit, :paper_day, :urgency, :due, :charge, :signer, :post, :note, :about, :about_symbol, :source, :document, :at, :by)
            on conflict do nothing returning id
            """)
        .params(values)
        .query(Long.class)
        .optional()
        .map(EntryId::new);
  }

  /** The entry, locked to the end of the transaction. */
  Optional<EntryStatus> lockedStatus(EntryId entry) {
    return jdbc.sql("select status from register_entries where id = ? for update")
        .param(entry.value())
        .query(String.class)
        .optional()
        .map(EntryStatus::of);
  }

  Optional<NamedEntry> named(EntryId entry) {
    return jdbc.sql(
            "select id, unit_id, book, symbol, title, day, status from register_entries where id = ?")
        .param(entry.value())
        .query(RegisterSql::named)
        .optional();
  }

  /** The entry of what was made elsewhere, the latest that was not cancelled first. */
  Optional<NamedEntry> bySource(String source) {
    return jdbc.sql(
            """
            select id, unit_id, book, symbol, title, day, status from register_entries where source = ?
            order by status = 'cancelled', id desc limit 1
            """)
        .param(source)
        .query(RegisterSql::named)
        .optional();
  }

  Optional<NamedEntry> issued(UnitId unit, String symbol) {
    return jdbc.sql(
            """
            select id, unit_id, book, symbol, title, day, status from register_entries
            where symbol_key(symbol) = symbol_key(:symbol) and unit_id = :unit and book = 'outgoing' and status = 'issued'
            order by day desc, id desc limit 1
            """)
        .param("symbol", symbol)
        .param("unit", unit.value())
        .query(RegisterSql::named)
        .optional();
  }

  static NamedEntry named(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new NamedEntry(
        new EntryId(row.getLong(1)),
        new UnitId(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getString(7));
  }

  /** The paper of another module that the entry is, or names. */
  Optional<PaperReference> about(EntryId entry) {
    return jdbc.sql("select about, about_symbol from register_entries where id = ? and about <> ''")
        .param(entry.value())
        .query((row, number) -> PaperReference.of(row.getString(1), row.getString(2)))
        .optional();
  }

  void cancel(EntryId entry, String reason) {
    jdbc.sql("update register_entries set status = 'cancelled', reason = ? where id = ?")
        .params(reason, entry.value())
        .update();
  }

  void status(EntryId entry, EntryStatus status) {
    jdbc.sql("update register_entries set status = ? where id = ?")
        .params(status.code(), entry.value())
        .update();
  }

  /** A reserved number gets its paper. */
  void issue(EntryId entry, Outgoing paper, DocumentKind kind, Urgency urgency) {
    jdbc.sql(
            """
            update register_entries set status = 'issued', title = ?, party = ?, signer = ?, signer_post = ?, urgency = ?, note = ?,
              about = coalesce(?, about), about_symbol = coalesce(?, about_symbol), source = coalesce(nullif(?, ''), source), day = ?, kind = ?
            where id = ?
            """)
        .param(paper.title())
        .param(paper.recipients())
        .param(paper.signer())
        .param(paper.post())
        .param(urgency.code())
        .param(paper.note())
        .param(paper.about() instanceof PaperReference it ? it.kept() : null)
        .param(paper.about() instanceof PaperReference it ? it.symbol() : null)
        .param(paper.source())
        .param(paper.day())
        .param(kind.code())
        .param(entry.value())
        .update();
  }

  void assign(EntryId entry, UnitId charge, @Nullable LocalDate due) {
    jdbc.sql(
            "update register_entries set status = 'assigned', charge_unit_id = ?, due_on = ?::date where id = ?")
        .param(charge.value())
        .param(due)
        .param(entry.value())
        .update();
  }

  void answer(EntryId entry, EntryId answer) {
    jdbc.sql("update register_entries set status = 'answered', answer_id = ? where id = ?")
        .params(answer.value(), entry.value())
        .update();
  }

  void file(EntryId entry, String note) {
    jdbc.sql("update register_entries set status = 'filed', note = ? where id = ?")
        .params(note, entry.value())
        .update();
  }

  /**
   * The line of the same paper that was entered before: same sender, symbol and day. A paper
   * without a symbol is like no other.
   */
  Optional<NamedEntry> same(
      UnitId unit,
      String symbol,
      @Nullable LocalDate paperDay,
      String sender,
      @Nullable UnitId senderUnit) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("unit", unit.value());
    values.put("symbol", symbol);
    values.put("day", paperDay);
    values.put("sender", sender);
    values.put("sender_unit", senderUnit instanceof UnitId it ? it.value() : null);
    return jdbc.sql(
            """
            select id, unit_id, book, symbol, title, day, status from register_entries
            where unit_id = :unit and book = 'incoming' and status <> 'cancelled' and symbol_key(symbol) = symbol_key(:symbol) and symbol <> ''
              and paper_day is not distinct from :day::date
              and (searchable(party) = searchable(:sender) or party_unit_id = :sender_unit::bigint)
            order by id limit 1
            """)
        .params(values)
        .query(RegisterSql::named)
        .optional();
  }

  /** The line that a message made. */
  Optional<NamedEntry> ofDocument(UnitId unit, String documentId) {
    return jdbc.sql(
            """
            select id, unit_id, book, symbol, title, day, status from register_entries
            where unit_id = ? and document_id = ? and status <> 'cancelled'
            """)
        .params(unit.value(), documentId)
        .query(RegisterSql::named)
        .optional();
  }

  /** The unit's outgoing line of this symbol, the latest first. */
  Optional<EntryId> outgoing(UnitId unit, String symbol) {
    return jdbc.sql(
            """
            select id from register_entries where unit_id = ? and book = 'outgoing' and status = 'issued' and symbol_key(symbol) = symbol_key(?)
            order by day desc, id desc limit 1
            """)
        .params(unit.value(), symbol)
        .query(Long.class)
        .optional()
        .map(EntryId::new);
  }

  /** The first day of the term or year that the line's number belongs to. */
  LocalDate runFrom(EntryId entry) {
    return jdbc.sql("select run_from from register_entries where id = ?")
        .param(entry.value())
        .query((row, number) -> row.getObject(1, LocalDate.class))
        .single();
  }

  @Nullable UnitId charge(EntryId entry) {
    return jdbc.sql(
            "select charge_unit_id from register_entries where id = ? and charge_unit_id is not null")
        .param(entry.value())
        .query(Long.class)
        .optional()
        .map(UnitId::new)
        .orElse(null);
  }
}
