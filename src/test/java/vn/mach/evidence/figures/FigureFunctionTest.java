package vn.mach.evidence.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class FigureFunctionTest {

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;

  @Test
  void theDatabaseAndThePagesKnowTheSameFunctionsAndTakeThemAlike() {
    CurrentRealm.run(
        realms.create(),
        () -> {
          assertThat(
                  jdbc.sql(
                          "select code, figure_combining(code) as combining, figure_is_rate(code) as rate, figure_is_quotient(code) as quotient from unnest(:codes) code")
                      .param(
                          "codes",
                          Arrays.stream(FigureFunction.values())
                              .map(FigureFunction::code)
                              .toArray(String[]::new))
                      .query((row, number) ->
                          row.getString("code")
                              + " "
                              + row.getString("combining")
                              + " "
                              + row.getBoolean("rate")
                              + " "
                              + row.getBoolean("quotient"))
                      .list())
              .containsExactlyElementsOf(
                  Arrays.stream(FigureFunction.values())
                      .map(it ->
                          it.code()
                              + " "
                              + it.combining().name().toLowerCase(Locale.ROOT)
                              + " "
                              + it.isRate()
                              + " "
                              + it.isQuotient())
                      .toList());
          String known =
              jdbc.sql(
                      "select prosrc || coalesce(pg_get_function_sqlbody(oid), '') from pg_proc where oid = 'figure_combining'::regproc")
                  .query(String.class)
                  .single();
          assertThat(known.split("WHEN '"))
              .as("no function that pages do not know")
              .hasSize(FigureFunction.values().length + 1);
        });
  }

  @Test
  void aFigureOfAnUnknownFunctionIsRefused() {
    Realm realm = realms.create();
    assertThatThrownBy(() ->
            CurrentRealm.run(
                realm,
                () ->
                    jdbc.sql(
                            "insert into figures (code, name_vi, name_en, function, activity_kind) values ('x', 'x', 'x', 'mode', 'event')")
                        .update()))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("figures_function");
  }

  @Test
  void everyFunctionHasItsWordsInBothLanguages() throws IOException {
    for (String language : new String[] {"vi", "en"}) {
      for (FigureFunction function : FigureFunction.values()) {
        assertThat(words("evidence/figures", language))
            .as(language)
            .containsKeys(
                "figures.function." + function.code(), "figures.sentence." + function.code());
        assertThat(words("app/exchange", language))
            .as(language)
            .containsKey("exchange.word.function." + function.code());
      }
    }
    assertThat(
            Files.readString(Path.of("docs/exchange-format.md"))
                .lines()
                .filter(it -> it.startsWith("| "))
                .collect(Collectors.joining()))
        .contains(Arrays.stream(FigureFunction.values()).map(FigureFunction::code).toList());
  }

  private static Properties words(String module, String language) throws IOException {
    Properties words = new Properties();
    try (var file =
        Files.newBufferedReader(
            Path.of("src/main/resources/messages/" + module + "_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      words.load(file);
    }
    return words;
  }
}
