package vn.mach.organisation.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

@Component
class TransfersSql {

  private static final String TRANSFERS =
      """
      select t.*, p.full_name, f.name as from_name,
        case when t.to_code is null or t.status = 'accepted' then n.name else t.to_code end as to_name
      from transfers t
      join people p on p.id = t.person_id
      join units_named f on f.unit_id = t.from_unit_id
      left join units_named n on n.unit_id = t.to_unit_id
      """;

  private final JdbcClient jdbc;

  TransfersSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The side of a transfer that a list is for. */
  enum Side {
    COMING("t.to_unit_id"),
    GOING("t.from_unit_id");

    private final String column;

    Side(String column) {
      this.column = column;
    }
  }

  /** Open ones with one unit in the access scope, the earliest due first. */
  List<Transfer> open(Map<String, Object> reach, Side side) {
    return jdbc.sql(
            TRANSFERS
                + "where t.status = 'announced' and "
                + AccessScope.sql(side.column)
                + " order by t.papers_due_on, t.id limit 500")
        .params(reach)
        .query(TransfersSql::transfer)
        .list();
  }

  /** Settled ones with either unit in the access scope, the latest first. */
  List<Transfer> settled(Map<String, Object> reach, int limit) {
    return jdbc.sql(
            TRANSFERS
                + "where t.status <> 'announced' and ("
                + AccessScope.sql(Side.COMING.column)
                + " or "
                + AccessScope.sql(Side.GOING.column)
                + ") order by t.settled_on desc, t.id desc limit :limit")
        .params(reach)
        .param("limit", limit)
        .query(TransfersSql::transfer)
        .list();
  }

  List<Transfer> ofPerson(PersonId person) {
    return jdbc.sql(
            TRANSFERS + "where t.person_id = :person order by t.announced_on desc, t.id desc")
        .param("person", person.value())
        .query(TransfersSql::transfer)
        .list();
  }

  Optional<Transfer> find(long id) {
    return jdbc.sql(TRANSFERS + "where t.id = :id")
        .param("id", id)
        .query(TransfersSql::transfer)
        .optional();
  }

  int papersDueMonths(LocalDate day) {
    return jdbc.sql("select people_rule('transfer_papers_months', ?)")
        .param(day)
        .query(Integer.class)
        .single();
  }

  /** Empty on days when no such rule held. */
  Optional<Integer> papersDueWorkingDays(LocalDate day) {
    return jdbc.sql("select people_rule('transfer_papers_working_days', ?) as days")
        .param(day)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
        .single();
  }

  long insert(
      PersonId person,
      UnitId from,
      TransferReceiver to,
      TransferKind kind,
      LocalDate announcedOn,
      LocalDate papersDueOn,
      String note) {
    return jdbc.sql(
            """
            insert into transfers (person_id, from_unit_id, to_unit_id, to_code, kind, status, announced_on, papers_due_on, note)
            values (:person, :from, :to, :code, :kind, 'announced', :announced, :due, nullif(:note, '')) returning id
            """)
        .param("person", person.value())
        .param("from", from.value())
        .param("to", to.unit() == null ? null : to.unit().value())
        .param("code", to.code())
        .param("kind", kind.code())
        .param("announced", announcedOn)
        .param("due", papersDueOn)
        .param("note", note)
        .query(Long.class)
        .single();
  }

  /** Settles an open one; false where somebody else did so in the meantime. */
  boolean settle(long id, TransferStatus.Step step, LocalDate day, String note) {
    TransferStatus from = TransferStatus.ANNOUNCED;
    TransferStatus to = TransferStatus.TRANSITIONS.after(from, step).orElseThrow();
    return jdbc.sql(
                """
                update transfers set status = ?, settled_on = ?, note = coalesce(nullif(?, ''), note)
                where id = ? and status = ?
                """)
            .params(to.code(), day, note, id, from.code())
            .update()
        == 1;
  }

  private static Transfer transfer(ResultSet row, int number) throws SQLException {
    Long to = row.getObject("to_unit_id", Long.class);
    return new Transfer(
        row.getLong("id"),
        new PersonId(row.getLong("person_id")),
        row.getString("full_name"),
        new UnitId(row.getLong("from_unit_id")),
        row.getString("from_name"),
        to == null ? null : new UnitId(to),
        row.getString("to_name"),
        TransferKind.of(row.getString("kind")),
        TransferStatus.of(row.getString("status")),
        row.getObject("announced_on", LocalDate.class),
        row.getObject("papers_due_on", LocalDate.class),
        row.getObject("settled_on", LocalDate.class),
        row.getString("note"));
  }
}
