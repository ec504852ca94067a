package vn.mach.base.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;

class ContentDigestTest {

  record Found(String code, String name) {}

  record Rename(String code, String name) {}

  @Test
  void theSameContentHasTheSameDigest() {
    assertThat(digest(content())).isEqualTo(digest(content()));
    assertThat(digest(Map.of("a", 1L, "b", 2L))).isEqualTo(digest(Map.of("b", 2L, "a", 1L)));
    assertThat(digest(new BigDecimal("1.50"))).isEqualTo(digest(new BigDecimal("1.5")));
  }

  @Test
  void valuesDoNotRunTogether() {
    assertDiffer(digest("ab", "c"), digest("a", "bc"));
    assertDiffer(digest("a", ""), digest("a"));
    assertDiffer(digest("", "a"), digest("a", ""));
    assertDiffer(digest(12L, 3L), digest(1L, 23L));
    assertDiffer(digest(List.of("a", "b"), "c"), digest(List.of("a"), List.of("b", "c")));
    assertDiffer(digest(new Found("a, name=b", "c")), digest(new Found("a", "b, name=c")));
  }

  @Test
  void nothingIsNotEmptyTextAndATextIsNoNumber() {
    assertDiffer(digest((Object) null), digest(""));
    assertDiffer(digest("1"), digest(1L));
    assertDiffer(digest("SEE"), digest(Right.SEE));
  }

  @Test
  void recordsOfTwoKindsWithTheSameValuesAreTwoThings() {
    assertDiffer(digest(new Found("a", "b")), digest(new Rename("a", "b")));
  }

  @Test
  void twoCommandsWithTheSameContentAreTwoThings() {
    assertThat(ContentDigest.of("a.b", new Object[] {1L}))
        .isNotEqualTo(ContentDigest.of("a.c", new Object[] {1L}));
  }

  @Test
  void whatCannotBeComparedIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> digest((Object) new StringBuilder[0]))
        .withMessageContaining("StringBuilder");
  }

  private static Object[] content() {
    return new Object[] {
      "text",
      7,
      true,
      Right.SIGN,
      LocalDate.of(2026, 7, 15),
      new UnitId(3),
      Optional.of("x"),
      Optional.empty(),
      Arrays.asList("a", null),
      Map.of("houses", 4L),
      new byte[] {1, 2}
    };
  }

  private static byte[] digest(Object... content) {
    return ContentDigest.of("test.command", content);
  }

  private static void assertDiffer(byte[] one, byte[] other) {
    assertThat(one).isNotEqualTo(other);
  }
}
