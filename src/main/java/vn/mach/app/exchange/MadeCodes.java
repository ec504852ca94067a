package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Refusal;

/** Codes that an import made for rows without one; its sender may choose others. */
@Component
class MadeCodes {

  private static final ExchangeColumn CODE = ExchangeColumn.of("code", new CellType.Code(), "code");

  private final Staging staging;
  private final ExchangeTables tables;

  MadeCodes(Staging staging, ExchangeTables tables) {
    this.staging = staging;
    this.tables = tables;
  }

  /** Those of an import that was validated, always in the same order. */
  List<MadeCode> of(long id) {
    List<MadeCode> codes = new ArrayList<>();
    if (!staging.stands(id)) {
      return codes;
    }
    StagedImport staged = staging.of(id);
    for (ExchangeTable table : tables.ofRealm()) {
      if (!table.proposed().isEmpty()) {
        codes.addAll(
            new StagedRows(staged, table)
                .statement(table.proposed())
                .query((row, number) ->
                    new MadeCode(
                        table.name(), row.getString(1), row.getString(2), row.getString(3)))
                .list());
      }
    }
    return codes;
  }

  /** How many there are, and which. */
  ImportSummary.Codes count(long id) {
    List<MadeCode> codes = of(id);
    return codes.isEmpty()
        ? ImportSummary.Codes.NONE
        : new ImportSummary.Codes(codes.size(), Digests.hex(codes.toString()));
  }

  /** What is wrong with codes that the sender chose: none, or that of something else. */
  List<Refusal> refusals(long id, List<MadeCode> codes, SheetAnswers answers) {
    if (answers.codes().isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> taken = taken(id, codes, answers);
    Map<String, String> holders = new HashMap<>();
    List<Refused> refused = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      MadeCode made = codes.get(i);
      String chosen = answers.codes().getOrDefault(made.table(), Map.of()).get(made.made());
      String code = chosen == null ? made.code() : chosen.isEmpty() ? made.made() : chosen;
      String field = ImportQuestions.codeField(i);
      if (CellParser.read(CODE, code).refusal() != null) {
        refused.add(new Refused(i, Refusal.of(field, "exchange.reason.not_a_code")));
      } else if (holders.putIfAbsent(made.table() + " " + code, made.made()) != null
          || !code.equals(made.code())
              && taken.getOrDefault(made.table(), Set.of()).contains(code)) {
        refused.add(new Refused(i, Refusal.of(field, "exchange.codes.taken", code)));
      }
    }
    return refused.stream().sorted(Comparator.comparing(Refused::place)).map(Refused::why).toList();
  }

  private record Refused(int place, Refusal why) {}

  /**
   * Of the codes that were chosen those by which something that stands, or another row that is
   * sent, is called; not those that were made, which are told apart where all are looked at.
   */
  private Map<String, Set<String>> taken(long id, List<MadeCode> codes, SheetAnswers answers) {
    Map<String, Set<String>> taken = new HashMap<>();
    for (ExchangeTable table : tables.ofRealm()) {
      Map<String, String> chosen = answers.codes().getOrDefault(table.name(), Map.of());
      if (!chosen.isEmpty()) {
        Set<String> others =
            new HashSet<>(
                new StagedRows(staging.of(id), table)
                    .statement(
                        "select code from {standing} where code = any(:codes::text[]) union select code from {rows} where code = any(:codes::text[])")
                    .param("codes", chosen.values().toArray(String[]::new))
                    .query(String.class)
                    .list());
        codes.stream()
            .filter(it -> it.table().equals(table.name()))
            .forEach(it -> others.remove(it.code()));
        taken.put(table.name(), others);
      }
    }
    return taken;
  }
}
