package vn.mach.organisation.people;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;

/** People in the exchange format: one row for each, with their unit and status of today. */
@Component
class PersonTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("code", new CellType.Code(), "mã").required().keyed(),
          of("full_name", CellType.text(), "họ và tên").required(),
          of("birth_date", new CellType.Day(), "ngày sinh"),
          of(
              "gender",
              CellType.oneOf(Gender.values(), Gender::code, "unknown_gender"),
              "giới tính"),
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
          of(
                  "status",
                  CellType.oneOf(MemberStatus.values(), MemberStatus::code, "unknown_status"),
                  "trạng thái")
              .required(),
          of("admitted_on", new CellType.Day(), "ngày kết nạp"),
          of("official_on", new CellType.Day(), "ngày chính thức"),
          of("card_number", new CellType.CardNumber(), "số thẻ"));

  /** Everybody with unit and status, as after the import. */
  static final String MEMBERS =
      """
      with members as (
        select code, unit, status from {people} where state = 'fresh'
        union all
        select code, unit, status from people_sheet
      )
      """;

  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  /** Without the search for everybody's latest unit, which the view of existing rows needs. */
  @Override
  public String known(String value) {
    return StagedRows.known(value, "people_named", this);
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("unit");
    rows.compare(Map.of());
  }

  /** Branches with a committee and fewer members than the rules of the day ask for. */
  @Override
  public List<RowWarning> warnings(StagedRows rows, LocalDate today) {
    List<RowWarning> warnings = new ArrayList<>();
    rows.statement(
            MEMBERS
                + """
                select u.code, count(*) filter (where m.status in ('official', 'exempt')) as official, people_rule('committee_members', :today) as asked
                from {units} u join members m on m.unit = u.code
                where u.state = 'fresh' and u.has_committee and u.kind in ('branch', 'grassroots_branch')
                  and :today between u.valid_from and coalesce(u.valid_to, 'infinity')
                group by u.code
                having count(*) filter (where m.status in ('official', 'exempt')) < people_rule('committee_members', :today)
                order by u.code limit 100
                """)
        .param("today", today)
        .query(row -> {
          warnings.add(
              new RowWarning(
                  "exchange.warning.small_committee",
                  List.of(row.getString(1), row.getLong(2), row.getLong(3))));
        });
    return warnings;
  }

  /**
   * A row contains only today's unit and status. An official member with both days was on probation
   * from the one to the other; all else is one version from the day of admission, or from 1900
   * where no day is known.
   */
  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into people (code, full_name, birth_date, gender, admitted_on, official_on, card_number)
        select code, full_name, birth_date, gender, admitted_on, official_on, card_number from {rows} where state = 'fresh'
        """);
    rows.run("analyze people");
    rows.run(
        """
        with fresh as (
          select p.id as person_id, u.unit_id, r.status, r.admitted_on, r.official_on,
            r.status = 'official' and r.admitted_on < r.official_on as probation_known
          from {rows} r join people p on p.code = r.code join unit_codes u on u.code = r.unit
          where r.state = 'fresh'
        )
        insert into memberships (person_id, valid_from, valid_to, unit_id, status)
        select person_id, admitted_on, official_on - 1, unit_id, 'probationary' from fresh where probation_known
        union all
        select person_id,
          case when probation_known then official_on else coalesce(admitted_on, official_on, '1900-01-01') end,
          'infinity', unit_id, status
        from fresh
        order by 1, 2 -- the indexes grow at their ends, which for millions takes half the time
        """);
  }
}
