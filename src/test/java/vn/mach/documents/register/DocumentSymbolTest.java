package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSymbolTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "35-NQ/TW | 35-NQ/TW",
        "số 12 –HD/BTCTW | 12-HD/BTCTW",
        "12-HD/BTCTW | 12-HD/BTCTW",
        "35 - NQ / TW | 35-NQ/TW",
        "35 - nq / tw | 35-NQ/TW",
        "Số: 05—CT/TW | 05-CT/TW",
        "16-ctr/đuk | 16-CTr/ĐUK",
        "27-QĐ/TU | 27-QĐ/TU",
        "27 qd/tu | ",
        "27-qd/tu | 27-QĐ/TU",
        "01-HD/BTCTW-BTGTW | 01-HD/BTCTW-BTGTW",
        "30/2020/NĐ-CP | 30/2020/NĐ-CP",
        "1234/qđ-TTg | 1234/QĐ-TTg",
        "09a-KL/TW | 09a-KL/TW",
        "12-QÐ/TU | 12-QĐ/TU",
        "12-QƉ/ÐU | 12-QĐ/ĐU",
        "31-КН/ТU | 31-KH/TU"
      })
  void aSymbolIsReadGenerously(String typed, String normal) {
    assertThat(DocumentSymbol.read(typed).map(DocumentSymbol::normal).orElse(null))
        .isEqualTo(normal);
  }

  @Test
  void aProjectIsNoScheme() {
    assertThat(DocumentSymbol.read("12-DA/TU").orElseThrow().kinds())
        .containsExactly(DocumentKind.PROJECT);
    assertThat(DocumentSymbol.read("12-đa/tu").orElseThrow().kinds())
        .containsExactly(DocumentKind.SCHEME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NQ/TW", "35", "nghị quyết 35", "35-/TW", "35-NQ/"})
  void whatIsNoSymbolIsNotRead(String typed) {
    assertThat(DocumentSymbol.read(typed)).isEmpty();
  }

  @Test
  void anAbbreviationTellsTheKindUnlessItServesTwo() {
    assertThat(DocumentSymbol.read("16-CTr/ĐUK").orElseThrow().kinds())
        .containsExactly(DocumentKind.PROGRAMME);
    assertThat(DocumentSymbol.read("27-QĐ/TU").orElseThrow().kinds())
        .containsExactly(DocumentKind.DECISION, DocumentKind.REGULATION);
    assertThat(DocumentSymbol.read("27-XX/TU").orElseThrow().kinds()).isEmpty();
  }

  @Test
  void everyKindHasAnAbbreviationThatIsReadBack() {
    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(
              DocumentSymbol.read(
                      "01-" + kind.abbreviation().toLowerCase(java.util.Locale.ROOT) + "/TU")
                  .orElseThrow()
                  .kinds())
          .contains(kind);
    }
  }
}
