package vn.mach.organisation.units;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowCopy;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.datasets.WorkTable;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;

/** Kinds of unit and units in the exchange format. */
final class UnitTables {

  private UnitTables() {}

  @Component
  static class Kinds implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("name_vi", CellType.text(), "tên tiếng Việt").required(),
            of("name_en", CellType.text(), "tên tiếng Anh").required());

    @Override
    public String name() {
      return "unit_kinds";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public String called() {
      return StagedRows.bothNames(this)
          + """
          union all select kind, name_vi, null, false from unit_kind_former_names
          union all select kind, name_en, null, false from unit_kind_former_names
          """;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.matchOrRename();
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into unit_kinds (code, name_vi, name_en)
          select code, name_vi, name_en from {rows} where state in ('fresh', 'changed')
          on conflict on constraint unit_kinds_key do update set name_vi = excluded.name_vi, name_en = excluded.name_en
          """);
    }
  }

  /**
   * One row for each version. Its rows are validated by {@link UnitGraph}; for the tables that come
   * after it the days on which each unit would exist are in {@code {versions}}, and the tree is a
   * {@link StagedTree}.
   */
  @Component
  static class Versions implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("name", CellType.text(), "tên").required(),
            of("kind", new CellType.Reference("unit_kinds", "unknown_kind"), "loại").required(),
            of("parent", new CellType.Reference("units", "unknown_parent"), "cấp trên"),
            of("has_committee", new CellType.YesNo(), "có chi ủy"),
            of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
            of("valid_to", new CellType.Day(), "đến ngày"),
            of("successor", new CellType.Reference("units", "unknown_unit"), "đơn vị kế thừa"));

    private final ReorganisationsSql tree;

    Versions(ReorganisationsSql tree) {
      this.tree = tree;
    }

    @Override
    public String name() {
      return "units";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      return row.endsBeforeStart("valid_from", "valid_to");
    }

    /** With every unit above it, the nearest first; by its names, and by its official codes. */
    @Override
    public String called() {
      return """
      select u.code, u.name, (
          select string_agg(p.name, ' · ' order by c.distance)
          from unit_closure c join units_named p on p.unit_id = c.ancestor_id
          where c.unit_id = u.unit_id and c.distance > 0 and c.valid_to = 'infinity'
        ) as above, true as recent
      from units_named u
      union all
      select s.code, s.name, s.parent, false from units_sheet s where s.valid_to < 'infinity'
      union all
      select o.unit, o.official_code, null, o.valid_to = 'infinity' from official_codes_sheet o
      union all
      select o.unit, replace(o.official_code, '.', ''), null, o.valid_to = 'infinity' from official_codes_sheet o
      union all
      select r.code, r.name, coalesce(
          (select p.name from {units} p where p.code = r.parent and p.state <> 'refused' limit 1),
          (select p.name from units_named p where p.code = r.parent)), true
      from {units} r where r.state <> 'refused'
      """;
    }

    /**
     * A row stays below what the person reaches, and so does the unit that takes over. What stands
     * alike is let through, so that a list with the person's own unit in it can be sent.
     */
    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(
              Right.SHAPE_TREE,
              "code",
              "case when exists (select 1 from units_sheet s where s.code = r.code) then r.code else r.parent end",
              "unknown_unit"),
          new Reach(
              Right.SHAPE_TREE,
              "parent",
              """
              case when exists (
                select 1 from units_sheet s
                where (s.code, s.name, s.kind, s.valid_from) = (r.code, r.name, r.kind, r.valid_from)
                  and s.parent is not distinct from r.parent
              ) then r.code else r.parent end\
              """,
              "unknown_parent"),
          new Reach(
              Right.SHAPE_TREE,
              "successor",
              """
              case when r.successor is null or exists (
                select 1 from units_sheet s where s.code = r.code and s.successor = r.successor
              ) then r.code else r.successor end\
              """,
              "unknown_unit"));
    }

    @Override
    public Set<String> made() {
      return Set.of("code");
    }

    /** The list of one committee rarely says in each row that it is of that committee. */
    @Override
    public Set<String> asked() {
      return Set.of("parent");
    }

    /** Lists of units have codes for some of them only. */
    @Override
    public Set<String> madeInCells() {
      return made();
    }

    @Override
    public List<String> resolvedColumns() {
      return List.of("made_code text");
    }

    @Override
    public void propose(StagedRows rows) {
      UnitCodes.propose(rows);
    }

    @Override
    public String proposed() {
      return UnitCodes.PROPOSED;
    }

    /**
     * Writes the official code of 14 digits (38.168.053.000.001), which people write with and
     * without its dots, as the unit has it already; and what people mean by 31/12/9999.
     */
    @Override
    public void prepare(StagedRows rows) {
      UnitCodes.recognise(rows);
      rows.run(
          """
          with official as (
            select distinct r.code, replace(r.code, '.', '') as digits from {rows} r where r.state = 'fresh' and r.code ~ '^[0-9]([.]?[0-9]){13}$'
          ), known as (
            select replace(u.code, '.', '') as digits, min(u.code) as code from units u
            where replace(u.code, '.', '') in (select digits from official) group by 1
          ), sent as (
            select digits, min(code) as code from official group by 1
          )
          update {rows} r set code = coalesce(k.code, s.code)
          from official o join sent s on s.digits = o.digits left join known k on k.digits = o.digits
          where r.state = 'fresh' and r.code = o.code and r.code <> coalesce(k.code, s.code)
          """);
      rows.run("update {rows} set valid_to = null where valid_to >= '9999-01-01'");
    }

    @Override
    public List<WorkTable> workTables() {
      return List.of(
          new WorkTable(
              "versions",
              List.of("code text not null", "valid_from date not null", "valid_to date not null"),
              List.of("code")),
          new WorkTable(
              "verdicts",
              List.of("line int", "state text", "reason text", "at_column text"),
              List.of()));
    }

    @Override
    public String known(String value) {
      return "exists (select 1 from {versions} s where s.code = " + value + ")";
    }

    @Override
    public void validate(StagedRows rows) throws IOException {
      rows.refuseUnknown("kind");
      List<UnitRow> standing = new ArrayList<>();
      rows.statement(
              "select 0, code, name, kind, parent, has_committee, valid_from, valid_to, successor from {standing}")
          .withFetchSize(5000)
          .query(row -> {
            standing.add(unit(row));
          });
      List<UnitRow> sent = new ArrayList<>();
      rows.statement(
              """
              select line, code, name, kind, parent, has_committee, valid_from, coalesce(valid_to, 'infinity'), successor
              from {rows} where state = 'fresh' order by line
              """)
          .withFetchSize(5000)
          .query(row -> {
            sent.add(unit(row));
          });
      UnitGraph graph = UnitGraph.validate(standing, sent);
      keepVerdicts(rows, graph);
      keepVersions(rows, graph.tree());
      rows.share(StagedTree.class, graph.tree());
    }

    private static UnitRow unit(ResultSet row) throws SQLException {
      return new UnitRow(
          row.getInt(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getObject(6, Boolean.class),
          row.getObject(7, LocalDate.class),
          row.getObject(8, LocalDate.class),
          row.getString(9));
    }

    private static void keepVerdicts(StagedRows rows, UnitGraph graph) throws IOException {
      rows.run("truncate {verdicts}");
      try (RowCopy copy = rows.copy("verdicts", List.of("line", "state", "reason", "at_column"))) {
        for (var entry : graph.verdicts().entrySet()) {
          switch (entry.getValue()) {
            case UnitGraph.Verdict.Fresh _ -> {}
            case UnitGraph.Verdict.Changed _ -> copy.row(entry.getKey(), "changed", null, null);
            case UnitGraph.Verdict.Same _ -> copy.row(entry.getKey(), "same", null, null);
            case UnitGraph.Verdict.Refused(RowError(String column, String reason)) ->
                copy.row(entry.getKey(), "refused", reason, column);
          }
        }
        copy.finish();
      }
      rows.run(
          "update {rows} r set state = v.state, reason = v.reason, at_column = v.at_column from {verdicts} v where v.line = r.line");
    }

    private static void keepVersions(StagedRows rows, ProposedTree tree) throws IOException {
      rows.run("truncate {versions}");
      try (RowCopy copy = rows.copy("versions", List.of("code", "valid_from", "valid_to"))) {
        tree.eachVersion(copy::row);
        copy.finish();
      }
      rows.run("analyze {versions}");
    }

    /** Loads versions and rebuilds the closure table. */
    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into changes (topic, subject_id, day)
          select 'units', u.id, min(case r.state when 'fresh' then r.valid_from else r.valid_to + 1 end)
          from {rows} r join units u on u.code = r.code where r.state in ('fresh', 'changed') group by u.id
          """);
      rows.run(
          """
          insert into units (code)
          select distinct code from {rows} r where state = 'fresh' and not exists (select 1 from units u where u.code = r.code)
          """);
      rows.run("analyze units");
      rows.run(
          """
          update unit_versions s set valid_to = r.valid_to
          from {rows} r join units u on u.code = r.code
          where r.state = 'changed' and s.unit_id = u.id and s.valid_from = r.valid_from
          """);
      rows.run(
          """
          insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
          select u.id, r.valid_from, coalesce(r.valid_to, 'infinity'), p.id, r.name, r.kind, r.has_committee
          from {rows} r join units u on u.code = r.code left join units p on p.code = r.parent
          where r.state = 'fresh'
          """);
      rows.run(
          """
          update units u set successor_id = n.id
          from (
            select distinct on (code) code, successor from {rows}
            where state in ('fresh', 'changed') and successor is not null order by code, valid_from desc
          ) r join units n on n.code = r.successor
          where u.code = r.code and u.successor_id is distinct from n.id
          """);
      derive(rows);
    }

    /**
     * Rebuilds all of the tree after many rows, else only the subtrees concerned, so that a few
     * rows sent to a large realm are quick.
     */
    private void derive(StagedRows rows) {
      Set<UnitId> touched =
          rows.statement(
                  "select distinct u.id from {rows} r join units u on u.code = r.code where r.state in ('fresh', 'changed')")
              .query((row, number) -> new UnitId(row.getLong(1)))
              .set();
      long all = rows.statement("select count(*) from units").query(Long.class).single();
      if (touched.size() * 20L < all) {
        tree.derive(touched);
      } else {
        tree.deriveAll();
        rows.run("analyze unit_closure");
      }
    }
  }
}
