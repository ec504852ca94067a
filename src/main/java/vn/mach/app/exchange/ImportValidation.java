package vn.mach.app.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Validates the staged rows of an import against each other and against what stands: table after
 * table, each only after those that it refers to, and within a table from the leftmost column on. A
 * row that is refused no longer counts for those validated after it.
 */
@Component
class ImportValidation {

  private final JdbcClient jdbc;
  private final Staging staging;

  ImportValidation(JdbcClient jdbc, Staging staging) {
    this.jdbc = jdbc;
    this.staging = staging;
  }

  /**
   * Validates anew, forgetting earlier validations of everything but single cells. Joins the
   * running transaction.
   */
  void validate(long id) throws IOException {
    for (ExchangeTable table : ExchangeTable.ofRealm()) {
      run(id, ValidationSql.FORGET, table);
      run(id, ValidationSql.duplicates(table), table);
    }
    run(id, ValidationSql.KINDS, ExchangeTable.UNIT_KINDS);
    rules(id, ExchangeTable.UNITS);
    validateUnits(id);
    rules(id, ExchangeTable.PEOPLE);
    rules(id, ExchangeTable.POSTS);
    rules(id, ExchangeTable.ACCOUNTS);
    validateDirectives(id);
    run(id, ValidationSql.KINDS, ExchangeTable.ACTIVITY_KINDS);
    run(
        id,
        ValidationSql.resolve("r.unit", "r.held_on", "r.directive", "null"),
        ExchangeTable.ACTIVITIES);
    rules(id, ExchangeTable.ACTIVITIES);
    rules(id, ExchangeTable.AMOUNTS);
    rules(id, ExchangeTable.FIGURES);
    run(id, ValidationSql.RESOLVE_OF_TARGETS, ExchangeTable.TARGETS);
    rules(id, ExchangeTable.TARGETS);
  }

  private void rules(long id, ExchangeTable table) {
    ValidationSql.rules(table).forEach(rule -> run(id, rule, table));
  }

  /**
   * A directive may rest on another row that is refused in turn; none rests on itself, however far
   * around.
   */
  private void validateDirectives(long id) {
    run(
        id,
        ValidationSql.refuse(
            "issuer",
            "unknown_unit",
            "r.issuer is not null and not " + ValidationSql.unitKnown("r.issuer")),
        ExchangeTable.DIRECTIVES);
    int refused;
    do {
      run(
          id,
          "update {table} set directive_symbol = null, directive_issuer = null, directive_issued_on = null",
          ExchangeTable.DIRECTIVES);
      run(
          id,
          ValidationSql.resolve("r.issuer", "r.issued_on", "r.parent_symbol", "r.symbol"),
          ExchangeTable.DIRECTIVES);
      refused =
          run(
              id,
              ValidationSql.refuse(
                  "parent_symbol",
                  "unknown_directive",
                  "r.parent_symbol is not null and r.directive_symbol is null"),
              ExchangeTable.DIRECTIVES);
      refused += run(id, ValidationSql.RING_OF_DIRECTIVES, ExchangeTable.DIRECTIVES);
    } while (refused > 0);
    rules(id, ExchangeTable.DIRECTIVES);
  }

  private int run(long id, String template, ExchangeTable table) {
    return jdbc.sql(
            Staging.sql(
                id,
                template
                    .replace("{table}", "{" + table.sheet() + "}")
                    .replace("{sheet}", table.sheet() + "_sheet")))
        .update();
  }

  // ---- units ----

  private void validateUnits(long id) throws IOException {
    List<UnitRow> standing = new ArrayList<>();
    jdbc.sql(
            "select 0, code, name, kind, parent, has_committee, valid_from, valid_to, successor from units_sheet")
        .withFetchSize(5000)
        .query(row -> {
          standing.add(unit(row));
        });
    List<UnitRow> sent = new ArrayList<>();
    jdbc.sql(
            Staging.sql(
                id,
                """
                select line, code, name, kind, parent, has_committee, valid_from, coalesce(valid_to, 'infinity'), successor
                from {units} where state = 'fresh' order by line
                """))
        .withFetchSize(5000)
        .query(row -> {
          sent.add(unit(row));
        });
    UnitGraph graph = UnitGraph.validate(standing, sent);
    keepVerdicts(id, graph);
    keepTree(id, graph);
  }

  private static UnitRow unit(java.sql.ResultSet row) throws java.sql.SQLException {
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

  private void keepVerdicts(long id, UnitGraph graph) throws IOException {
    jdbc.sql(Staging.sql(id, "truncate {verdicts}")).update();
    try (Staging.Copy copy =
        staging.copy(
            Staging.relation(id, "verdicts"), List.of("line", "state", "reason", "at_column"))) {
      for (var entry : graph.verdicts().entrySet()) {
        switch (entry.getValue()) {
          case UnitGraph.Verdict.Fresh fresh -> {}
          case UnitGraph.Verdict.Changed changed -> copy.row(entry.getKey(), "changed", null, null);
          case UnitGraph.Verdict.Same same -> copy.row(entry.getKey(), "same", null, null);
          case UnitGraph.Verdict.Refused(RowError(String column, String reason)) ->
              copy.row(entry.getKey(), "refused", reason, column);
        }
      }
      copy.finish();
    }
    run(
        id,
        "update {units} r set state = v.state, reason = v.reason, at_column = v.at_column from {verdicts} v where v.line = r.line",
        ExchangeTable.UNITS);
  }

  /**
   * For the questions of all other tables: on which days a unit stands, and which issuers of
   * directives stand above it.
   */
  private void keepTree(long id, UnitGraph graph) throws IOException {
    jdbc.sql(Staging.sql(id, "truncate {versions}, {issuers}")).update();
    try (Staging.Copy copy =
        staging.copy(Staging.relation(id, "versions"), List.of("code", "valid_from", "valid_to"))) {
      graph.eachVersion(copy::row);
      copy.finish();
    }
    Set<String> issuers =
        new HashSet<>(
            jdbc.sql(
                    Staging.sql(
                        id,
                        """
                        select issuer from {directives} where state = 'fresh' and issuer is not null
                        union select issuer from directives_coded where issuer is not null
                        """))
                .query(String.class)
                .list());
    try (Staging.Copy copy =
        staging.copy(
            Staging.relation(id, "issuers"),
            List.of("unit", "issuer", "distance", "valid_from", "valid_to"))) {
      if (!issuers.isEmpty()) {
        graph.eachAbove(issuers, copy::row);
      }
      copy.finish();
    }
    jdbc.sql(Staging.sql(id, "analyze {versions}")).update();
    jdbc.sql(Staging.sql(id, "analyze {issuers}")).update();
  }
}
