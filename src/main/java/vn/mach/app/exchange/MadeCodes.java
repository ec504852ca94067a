package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.app.exchange.ImportSummary.MadeCode;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Refusal;

/** Codes that an import made for rows without one; its sender may choose others. */
@Component
class MadeCodes {

  /** So many are offered to be changed. */
  private static final int MOST = 100;

  private static final ExchangeColumn CODE = ExchangeColumn.of("code", new CellType.Code(), "code");

  private final Staging staging;
  private final ExchangeTables tables;

  MadeCodes(Staging staging, ExchangeTables tables) {
    this.staging = staging;
    this.tables = tables;
  }

  /** Those of an import that was validated. */
  List<MadeCode> of(long id) {
    StagedImport staged = staging.of(id);
    List<MadeCode> codes = new ArrayList<>();
    for (ExchangeTable table : tables.ofRealm()) {
      if (!table.proposed().isEmpty()) {
        codes.addAll(
            new StagedRows(staged, table)
                .statement(table.proposed() + " limit " + MOST)
                .query((row, number) ->
                    new MadeCode(
                        table.name(), row.getString(1), row.getString(2), row.getString(3)))
                .list());
      }
    }
    return codes;
  }

  /** What is wrong with codes that the sender chose: none, or that of something else. */
  List<Refusal> refusals(long id, ImportSummary found, SheetAnswers answers) {
    Map<String, String> holders = new HashMap<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < found.codes().size(); i++) {
      MadeCode made = found.codes().get(i);
      String chosen = answers.codes().getOrDefault(made.table(), Map.of()).get(made.made());
      String code = chosen == null ? made.code() : chosen.isEmpty() ? made.made() : chosen;
      String field = ImportQuestions.codeField(i);
      if (CellParser.read(CODE, code).refusal() != null) {
        refusals.add(Refusal.of(field, "exchange.reason.not_a_code"));
      } else if (holders.putIfAbsent(made.table() + " " + code, made.made()) != null
          || !code.equals(made.code()) && isTaken(id, made, code, found)) {
        refusals.add(Refusal.of(field, "exchange.codes.taken", code));
      }
    }
    return refusals.stream().sorted(Comparator.comparing(Refusal::field)).toList();
  }

  /** Whether something that stands, or another row that is sent, is called so. */
  private boolean isTaken(long id, MadeCode made, String code, ImportSummary found) {
    if (found.codes().stream()
        .anyMatch(it -> it.table().equals(made.table()) && it.code().equals(code))) {
      return false; // told apart above, where both have changed
    }
    ExchangeTable table = tables.table(made.table());
    return staging.stands(id)
        && new StagedRows(staging.of(id), table)
            .statement(
                "select exists (select 1 from {standing} where code = :code) or exists (select 1 from {rows} where code = :code)")
            .param("code", code)
            .query(Boolean.class)
            .single();
  }
}
