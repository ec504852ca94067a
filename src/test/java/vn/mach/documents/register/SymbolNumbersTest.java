package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** The database reads the number of a symbol as the pages do. */
@MachTest
class SymbolNumbersTest {

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;

  @Test
  void everyAbbreviationInEverySpellingIsOneNumberOnBothSides() {
    CurrentRealm.run(
        realms.create(),
        () ->
            Arrays.stream(DocumentKind.values())
                .map(DocumentKind::abbreviation)
                .flatMap(it ->
                    Stream.of(
                        it,
                        Text.unaccented(it),
                        it.toLowerCase(Locale.ROOT),
                        it.toUpperCase(Locale.ROOT)))
                .flatMap(it ->
                    Stream.of(
                        "08-" + it + "/TU", "8a/2026/" + it + "-UBND", "số 008 – " + it + " / ĐU"))
                .distinct()
                .forEach(symbol ->
                    assertThat(
                            jdbc.sql("select symbol_number(?)")
                                .param(symbol)
                                .query(String.class)
                                .single())
                        .as(symbol)
                        .isEqualTo(number(DocumentSymbol.read(symbol).orElseThrow()))));
  }

  private static String number(DocumentSymbol symbol) {
    return (symbol.count() + symbol.letter() + " " + symbol.kind()).toUpperCase(Locale.ROOT);
  }
}
