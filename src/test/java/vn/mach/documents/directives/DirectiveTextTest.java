package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectiveTextTest {

  @Test
  void textIsCleanedAndItsParagraphsStay() {
    assertThat(DirectiveText.html("Một\n\nHai & <ba>"))
        .isEqualTo("<p>Một</p><p>Hai &amp; &lt;ba&gt;</p>");
    assertThat(DirectiveText.html("<p onclick=\"x()\">Một</p><script>alert(1)</script><img src=x>"))
        .isEqualTo("<p>Một</p>");
    assertThat(DirectiveText.plain("<p>TỐI <b>MẬT</b></p><p>Hai</p>")).isEqualTo("TỐI MẬT\nHai\n");
  }
}
