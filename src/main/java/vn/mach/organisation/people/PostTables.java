package vn.mach.organisation.people;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.StagedTree;

/** Posts in the exchange format: one row for each period in a post. */
@Component
class PostTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("person", new CellType.Reference("people", "unknown_person"), "người")
              .required()
              .keyed(),
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required().keyed(),
          of(
                  "post",
                  CellType.oneOf(
                      PostKind.values(), PostKind::code, "unknown_post", "access.role.post."),
                  "chức vụ")
              .required()
              .keyed(),
          of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
          of("valid_to", new CellType.Day(), "đến ngày"));

  /** See {@link LeadingPosts}. */
  private static final String ENDED_BESIDE =
      """
      update {rows} r set state = 'refused', reason = 'from_above', at_column = 'valid_to'
      from unit_codes u
      where r.state = 'changed' and r.post = any(:leading) and u.code = r.unit
        and not exists (select 1 from people p where p.code = r.person and p.id = :own) and not %s
      """
          .formatted(AccessScope.sqlFromAbove("u.unit_id"));

  private static final String[] LEADING =
      Arrays.stream(PostKind.values())
          .filter(PostKind::leading)
          .map(PostKind::code)
          .toArray(String[]::new);

  private final AccessScope scope;

  PostTables(AccessScope scope) {
    this.scope = scope;
  }

  @Override
  public String name() {
    return "posts";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  /** Neither in a unit nor of a person beyond. */
  @Override
  public List<Reach> beyond() {
    return List.of(
        new Reach(Right.EXCHANGE, "unit", "r.unit", "unknown_unit"),
        new Reach(
            Right.EXCHANGE,
            "person",
            "select s.unit from people_sheet s where s.code = r.person",
            "unknown_person"));
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    return row.endsBeforeStart("valid_from", "valid_to");
  }

  /** What people mean by 31/12/9999. */
  @Override
  public void prepare(StagedRows rows) {
    rows.run("update {rows} set valid_to = null where valid_to >= '9999-01-01'");
  }

  /** A row that gives an open post its last day closes it: a leading one only from above. */
  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("person");
    rows.refuseUnknown("unit");
    rows.refuse(
        "unit",
        "unit_not_standing",
        "not " + StagedTree.standsThrough("r.unit", "r.valid_from", "r.valid_to"));
    rows.run(
        """
        update {rows} r set
          state = case when coalesce(r.valid_to, 'infinity') = s.valid_to then 'same' when s.valid_to = 'infinity' then 'changed' else 'refused' end,
          reason = case when coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity' then 'changed_since_sent' end,
          at_column = case when coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity' then 'valid_to' end
        from {standing} s
        where r.state = 'fresh' and s.person = r.person and s.unit = r.unit and s.post = r.post and s.valid_from = r.valid_from
        """);
    rows.sender().ifPresent(sender -> refuseEndedBeside(rows, sender));
  }

  private void refuseEndedBeside(StagedRows rows, Actor sender) {
    PersonId own = sender.person();
    rows.statement(ENDED_BESIDE)
        .params(scope.parameters(sender, Right.KEEP_PEOPLE))
        .param("leading", LEADING)
        .param("own", own == null ? 0 : own.value())
        .update();
  }

  /** Posts of members whose status the rules do not allow in one. */
  @Override
  public List<RowWarning> warnings(StagedRows rows, LocalDate today) {
    List<RowWarning> warnings = new ArrayList<>();
    rows.statement(
            PersonTables.MEMBERS
                + """
                select p.person, p.post, p.unit from {rows} p join members m on m.code = p.person
                where p.state = 'fresh' and p.valid_to is null and m.status not in ('official', 'exempt')
                order by p.person, p.post limit 100
                """)
        .query(row -> {
          warnings.add(
              new RowWarning(
                  "exchange.warning.post_without_vote",
                  List.of(
                      row.getString(1),
                      RowWarning.MESSAGE + "access.role.post." + row.getString(2),
                      row.getString(3))));
        });
    return warnings;
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        update posts o set valid_to = r.valid_to
        from {rows} r join people p on p.code = r.person join unit_codes u on u.code = r.unit
        where r.state = 'changed' and o.person_id = p.id and o.unit_id = u.unit_id and o.post = r.post and o.valid_from = r.valid_from
        """);
    rows.run(
        """
        insert into posts (person_id, unit_id, post, valid_from, valid_to)
        select p.id, u.unit_id, r.post, r.valid_from, coalesce(r.valid_to, 'infinity')
        from {rows} r join people p on p.code = r.person join unit_codes u on u.code = r.unit
        where r.state = 'fresh'
        """);
  }
}
