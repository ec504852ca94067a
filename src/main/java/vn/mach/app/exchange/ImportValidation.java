package vn.mach.app.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;

/**
 * Validates the staged rows of an import against each other and against existing data: table after
 * table, each only after those that it refers to. A row that is refused no longer counts for those
 * validated after it. The rules of a table are in its module.
 */
@Component
class ImportValidation {

  private static final String FORGET =
      "update {rows} set state = 'fresh', reason = null, at_column = null, hint = null where not faulty and state <> 'fresh'";

  /**
   * The units of somebody's reach: those that a right covers, and new ones sent under them. Units
   * that exist elsewhere do not come in by being sent under one of these.
   */
  private static final String REACH =
      """
      insert into {reach} (code)
      with recursive mine (code) as (
        select c.code from unit_codes c where %s
        union
        select r.code from {units} r join mine on r.parent = mine.code
        where r.state = 'fresh' and not exists (select 1 from unit_codes k where k.code = r.code)
      )
      select code from mine
      """
          .formatted(AccessScope.sql("c.unit_id"));

  private static final String BEYOND =
      "insert into {reach} (code) select c.code from unit_codes c where not "
          + AccessScope.sql("c.unit_id");

  private final ExchangeTables tables;
  private final AccessScope scope;
  private final ExchangeAccess access;
  private final Vocabulary words;

  ImportValidation(
      ExchangeTables tables, AccessScope scope, ExchangeAccess access, Vocabulary words) {
    this.tables = tables;
    this.scope = scope;
    this.access = access;
    this.words = words;
  }

  /**
   * Validates anew, forgetting earlier validations of everything but single cells. Joins the
   * running transaction. For somebody who does not hold the realm every row must lie within their
   * reach, and for somebody who does, but not all its tops, none about a unit beyond it. Where a
   * person sent the rows, things may be named as people name them; commands on the machine keep to
   * the format.
   *
   * @param answers what the sender said of names that are none
   */
  void validate(StagedImport staged, Actor actor, SheetAnswers answers) throws IOException {
    boolean limited = !access.holdsRealm(actor);
    boolean beside = !limited && !access.holdsAll(actor);
    if (isPerson(actor)) {
      staged.sentBy(actor);
    }
    staged.statement("truncate {reach}").update(); // empty: everything, while rows are prepared
    for (ExchangeTable table : tables.ofRealm()) {
      StagedRows rows = new StagedRows(staged, table);
      rows.run(FORGET);
      if (isPerson(actor) && rows.sent(table.name())) {
        choose(staged, answers.codes().getOrDefault(table.name(), Map.of()));
        table.propose(rows);
        resolveNames(staged, rows, actor, table, limited, answers);
      }
      table.prepare(rows);
      rows.run(duplicates(table));
    }
    for (ExchangeTable table : tables.ofRealm()) {
      StagedRows rows = new StagedRows(staged, table);
      if (limited && rows.sent(table.name())) {
        refuseOutside(staged, rows, actor, table);
      } else if (beside && rows.sent(table.name())) {
        refuseBeyond(staged, rows, actor, table);
      }
      table.validate(rows);
    }
  }

  private static void choose(StagedImport staged, Map<String, String> codes) {
    staged.statement("truncate {chosen}").update();
    codes.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .forEach(it ->
            staged
                .statement("insert into {chosen} (made, code) values (?, ?)")
                .params(it.getKey(), it.getValue())
                .update());
  }

  /** A unit under one that is sent too comes into reach once that one's place is known. */
  private void resolveNames(
      StagedImport staged,
      StagedRows rows,
      Actor actor,
      ExchangeTable table,
      boolean limited,
      SheetAnswers answers) {
    boolean again = true;
    while (again) {
      if (limited) {
        fillReach(staged, actor, table);
      }
      int resolved =
          new NamedReferences(rows, table, limited, answers, words).resolve(tables::table);
      again = limited && resolved > 0 && table.name().equals("units");
    }
  }

  static boolean isPerson(Actor actor) {
    return actor.account() != 0;
  }

  private void fillReach(StagedImport staged, Actor actor, ExchangeTable table) {
    table.reach().stream().findFirst().ifPresent(reach -> fillReach(staged, actor, reach.right()));
  }

  private void fillReach(StagedImport staged, Actor actor, Right right) {
    staged.statement("truncate {reach}").update();
    staged.statement(REACH).params(scope.parameters(actor, right)).update();
  }

  private void refuseOutside(
      StagedImport staged, StagedRows rows, Actor actor, ExchangeTable table) {
    if (table.reach().isEmpty()) { // the sender held the realm when the files were read
      rows.refuse(table.columns().getFirst().name(), "unknown_unit", "true");
    }
    for (ExchangeTable.Reach reach : table.reach()) {
      fillReach(staged, actor, reach.right());
      rows.refuse(
          reach.column(),
          reach.reason(),
          "not coalesce((%s) in (select k.code from {reach} k), false)".formatted(reach.unit()));
    }
  }

  /** Rows about units that stand under a top that the sender's right to exchange does not cover. */
  private void refuseBeyond(
      StagedImport staged, StagedRows rows, Actor actor, ExchangeTable table) {
    staged.statement("truncate {reach}").update();
    staged.statement(BEYOND).params(scope.parameters(actor, Right.EXCHANGE)).update();
    for (ExchangeTable.Reach reach : table.beyond()) {
      rows.refuse(
          reach.column(),
          reach.reason(),
          "coalesce((%s) in (select k.code from {reach} k), false)".formatted(reach.unit()));
    }
  }

  /**
   * Of rows with one key the first stays: later ones with the same content are ignored, others are
   * refused. Rows that were refused already do not count.
   */
  private static String duplicates(ExchangeTable table) {
    List<ExchangeColumn> keys = table.columns().stream().filter(ExchangeColumn::key).toList();
    return """
    with keyed as (
      select line, %s as key, %s as content from {rows} where state = 'fresh'
    ), several as (
      select key from keyed group by key having count(*) > 1
    ), ranked as (
      select line, content, first_value(line) over same_key as first_line, first_value(content) over same_key as first_content
      from keyed where key in (select key from several) window same_key as (partition by key order by line)
    )
    update {rows} r set
      state = case when d.content = d.first_content then 'twice' else 'refused' end,
      reason = case when d.content <> d.first_content then 'duplicate' end,
      at_column = case when d.content <> d.first_content then '%s' end
    from ranked d where d.line = r.line and d.line <> d.first_line
    """
        .formatted(joined(keys), joined(table.columns()), keys.getFirst().name());
  }

  /** Tags are a set: in another order they are the same. */
  private static String joined(List<ExchangeColumn> columns) {
    return columns.stream()
        .map(column ->
            column.cell() instanceof CellType.Tags
                ? "coalesce((select string_agg(t, chr(30) order by t) from unnest(%s) t), '')"
                    .formatted(column.name())
                : "coalesce(%s::text, '')".formatted(column.name()))
        .collect(Collectors.joining(" || chr(31) || "));
  }
}
