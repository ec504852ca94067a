package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.mach.testing.Spent;

class DirectiveTextTest {

  @Test
  void theLongestTextIsReadInAMomentWhateverItIs() {
    for (String unit : List.of("<p ", "<b>", "<p>", "<", "\n", " \n", "&lt", "<table><tr><td>")) {
      String longest = unit.repeat(DirectiveDraft.LONGEST / unit.length());
      assertThat(Spent.ms(() -> DirectiveText.plain(DirectiveText.html(longest))))
          .as(unit)
          .isLessThan(2_000);
    }
  }

  @Test
  void textIsCleanedAndItsParagraphsStay() {
    assertThat(DirectiveText.html("Một\n\nHai & <ba>"))
        .isEqualTo("<p>Một</p><p>Hai &amp; &lt;ba&gt;</p>");
    assertThat(DirectiveText.html("<p onclick=\"x()\">Một</p><script>alert(1)</script><img src=x>"))
        .isEqualTo("<p>Một</p>");
    assertThat(DirectiveText.plain("<p>TỐI <b>MẬT</b></p><p>Hai</p>")).isEqualTo("TỐI MẬT\nHai\n");
  }
}
