package vn.mach.organisation.people;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.datasets.StagedTable;
import vn.mach.base.kernel.Right;

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
              CellType.oneOf(Gender.values(), Gender::code, "unknown_gender", "people.gender."),
              "giới tính"),
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
          of(
                  "status",
                  CellType.oneOf(
                      MemberStatus.values(),
                      MemberStatus::code,
                      "unknown_status",
                      "people.status."),
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

  @Override
  public List<Reach> reach() {
    return List.of(
        new Reach(Right.KEEP_PEOPLE, "unit", "r.unit", "unknown_unit"),
        new Reach(
            Right.KEEP_PEOPLE,
            "code",
            "coalesce((select s.unit from people_sheet s where s.code = r.code), r.unit)",
            "changed_since_sent"));
  }

  @Override
  public Set<String> made() {
    return Set.of("code");
  }

  /**
   * That of the one person who has the card; else the number of the card, or name and day of birth
   * (or unit, where the day is not known). Beyond the sender's reach nobody is known: a card would
   * tell the code. How lists address members is no part of the name.
   */
  @Override
  public void prepare(StagedRows rows) {
    rows.run(
        "update {rows} set full_name = regexp_replace(full_name, '^(đ/c|đồng chí)[.:]? +', '', 'i') where state = 'fresh' and full_name ~* '^(đ/c|đồng chí)[.:]? +.'");
    rows.run(
        """
        update {rows} r set code = known.code
        from (
          select card_number, min(code) as code from people
          where card_number in (select card_number from {rows} where code is null and state = 'fresh')
          group by card_number having count(*) = 1
        ) known
        where (not exists (select 1 from {reach})
            or (select s.unit from people_sheet s where s.code = known.code) in (select k.code from {reach} k))
          and r.code is null and r.state = 'fresh' and known.card_number = r.card_number
        """);
    rows.run(
        """
        with plain as (
          select line, coalesce(card_number,
            left(trim(both '-' from regexp_replace(searchable(full_name), '[^a-z0-9]+', '-', 'g')), 40)
              || '-' || coalesce(to_char(birth_date, 'YYYYMMDD'), left(md5(unit), 8))) as code
          from {rows} where code is null and state = 'fresh'
        ), numbered as (
          select line, code, row_number() over (partition by code order by line) as n from plain
        )
        update {rows} r set code = n.code || case when n.n > 1 then '-' || n.n else '' end from numbered n where n.line = r.line
        """);
  }

  /** Without the search for everybody's latest unit, which the view of existing rows needs. */
  @Override
  public String known(String value) {
    return StagedTable.known(value, "people_named", this);
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("unit");
    rows.compare(Map.of());
  }

  /**
   * Days that cannot well be, one for each row. Eighteen is the age of admission of the Party's
   * charter; units of young people are not asked.
   */
  private static final String IMPLAUSIBLE =
      """
      select * from (
        select r.line, r.full_name, case
            when r.birth_date > :today or r.birth_date < '1900-01-01' then 'born'
            when r.admitted_on < r.birth_date then 'admitted_before_birth'
            when r.admitted_on < r.birth_date + interval '18 years'
              and coalesce((select u.kind from units_named u where u.code = r.unit), '') not in ('youth_base', 'class')
              then 'admitted_young'
            when r.status = 'probationary' and r.official_on <= :today then 'probationary_official'
            when r.official_on < r.admitted_on then 'official_before_admitted'
            when greatest(r.admitted_on, r.official_on) > :today then 'admitted_in_the_future'
          end as warning
        from {rows} r where r.state = 'fresh'
      ) found where warning is not null order by line limit 100
      """;

  /** Who sends rows of a unit may see its people; those of other units are only counted. */
  private static final String CARD_TWICE =
      """
      with cards as (
        select card_number, code, full_name, true as sent, true as named
        from {rows} where state = 'fresh' and card_number is not null
        union all
        select p.card_number, p.code, p.full_name, false,
          coalesce(s.unit in (select unit from {rows} where state = 'fresh'), false)
        from people p left join people_sheet s on s.code = p.code
        where p.card_number in (select card_number from {rows} where state = 'fresh')
      )
      select card_number, string_agg(full_name || ' (' || code || ')', ', ' order by code) filter (where named),
        count(*) filter (where not named)
      from cards group by card_number having count(*) > 1 and bool_or(sent) order by 1 limit 100
      """;

  /** What cannot well be; branches with a committee and fewer members than the rules ask for. */
  @Override
  public List<RowWarning> warnings(StagedRows rows, LocalDate today) {
    List<RowWarning> warnings = new ArrayList<>();
    rows.statement(IMPLAUSIBLE)
        .param("today", today)
        .query(row -> {
          warnings.add(
              new RowWarning(
                  "exchange.warning." + row.getString(3),
                  List.of(row.getString(1), row.getString(2))));
        });
    rows.statement(CARD_TWICE)
        .query(row -> {
          String number = row.getString(1);
          String named = row.getString(2);
          long elsewhere = row.getLong(3);
          warnings.add(
              elsewhere == 0
                  ? new RowWarning("exchange.warning.card_twice", List.of(number, named))
                  : new RowWarning(
                      "exchange.warning.card_elsewhere", List.of(number, named, elsewhere)));
        });
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
