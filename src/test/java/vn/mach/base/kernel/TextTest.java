package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void whatIsTypedDecomposedIsStoredComposed() {
    assertThat(Text.line("Đa\u0309ng u\u031b\u0301y")).isEqualTo("Đảng ứy");
    assertThat(Text.nfc(" Đa\u0309ng ")).isEqualTo(" Đảng ");
  }

  @Test
  void everyKindOfSpaceIsAPlainOneAndNoneStandsAround() {
    assertThat(Text.line("\u00a0 1\u202f234\u2003đồng\t\ufeff")).isEqualTo("1 234 đồng");
    assertThat(Text.line("một\r\n\r\n hai\u2028ba")).isEqualTo("một hai ba");
    assertThat(Text.line("  ")).isEmpty();
    assertThat(Text.line(null)).isEmpty();
  }

  @Test
  void linesStayLinesWhateverEndsThem() {
    assertThat(Text.lines("\n một\r\nhai\rba\u2029bốn\u000bnăm\n\n"))
        .isEqualTo("một\nhai\nba\nbốn\nnăm");
    assertThat(Text.lines("Tên\tSố\nA\u00a0B\t 2")).isEqualTo("Tên\tSố\nA B\t 2");
    assertThat(Text.whole("\n một \r\n")).isEqualTo("\n một \n");
  }

  @Test
  void whatNobodySeesOrNoTableHoldsIsLeftOut() {
    assertThat(Text.line("a\0b\u0007c\u001bd\u007fe")).isEqualTo("abcde");
    assertThat(Text.line("bí\u200bthư\u00ad \u202egnp.cod\u202c \u2067x\u2069"))
        .isEqualTo("bíthư gnp.cod x");
    assertThat(Text.line("x\ud83d y\udc4d z\ud83d\udc4d")).isEqualTo("x y z\ud83d\udc4d");
  }

  @Test
  void lettersThatLookLikeVietnameseOnesBecomeThese() {
    assertThat(Text.line("\u00d0inh V\u0103n \u0189\u1ea1t, 12-Q\u00d0/TU"))
        .isEqualTo("Đinh Văn Đạt, 12-QĐ/TU");
    assertThat(Text.line("C\u043e quan 31-\u041a\u041d/TU \u0391B"))
        .isEqualTo("Co quan 31-KH/TU AB");
    assertThat(Text.line("\u041c\u043e\u0441\u043a\u0432\u0430 \u0421\u0421\u0421\u0420"))
        .as("a word of another script stays")
        .isEqualTo("\u041c\u043e\u0441\u043a\u0432\u0430 \u0421\u0421\u0421\u0420");
    assertThat(Text.line("\u041e\u0302")).isEqualTo("\u041e\u0302");
    assertThat(Text.line("T\u043e\u0302")).as("composed again").isEqualTo("Tô");
  }

  @Test
  void whatNamesSomethingIsTheSameHoweverItIsTyped() {
    assertThat(Text.key(" \u041a\u041d ")).isEqualTo("KH");
    assertThat(Text.key("\uff11\uff12\u2011Q\u00d0\u2044TU")).isEqualTo("12-QĐ/TU");
    assertThat(Text.key("C\u200d1")).isEqualTo("C1");
  }

  @Test
  void manyAccentsOnOneLetterTakeNoTime() {
    String text = "a" + "\u0301\u0323".repeat(500_000);
    assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> assertThat(Text.line(text)).hasSizeLessThan(40));
    assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> assertThat(Text.nfc(text)).hasSizeLessThan(40));
  }

  @Test
  void normalisingAgainChangesNothing() {
    List<String> pieces =
        List.of(
            "a", "ộ", "\u0323", "\u0302", " ", "\u00a0", "\t", "\r", "\n", "\0", "\u200b", "\ufeff",
            "\u2000", "\ud83d", "\udc4d", "Đ", "-");
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(12), 0, pieces.size())
          .forEach(piece -> text.append(pieces.get(piece)));
      String line = Text.line(text.toString());
      String lines = Text.lines(text.toString());
      assertThat(Text.line(line)).isEqualTo(line);
      assertThat(Text.lines(lines)).isEqualTo(lines);
      assertThat(Text.line(lines)).isEqualTo(line);
      assertThat(Text.lines(Text.whole(text.toString()))).isEqualTo(lines);
    }
  }

  @Test
  void withoutAccentsTwoSpellingsAreEqual() {
    assertThat(Text.unaccented("  Nghị  QUYẾT Đảng")).isEqualTo("nghi quyet dang");
  }

  @Test
  void lengthCountsCharactersAndShorteningNeverHalvesOne() {
    assertThat(Text.length("\ud83d\udc4d\ud83d\udc4d")).isEqualTo(2);
    assertThat(Text.shortened("\ud83d\udc4d\ud83d\udc4d\ud83d\udc4d", 2))
        .isEqualTo("\ud83d\udc4d…");
    assertThat(Text.shortened("chi bộ 1", 8)).isEqualTo("chi bộ 1");
    assertThat(Text.shortened("chi bộ 10", 8)).isEqualTo("chi bộ…");
  }
}
