package vn.mach.branch.fees;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** The SQL of fees. What concerns one person is asked only after {@link Fees} decided who asks. */
@Component
class FeesSql {

  /** A member of a branch with what they stated and what was received. */
  record MemberRow(
      PersonId person,
      String code,
      String name,
      @Nullable FeeBasis basis,
      @Nullable Long amount,
      long received,
      boolean free,
      boolean paid) {

    /** What is still to come; 0 where nothing was stated. */
    long open() {
      return amount == null ? 0 : Math.max(0, amount - received);
    }
  }

  /** A receipt, or what was passed up, with the entry that undid it. */
  record Entry(
      long id,
      @Nullable String name,
      long amount,
      Instant at,
      @Nullable LocalDate on,
      @Nullable String reason,
      boolean undone) {}

  /** What holds of a member's statements in a month. */
  record Statement(
      LocalDate fromMonth,
      FeeBasis basis,
      @Nullable Long income,
      @Nullable Integer region,
      long amount,
      Instant at) {}

  /** A unit's line in the table of a level. */
  record Line(UnitId unit, String name, boolean self, FeeState state) {}

  private final JdbcClient jdbc;

  FeesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All rules in force on the day, by basis in the order of {@link FeeBasis}. */
  List<FeeRule> rulesOn(LocalDate day) {
    return jdbc
        .sql(
            """
            select distinct on (basis) basis, valid_from, percent, of, lowest, highest, source
            from fee_rules where valid_from <= ? order by basis, valid_from desc
            """)
        .param(day)
        .query((row, number) ->
            new FeeRule(
                FeeBasis.of(row.getString("basis")),
                row.getObject("valid_from", LocalDate.class),
                row.getBigDecimal("percent"),
                row.getString("of"),
                row.getObject("lowest", Long.class),
                row.getObject("highest", Long.class),
                row.getString("source")))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparing(FeeRule::basis))
        .toList();
  }

  /** The minimum wage of each region on the day, in đồng a month. */
  Map<Integer, Long> minimumWages(LocalDate day) {
    Map<Integer, Long> wages = new HashMap<>();
    jdbc.sql(
            "select distinct on (region) region, amount from fee_minimum_wages where valid_from <= ? order by region, valid_from desc")
        .param(day)
        .query((ResultSet row) -> {
          wages.put(row.getInt(1), row.getLong(2));
        });
    return wages;
  }

  /** All statements of a person, the latest first. */
  List<Statement> statements(PersonId person) {
    return jdbc.sql(
            "select * from fee_statements where person_id = ? order by from_month desc, id desc limit 200")
        .param(person.value())
        .query((row, number) ->
            new Statement(
                row.getObject("from_month", LocalDate.class),
                FeeBasis.of(row.getString("basis")),
                row.getObject("income", Long.class),
                row.getObject("region", Integer.class),
                row.getLong("amount"),
                row.getTimestamp("stated_at").toInstant()))
        .list();
  }

  void state(
      PersonId person,
      YearMonth month,
      FeeBasis basis,
      @Nullable Long income,
      @Nullable Integer region,
      long amount,
      long account,
      Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("person", person.value());
    values.put("month", month.atDay(1));
    values.put("basis", basis.code());
    values.put("income", income);
    values.put("region", region);
    values.put("amount", amount);
    values.put("account", account);
    values.put("now", Timestamp.from(now));
    jdbc.sql(
            """
            insert into fee_statements (person_id, from_month, basis, income, region, amount, stated_by, stated_at)
            values (:person, :month, :basis, :income::bigint, :region::int, :amount, :account, :now)
            """)
        .params(values)
        .update();
  }

  /** The members who are in the branch's list of the month, by given name. */
  List<MemberRow> members(UnitId unit, YearMonth month) {
    return jdbc.sql(
            """
            select f.*, p.code, p.full_name from fees_of(:month) f join people_named p on p.person_id = f.person_id
            where f.unit_id = :unit order by p.full_name, p.code
            """)
        .param("month", month.atDay(1))
        .param("unit", unit.value())
        .query(FeesSql::member)
        .list();
  }

  private static MemberRow member(ResultSet row, int number) throws SQLException {
    String basis = row.getString("basis");
    return new MemberRow(
        new PersonId(row.getLong("person_id")),
        row.getString("code"),
        row.getString("full_name"),
        basis == null ? null : FeeBasis.of(basis),
        row.getObject("amount", Long.class),
        row.getLong("received"),
        row.getBoolean("free"),
        row.getBoolean("paid"));
  }

  /** Receipts of a branch's month, the latest first. */
  List<Entry> receipts(UnitId unit, YearMonth month) {
    return entries(
        """
        select r.id, p.full_name as name, r.amount, r.received_at as at, null::date as on_day, r.reason,
          exists (select 1 from fee_receipts c where c.counters = r.id) as undone
        from fee_receipts r join people_named p on p.person_id = r.person_id
        where r.unit_id = ? and r.month = ? order by r.id desc
        """,
        unit,
        month);
  }

  /** What the unit passed up of a month, the latest first. */
  /** What was passed up so far: who adds to it has seen that. */
  String seenPassed(UnitId unit, YearMonth month) {
    return jdbc.sql(
            "select 'passed ' || count(*) || ' ' || coalesce(sum(amount), 0) from fee_passed where unit_id = ? and month = ?")
        .params(unit.value(), month.atDay(1))
        .query(String.class)
        .single();
  }

  List<Entry> passed(UnitId unit, YearMonth month) {
    return entries(
        """
        select r.id, null::text as name, r.amount, r.recorded_at as at, r.passed_on as on_day, r.reason,
          exists (select 1 from fee_passed c where c.counters = r.id) as undone
        from fee_passed r where r.unit_id = ? and r.month = ? order by r.id desc
        """,
        unit,
        month);
  }

  private List<Entry> entries(String sql, UnitId unit, YearMonth month) {
    return jdbc.sql(sql)
        .params(unit.value(), month.atDay(1))
        .query((row, number) ->
            new Entry(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("amount"),
                row.getTimestamp("at").toInstant(),
                row.getObject("on_day", LocalDate.class),
                row.getString("reason"),
                row.getBoolean("undone")))
        .list();
  }

  /** What was received of one person, the latest first: month, amount, reason of an undoing. */
  List<PersonReceipt> receiptsOf(PersonId person) {
    return jdbc.sql(
            "select month, amount, reason from fee_receipts where person_id = ? order by month desc, id desc limit 500")
        .param(person.value())
        .query((row, number) ->
            new PersonReceipt(
                YearMonth.from(row.getObject(1, LocalDate.class)),
                row.getLong(2),
                row.getString(3)))
        .list();
  }

  record PersonReceipt(YearMonth month, long amount, @Nullable String reason) {}

  void receive(
      UnitId unit, PersonId person, YearMonth month, long amount, long account, Instant now) {
    jdbc.sql(
            "insert into fee_receipts (unit_id, person_id, month, amount, received_by, received_at) values (?, ?, ?, ?, ?, ?)")
        .params(unit.value(), person.value(), month.atDay(1), amount, account, Timestamp.from(now))
        .update();
  }

  /** Whatever is still open of the stated amounts. Returns of how many members. */
  /** A digest of who has to pay how much yet; empty where nothing is open. */
  String open(UnitId unit, YearMonth month) {
    return jdbc.sql(
            """
            select coalesce(md5(string_agg(f.person_id || ' ' || (f.amount - f.received), ',' order by f.person_id)), '')
            from fees_of(?) f where f.unit_id = ? and f.amount > f.received
            """)
        .params(month.atDay(1), unit.value())
        .query(String.class)
        .single();
  }

  /**
   * @param read {@link #open} as it was shown; where it is something else now, nothing is received;
   *     empty: whatever is open
   */
  int receiveAll(UnitId unit, YearMonth month, String read, long account, Instant now) {
    return jdbc.sql(
            """
            with open as (select f.unit_id, f.person_id, f.amount - f.received as amount from fees_of(:month) f
              where f.unit_id = :unit and f.amount > f.received)
            insert into fee_receipts (unit_id, person_id, month, amount, received_by, received_at)
            select o.unit_id, o.person_id, :month, o.amount, :account, :now from open o
            where :read = '' or :read = (select md5(string_agg(a.person_id || ' ' || a.amount, ',' order by a.person_id)) from open a)
            """)
        .param("month", month.atDay(1))
        .param("unit", unit.value())
        .param("read", read)
        .param("account", account)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Undoes a receipt or what was passed up by an entry of the opposite amount. */
  int counter(String table, long id, String reason, long account, Instant now) {
    boolean receipt = table.equals("fee_receipts");
    return jdbc.sql(
            (receipt
                    ? """
                    insert into fee_receipts (unit_id, person_id, month, amount, counters, reason, received_by, received_at)
                    select unit_id, person_id, month, -amount, id, :reason, :account, :now from fee_receipts
                    """
                    : """
                    insert into fee_passed (unit_id, month, amount, passed_on, counters, reason, recorded_by, recorded_at)
                    select unit_id, month, -amount, passed_on, id, :reason, :account, :now from fee_passed
                    """)
                + "where id = :id and counters is null on conflict do nothing")
        .param("id", id)
        .param("reason", reason)
        .param("account", account)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** The unit and month of an entry. */
  Optional<Of> ofReceipt(long id) {
    return of("select unit_id, month from fee_receipts where id = ?", id);
  }

  Optional<Of> ofPassed(long id) {
    return of("select unit_id, month from fee_passed where id = ?", id);
  }

  record Of(UnitId unit, YearMonth month) {}

  private Optional<Of> of(String sql, long id) {
    return jdbc.sql(sql)
        .param(id)
        .query((row, number) ->
            new Of(new UnitId(row.getLong(1)), YearMonth.from(row.getObject(2, LocalDate.class))))
        .optional();
  }

  void pass(UnitId unit, YearMonth month, long amount, LocalDate on, long account, Instant now) {
    jdbc.sql(
            "insert into fee_passed (unit_id, month, amount, passed_on, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?)")
        .params(unit.value(), month.atDay(1), amount, on, account, Timestamp.from(now))
        .update();
  }

  /** The state of one branch, without the units under it. */
  FeeState stateOf(UnitId unit, YearMonth month) {
    return lines(unit, month, false).stream().map(Line::state).findFirst().orElse(FeeState.NONE);
  }

  /**
   * The unit with all under it, then each unit directly under it, as the tree stood on the first of
   * the month. The caller has checked that the actor may see the unit.
   */
  List<Line> levels(UnitId unit, YearMonth month) {
    return lines(unit, month, true);
  }

  private List<Line> lines(UnitId unit, YearMonth month, boolean below) {
    return jdbc.sql(
            """
            with shown as (
              select unit_id, name, code, unit_id = :unit as self from units_on(:month) where unit_id = :unit or (:below and parent_id = :unit)
            )
            select s.unit_id, s.name, s.self,
              count(f.person_id) filter (where not f.free) as owing,
              count(f.person_id) filter (where not f.free and f.amount is not null) as stated,
              count(f.person_id) filter (where not f.free and f.paid) as received,
              count(f.person_id) filter (where f.free) as free,
              coalesce(sum(f.amount), 0)::bigint as stated_amount,
              coalesce((select sum(r.amount) from fee_receipts r join unit_closure_on(:month) x on x.unit_id = r.unit_id
                where r.month = :month and x.ancestor_id = s.unit_id and (:below or x.distance = 0)), 0)::bigint as received_amount,
              coalesce((select sum(p.amount) from fee_passed p where p.month = :month and p.unit_id = s.unit_id), 0)::bigint as passed
            from shown s
            join unit_closure_on(:month) c on c.ancestor_id = s.unit_id and (:below or c.distance = 0)
            left join fees_of(:month) f on f.unit_id = c.unit_id
            group by s.unit_id, s.name, s.code, s.self order by s.self desc, s.code
            """)
        .param("unit", unit.value())
        .param("month", month.atDay(1))
        .param("below", below)
        .query((row, number) ->
            new Line(
                new UnitId(row.getLong("unit_id")),
                row.getString("name"),
                row.getBoolean("self"),
                new FeeState(
                    row.getLong("owing"),
                    row.getLong("stated"),
                    row.getLong("received"),
                    row.getLong("free"),
                    row.getLong("stated_amount"),
                    row.getLong("received_amount"),
                    row.getLong("passed"))))
        .list();
  }
}
