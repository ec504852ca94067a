package vn.mach.evidence.activities;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Right;

/** Amounts of activities, in the exchange format. */
@Component
class AmountTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("activity", new CellType.Reference("activities", "unknown_activity"), "hoạt động")
              .required()
              .keyed(),
          of("amount", CellType.symbol(), "đại lượng").required().keyed(),
          of("value", new CellType.Whole(), "giá trị").required());

  @Override
  public String name() {
    return "amounts";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public List<Reach> reach() {
    return List.of(
        new Reach(
            Right.RECORD,
            "activity",
            """
            coalesce((select a.unit from {activities} a where a.ref = r.activity and a.state <> 'refused' limit 1),
              (select s.unit from activities_sheet s where s.ref = r.activity))\
            """,
            "unknown_activity"));
  }

  /** What people call an amount is its code, where the name is of one. */
  private static final String NAMED =
      """
      update {rows} r set amount = n.amount from (
        select called, min(amount) as amount from (
          select searchable(name_vi) as called, amount from amounts_named union select searchable(name_en), amount from amounts_named
          union select searchable(regexp_replace(name_vi, ' *\\(.*$', '')), amount from amounts_named
        ) names group by called having count(distinct amount) = 1
      ) n
      where r.state = 'fresh' and n.called = searchable(r.amount) and not exists (select 1 from amounts_named k where k.amount = r.amount)
      """;

  @Override
  public void prepare(StagedRows rows) {
    rows.run(NAMED);
    rows.refuse(
        "amount",
        "not_a_code",
        "(length(r.amount) > 64 or r.amount ~ '[[:space:]!\"#$%&()*+,:;<=>?@^`{|}~]')");
  }

  /** An amount that no kind asks for is kept, and no figure that is there counts it. */
  @Override
  public List<RowWarning> warnings(StagedRows rows, LocalDate today) {
    return rows.statement(
            """
            select r.amount, min(r.line), count(*) from {rows} r
            where r.state = 'fresh' and not exists (select 1 from amounts_named k where k.amount = r.amount)
            group by r.amount order by r.amount limit 100
            """)
        .query((row, number) ->
            new RowWarning(
                "exchange.warning.amount_unknown",
                List.of(row.getString(2), row.getString(1), row.getString(3))))
        .list();
  }

  /** An existing activity gets no further amount: amounts are part of its content. */
  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("activity");
    rows.compare(Map.of());
    rows.refuse(
        "activity",
        "changed_since_sent",
        "exists (select 1 from activities_sheet s where s.ref = r.activity)");
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into activity_amounts (activity_id, amount, value)
        select a.id, r.amount, r.value from {rows} r join activities a on a.ref = r.activity where r.state = 'fresh'
        """);
  }
}
