package vn.mach.voice.care;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** The SQL of partners and of what they gave. Questions carry the access scope of KEEP_PEOPLE. */
@Component
class FundSql {

  /**
   * A contribution and what is left of it.
   *
   * @param left in đồng, or so many; of a withdrawn one nothing
   */
  record In(
      long id,
      long unitId,
      String unitName,
      String partner,
      LocalDate givenOn,
      String item,
      String measure,
      long quantity,
      long valueEach,
      String note,
      long left,
      @Nullable String withdrawnReason) {}

  /** What a unit got from a partner and gave on, all that stands; in đồng. */
  record Sum(
      long unitId,
      String unitName,
      String partner,
      long moneyIn,
      long moneyOut,
      long giftsIn,
      long giftsOut) {

    long moneyLeft() {
      return moneyIn - moneyOut;
    }

    long giftsLeft() {
      return giftsIn - giftsOut;
    }
  }

  /** What went out of a contribution for a help or an event. */
  record Out(
      String partner, String item, String measure, long quantity, long valueEach, boolean undone) {}

  private static final String ROWS =
      """
      select c.id, p.unit_id, u.name as unit_name, p.name as partner, c.given_on, c.item, c.measure, c.quantity, c.value_each, c.note,
        coalesce(l.quantity, 0) as left, c.withdrawn_reason
      from care_contributions c join care_partners p on p.id = c.partner_id join units_named u on u.unit_id = p.unit_id
      left join care_left l on l.contribution_id = c.id
      """;

  private final JdbcClient jdbc;

  FundSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<In> list(Map<String, Object> scope, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where "
                + AccessScope.sql("p.unit_id")
                + " order by c.given_on desc, c.id desc limit :limit offset :offset")
        .params(scope)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(CareRows.of(In.class))
        .list();
  }

  Optional<In> find(Map<String, Object> scope, long id) {
    return jdbc.sql(ROWS + "where c.id = :id and " + AccessScope.ofFew("p.unit_id"))
        .params(scope)
        .param("id", id)
        .query(In.class)
        .optional();
  }

  /** A contribution to this unit. */
  Optional<In> ofUnit(UnitId unit, long id) {
    return jdbc.sql(ROWS + "where c.id = ? and p.unit_id = ?")
        .params(id, unit.value())
        .query(In.class)
        .optional();
  }

  /** What a unit can give from, the earliest first. */
  List<In> left(UnitId unit) {
    return jdbc.sql(
            ROWS
                + "where p.unit_id = ? and l.quantity > 0 order by c.item <> '', c.given_on, c.id limit 200")
        .param(unit.value())
        .query(CareRows.of(In.class))
        .list();
  }

  /** By unit and partner. */
  List<Sum> sums(Map<String, Object> scope) {
    return jdbc.sql(
            """
            select p.unit_id, u.name as unit_name, p.name as partner,
              coalesce(sum(c.quantity) filter (where c.item = ''), 0)::bigint as money_in,
              coalesce(sum(c.quantity - l.quantity) filter (where c.item = ''), 0)::bigint as money_out,
              coalesce(sum(c.quantity * c.value_each) filter (where c.item <> ''), 0)::bigint as gifts_in,
              coalesce(sum((c.quantity - l.quantity) * c.value_each) filter (where c.item <> ''), 0)::bigint as gifts_out
            from care_partners p join units_named u on u.unit_id = p.unit_id
            left join care_contributions c on c.partner_id = p.id and c.withdrawn_at is null
            left join care_left l on l.contribution_id = c.id
            where %s group by p.unit_id, u.name, p.id order by u.name, p.name, p.id limit 500
            """
                .formatted(AccessScope.sql("p.unit_id")))
        .params(scope)
        .query(CareRows.of(Sum.class))
        .list();
  }

  /** What was given out for a help, or for an event. */
  List<Out> outs(@Nullable Long grant, @Nullable Long event) {
    return jdbc.sql(
            """
            select p.name as partner, c.item, c.measure, o.quantity, c.value_each, o.undone
            from care_outs o join care_contributions c on c.id = o.contribution_id join care_partners p on p.id = c.partner_id
            where o.grant_id = :grant::bigint or o.event_id = :event::bigint order by o.id
            """)
        .param("grant", grant)
        .param("event", event)
        .query(CareRows.of(Out.class))
        .list();
  }

  /** The unit's partner of this name; it is added where there is none. */
  long partner(UnitId unit, String name) {
    jdbc.sql("insert into care_partners (unit_id, name) values (?, ?) on conflict do nothing")
        .params(unit.value(), name)
        .update();
    return jdbc.sql("select id from care_partners where unit_id = ? and name = ?")
        .params(unit.value(), name)
        .query(Long.class)
        .single();
  }

  long insert(long partner, FundContribution typed, long account, Instant now) {
    return jdbc.sql(
            """
            insert into care_contributions (partner_id, given_on, item, measure, quantity, value_each, note, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
        .params(
            partner,
            typed.givenOn(),
            typed.item(),
            typed.measure(),
            typed.quantity(),
            typed.valueEach(),
            typed.note(),
            account,
            Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /** What is left of a contribution, locked until the end of the transaction; -1: withdrawn. */
  long lockLeft(long contribution) {
    jdbc.sql("select 1 from care_contributions where id = ? for update")
        .param(contribution)
        .query()
        .listOfRows();
    return jdbc.sql("select quantity from care_left where contribution_id = ?")
        .param(contribution)
        .query(Long.class)
        .optional()
        .orElse(-1L);
  }

  void withdraw(long id, String reason, Instant now) {
    jdbc.sql("update care_contributions set withdrawn_at = ?, withdrawn_reason = ? where id = ?")
        .params(Timestamp.from(now), reason, id)
        .update();
  }

  void out(FundPart part, @Nullable Long grant, @Nullable Long event) {
    jdbc.sql(
            "insert into care_outs (contribution_id, grant_id, event_id, quantity) values (:contribution, :grant::bigint, :event::bigint, :quantity)")
        .param("contribution", part.contribution())
        .param("grant", grant)
        .param("event", event)
        .param("quantity", part.quantity())
        .update();
  }

  void undo(@Nullable Long grant, @Nullable Long event) {
    jdbc.sql(
            "update care_outs set undone = true where grant_id = :grant::bigint or event_id = :event::bigint")
        .param("grant", grant)
        .param("event", event)
        .update();
  }
}
