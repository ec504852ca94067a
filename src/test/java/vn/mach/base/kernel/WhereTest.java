package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WhereTest {

  @Test
  void whatIsNotNarrowedIsEverything() {
    Where where = new Where().andTyped("e.kind = :kind", "kind", "").andWords("false", "e.s", "");
    assertThat(where.sql()).isEqualTo("true");
    assertThat(where.parameters()).isEmpty();
  }

  @Test
  void everyConditionHoldsAndTakesItsParameter() {
    Where where =
        new Where()
            .and("e.day <= now()")
            .and("e.year = :year", "year", 2026)
            .andTyped("e.kind = :kind", "kind", "plan");
    assertThat(where.sql())
        .isEqualTo("true and e.day <= now() and e.year = :year and e.kind = :kind");
    assertThat(where.parameters()).isEqualTo(Map.of("year", 2026, "kind", "plan"));
  }

  @Test
  void typedWordsAreParametersBesideWhatIsMeantAsAWhole() {
    Where where =
        new Where().andWords("e.code = :typed", "e.search", "họp ' chi").with("typed", "họp ' chi");
    assertThat(where.sql()).startsWith("true and (e.code = :typed or (").doesNotContain("họp");
    assertThat(where.parameters()).containsEntry("typed", "họp ' chi").containsKey("word0");
  }
}
