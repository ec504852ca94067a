package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.DayFormats;

/**
 * Numbers of directives in an import. A number is the same whatever its spelling: number, letter,
 * kind, issuer and run. Of two rows with one number the later is refused, and any row with a number
 * that another paper of the issuer bears. Papers of bodies above the realm, whose terms nobody
 * records here, are only remarked.
 */
final class StagedNumbers {

  private static final int MOST = 100;

  private static final String LATIN =
      """
      update {rows} set symbol = latin_letters(symbol), parent_symbol = latin_letters(parent_symbol)
      where state = 'fresh' and (symbol <> latin_letters(symbol) or parent_symbol <> latin_letters(parent_symbol))
      """;

  /** The same paper in another spelling is the one that stands. */
  private static final String AS_STANDING =
      """
      update {rows} r set symbol = s.symbol from {standing} s
      where r.state = 'fresh' and s.symbol <> r.symbol and symbol_key(s.symbol) = symbol_key(r.symbol)
        and s.issuer is not distinct from r.issuer and s.issued_on = r.issued_on
      """;

  private static final String REPEATED =
      """
      with each as (
        select line, first_value(line) over same as first_line, (kind, title, parent_symbol, status)::text as content,
          first_value((kind, title, parent_symbol, status)::text) over same as first_content
        from {rows} where state = 'fresh'
        window same as (partition by symbol_key(symbol), issuer, issued_on order by line)
      )
      update {rows} r set
        state = case when e.content = e.first_content then 'twice' else 'refused' end,
        reason = case when e.content <> e.first_content then 'duplicate' end,
        at_column = case when e.content <> e.first_content then 'symbol' end
      from each e where e.line = r.line and e.line > e.first_line
      """;

  /** The papers that have the number of a row; {@code standing} is false for a row before it. */
  private static final String TAKEN =
      """
      with numbered as (
        select r.*, u.unit_id, symbol_number(r.symbol) as counted
        from {rows} r left join unit_codes u on u.code = r.issuer
        where r.issuer is not null
          and (r.state = 'fresh' or r.state = 'refused' and r.reason = 'duplicate' and r.at_column = 'symbol')
          and not exists (select 1 from {standing} s
            where s.symbol = r.symbol and s.issuer is not distinct from r.issuer and s.issued_on = r.issued_on)
      ), taken as (
        select r.line, r.symbol, r.issued_on, d.symbol as other, d.title, d.issued_on as day
        from numbered r
        join directives d on d.symbol_number = r.counted and d.issuer_id = r.unit_id
        left join register_numbers e on e.about = 'directives:' || d.id and e.about <> '' and e.unit_id = d.issuer_id and e.own
        where same_run(d.issuer_id, r.issued_on, coalesce(e.run_day, d.issued_on))
        union all
        select r.line, r.symbol, r.issued_on, e.symbol, e.title, e.day
        from numbered r join register_numbers e on e.unit_id = r.unit_id and e.symbol_number = r.counted
        where e.day <> r.issued_on and same_run(e.unit_id, r.issued_on, e.run_day)
        union all
        select r.line, r.symbol, r.issued_on, o.symbol, o.title, o.issued_on
        from numbered r join numbered o on o.counted = r.counted and o.issuer = r.issuer and o.line < r.line and o.state = 'fresh'
        where same_run(r.unit_id, r.issued_on, o.issued_on)
      )
      """;

  /** Papers of bodies above the realm that bear one symbol in one year on different days. */
  private static final String NAMESAKES =
      """
      with above as (
        select line, symbol, title, issued_on, symbol_key(symbol) as key, extract(year from issued_on) as year
        from {rows} where state = 'fresh' and issuer is null
      )
      select distinct on (line) line, symbol, other, title, day from (
        select a.line, a.symbol, d.symbol as other, d.title, d.issued_on as day
        from above a join directives d on d.issuer_id is null and d.symbol_key = a.key
        where d.issued_on <> a.issued_on and extract(year from d.issued_on) = a.year
        union all
        select a.line, a.symbol, o.symbol, o.title, o.issued_on
        from above a join above o on o.key = a.key and o.year = a.year and o.line < a.line and o.issued_on <> a.issued_on
      ) found order by line, day limit :most
      """;

  /** Kinds of paper that a unit of the issuer's kind does not issue, by the rule of the day. */
  private static final String AGAINST_RULES =
      """
      select symbol, issuer, source from (
        select r.line, r.symbol, r.issuer, issuing_rule_against(
          (select u.kind from {units} u where u.code = r.issuer and r.issued_on between u.valid_from and coalesce(u.valid_to, 'infinity')
            and u.state <> 'refused' union all
            select k.kind from units_on(r.issued_on) k join unit_codes c on c.unit_id = k.unit_id where c.code = r.issuer limit 1),
          symbol_number(r.symbol) like '% ĐH', r.kind, r.issued_on) as source
        from {rows} r where r.state = 'fresh' and r.issuer is not null
      ) found where source is not null order by line limit :most
      """;

  private StagedNumbers() {}

  static void refuseTaken(StagedRows rows) {
    rows.run(LATIN);
    rows.run(AS_STANDING);
    rows.run(REPEATED);
    rows.run(
        TAKEN
            + """
            update {rows} r set state = 'refused', reason = 'duplicate', at_column = 'symbol',
              hint = t.other || ' · ' || t.title || ' · ' || to_char(t.day, 'DD/MM/YYYY')
            from taken t where r.line = t.line and r.state = 'fresh'
            """);
  }

  static List<RowWarning> warnings(StagedRows rows) {
    List<RowWarning> warnings = new ArrayList<>();
    warnings.addAll(
        others(
            rows,
            "exchange.warning.number_taken",
            TAKEN
                + "select distinct on (line) line, symbol, other, title, day from taken order by line, day limit :most"));
    warnings.addAll(others(rows, "exchange.warning.namesake", NAMESAKES));
    rows.statement(AGAINST_RULES)
        .param("most", MOST)
        .query(row -> {
          warnings.add(
              new RowWarning(
                  "exchange.warning.not_to_issue",
                  List.of(
                      row.getString("symbol"), row.getString("issuer"), row.getString("source"))));
        });
    return warnings;
  }

  private static List<RowWarning> others(StagedRows rows, String key, String sql) {
    return rows.statement(sql)
        .param("most", MOST)
        .query((row, number) ->
            new RowWarning(
                key,
                List.of(
                    row.getLong("line"),
                    row.getString("symbol"),
                    row.getString("other"),
                    row.getString("title"),
                    DayFormats.DAY.format(row.getObject("day", LocalDate.class)))))
        .list();
  }
}
