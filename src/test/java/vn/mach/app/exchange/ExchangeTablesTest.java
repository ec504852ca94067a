package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.datasets.TableFormat;
import vn.mach.testing.MachTest;

@MachTest
class ExchangeTablesTest {

  private static final String TABLES = "## Tables\n";

  @Autowired ExchangeTables tables;
  @Autowired MessageSource messages;

  @Test
  void theTablesOfAllModulesStandInTheOrderOfTheFormat() {
    assertThat(tables.ofRealm())
        .extracting(TableFormat::name)
        .containsExactly(
            "unit_kinds",
            "units",
            "official_codes",
            "people",
            "followers",
            "posts",
            "accounts",
            "directives",
            "activity_kinds",
            "activities",
            "amounts",
            "figures",
            "targets",
            "clauses",
            "plans",
            "plan_lines",
            "attendance",
            "campaigns",
            "fee_minimum_wages",
            "fee_rules",
            "meetings",
            "sessions",
            "marks",
            "care_kinds",
            "care_occasion_days",
            "care_households",
            "care_partners",
            "findings",
            "finding_steps",
            "talks",
            "dialogues",
            "dialogue_questions",
            "commendations");
  }

  /** The columns of a table that exchange does not know in advance are explained all the same. */
  @Test
  void everyTableColumnAndWordHasItsMessagesInBothLanguages() {
    for (ExchangeTable table : tables.ofRealm()) {
      for (Locale locale : List.of(Locale.of("vi"), Locale.ENGLISH)) {
        assertThat(said("exchange.table." + table.name(), locale)).isTrue();
        assertThat(said("exchange.table." + table.name() + ".about", locale)).isTrue();
        for (ExchangeColumn column : table.columns()) {
          assertThat(said("exchange.column." + table.name() + "." + column.name(), locale))
              .isTrue();
          for (String word : ExchangeTemplates.words(column.cell())) {
            assertThat(said("exchange.word." + column.name() + "." + word, locale))
                .as(column.name() + " " + word)
                .isTrue();
          }
        }
      }
    }
  }

  /**
   * The tables in docs/exchange-format.md are those of the code. Written anew with {@code
   * script/test fast -Dtest=ExchangeTablesTest -Dupdate.docs}.
   */
  @Test
  void theDocumentedTablesAreThoseOfTheCode() throws IOException {
    Path file = Path.of("docs/exchange-format.md");
    String text = Files.readString(file);
    int from = text.indexOf(TABLES);
    assertThat(from).isPositive();
    String expected = text.substring(0, from) + TABLES + documented();
    if (System.getProperty("update.docs") != null) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file)).isEqualTo(expected);
  }

  private String documented() {
    StringBuilder text = new StringBuilder();
    for (ExchangeTable table : tables.ofRealm()) {
      String key = "exchange.table." + table.name();
      text.append(
          "\n### %s\n%s\n\n| column | holds | meaning |\n| --- | --- | --- |\n"
              .formatted(table.name(), english(key + ".about")));
      for (ExchangeColumn column : table.columns()) {
        List<String> words = ExchangeTemplates.words(column.cell());
        text.append(
            "| %s%s | %s%s | %s |\n"
                .formatted(
                    column.name(),
                    column.must() ? " (required)" : "",
                    english(ExchangeTemplates.holds(column.cell())),
                    words.isEmpty() ? "" : " " + String.join(", ", words),
                    english("exchange.column." + table.name() + "." + column.name())
                        .replace("|", "\\|")));
      }
    }
    return text.toString();
  }

  private String english(String key) {
    return messages.getMessage(key, null, Locale.ENGLISH);
  }

  private boolean said(String key, Locale locale) {
    return !messages.getMessage(key, null, key, locale).equals(key);
  }

  @Test
  void aTableComesAfterThoseThatItRefersToWhateverItIsCalled() {
    assertThat(
            new ExchangeTables(
                    List.of(
                        new Plain("aunts", "uncles", Set.of()),
                        new Plain("uncles", "uncles", Set.of()),
                        new Plain("babies", "uncles", Set.of("cousins")),
                        new Plain("cousins", "aunts", Set.of())))
                .ofRealm())
        .extracting(TableFormat::name)
        .containsExactly("uncles", "aunts", "cousins", "babies");
  }

  @Test
  void tablesThatCannotBeOrderedKeepTheProgramFromStarting() {
    assertThatThrownBy(() ->
            new ExchangeTables(
                List.of(new Plain("a", "b", Set.of()), new Plain("b", "a", Set.of()))))
        .hasMessageContaining("ring");
    assertThatThrownBy(() -> new ExchangeTables(List.of(new Plain("a", "nobody", Set.of()))))
        .hasMessageContaining("nobody");
    assertThatThrownBy(() ->
            new ExchangeTables(
                List.of(new Plain("a", "a", Set.of()), new Plain("a", "a", Set.of()))))
        .hasMessageContaining("two tables");
  }

  /** A table of which only the order is asked. */
  private record Plain(String name, String refersTo, Set<String> after) implements ExchangeTable {

    @Override
    public List<ExchangeColumn> columns() {
      return List.of(
          ExchangeColumn.of("to", new CellType.Reference(refersTo, "unknown_unit"), "đến"));
    }

    @Override
    public void validate(StagedRows rows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
