package vn.mach.documents.directives;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.datasets.WorkTable;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.register.DocumentKind;
import vn.mach.documents.register.IssuedPapers;
import vn.mach.organisation.units.StagedTree;

/**
 * Directives in the exchange format. For {@link DirectiveReferences}, {@code {issuers}} has which
 * issuers are above each unit on which days.
 */
@Component
class DirectiveTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("symbol", CellType.symbol(), "số ký hiệu").required().keyed(),
          of(
                  "kind",
                  CellType.oneOf(
                      DocumentKind.values(), DocumentKind::code, "unknown_kind", "register.kind."),
                  "loại")
              .required(),
          of("title", CellType.text(), "trích yếu").required(),
          of("issuer", new CellType.Reference("units", "unknown_unit"), "cơ quan ban hành").keyed(),
          of("issued_on", new CellType.Day(), "ngày ban hành").required().keyed(),
          of(
              "parent_symbol",
              new CellType.Reference("directives", "unknown_directive"),
              "văn bản cấp trên"),
          of(
              "status",
              CellType.oneOf(
                  DirectiveStatus.values(),
                  DirectiveStatus::code,
                  "unknown_status",
                  "directives.status."),
              "trạng thái"));

  /**
   * Papers that rest on each other in a cycle. Only new rows can close one: what exists already
   * names no later comer.
   */
  private static final String RINGS =
      """
      with recursive up as (
        select line, directive_symbol as symbol, directive_issuer as issuer, directive_issued_on as issued_on
        from {rows} where state = 'fresh' and directive_symbol is not null
        union
        select up.line, p.directive_symbol, p.directive_issuer, p.directive_issued_on
        from up join {rows} p on p.symbol = up.symbol and p.issuer is not distinct from up.issuer and p.issued_on = up.issued_on
        where p.state = 'fresh' and p.directive_symbol is not null
      )
      update {rows} r set state = 'refused', reason = 'cycle', at_column = 'parent_symbol'
      from up
      where r.state = 'fresh' and up.line = r.line
        and up.symbol = r.symbol and up.issuer is not distinct from r.issuer and up.issued_on = r.issued_on
      """;

  private final IssuedPapers book;

  DirectiveTables(IssuedPapers book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "directives";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public List<Reach> reach() {
    return List.of(new Reach(Right.ISSUE, "issuer", "r.issuer", "unknown_unit"));
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    return row.get("title") instanceof String title && SecretMarking.inTitle(title)
        ? new RowError("title", "secret_marking")
        : null;
  }

  @Override
  public Set<String> after() {
    return Set.of("accounts");
  }

  @Override
  public List<String> resolvedColumns() {
    return DirectiveReferences.COLUMNS;
  }

  @Override
  public List<WorkTable> workTables() {
    return List.of(
        new WorkTable(
            "issuers",
            List.of("unit text", "issuer text", "distance int", "valid_from date", "valid_to date"),
            List.of("unit", "issuer")));
  }

  /**
   * A directive may rest on another row that is refused in turn; none rests on itself, however far
   * around.
   */
  @Override
  public void validate(StagedRows rows) throws IOException {
    keepIssuers(rows);
    rows.refuseUnknown("issuer");
    if (rows.accepting()) {
      book.lockNumbers(
          rows.statement(
                  "select distinct u.unit_id from {rows} r join unit_codes u on u.code = r.issuer where r.state = 'fresh'")
              .query((row, number) -> new UnitId(row.getLong(1)))
              .list());
    }
    StagedNumbers.refuseTaken(rows);
    int refused;
    do {
      rows.run(
          "update {rows} set directive_symbol = null, directive_issuer = null, directive_issued_on = null");
      DirectiveReferences.resolve(rows, "r.issuer", "r.issued_on", "r.parent_symbol", "r.symbol");
      refused = DirectiveReferences.refuseUnknown(rows, "parent_symbol");
      refused += rows.run(RINGS);
    } while (refused > 0);
    rows.compare(
        Map.of(
            "parent_symbol",
            DirectiveReferences.WRITTEN,
            "status",
            "coalesce(r.status, s.status)"));
  }

  private static void keepIssuers(StagedRows rows) throws IOException {
    rows.run("truncate {issuers}");
    Set<String> issuers =
        new HashSet<>(
            rows.statement(
                    """
                    select issuer from {rows} where state = 'fresh' and issuer is not null
                    union select issuer from directives_coded where issuer is not null
                    """)
                .query(String.class)
                .list());
    try (RowCopy copy =
        rows.copy("issuers", List.of("unit", "issuer", "distance", "valid_from", "valid_to"))) {
      if (!issuers.isEmpty()) {
        rows.shared(StagedTree.class).eachAbove(issuers, copy::row);
      }
      copy.finish();
    }
    rows.run("analyze {issuers}");
  }

  /** Numbers that are taken, with the paper that has each; kinds that the issuer may not issue. */
  @Override
  public List<RowWarning> warnings(StagedRows rows, LocalDate today) {
    return StagedNumbers.warnings(rows);
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into directives (symbol, kind, title, issuer_id, issued_on, status)
        select r.symbol, r.kind, r.title, u.unit_id, r.issued_on, coalesce(r.status, 'issued')
        from {rows} r left join unit_codes u on u.code = r.issuer
        where r.state = 'fresh'
        """);
    rows.run(
        """
        update directives d set parent_id = p.directive_id
        from {rows} r
        join directives_coded n on n.symbol = r.symbol and n.issuer is not distinct from r.issuer and n.issued_on = r.issued_on
        join directives_coded p on p.symbol = r.directive_symbol and p.issuer is not distinct from r.directive_issuer
          and p.issued_on = r.directive_issued_on
        where r.state = 'fresh' and d.id = n.directive_id
        """);
  }
}
