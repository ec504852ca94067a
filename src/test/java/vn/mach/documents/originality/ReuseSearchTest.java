package vn.mach.documents.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody copied is found, whatever they did to it; what is their own is left in peace. */
class ReuseSearchTest {

  private static final List<String> PAPERS = ReuseTexts.prose("prose-a.txt");
  private static final List<String> OWN = ReuseTexts.prose("prose-b.txt");
  private static final String STORY = "Ngày đầu tiên ông nội dạy em đan rổ";

  private static List<Passage> check(String text) {
    return new ReuseSearch(new MemorySources(List.of()), new MemorySources(PAPERS)).check(text);
  }

  private static int paper(String words) {
    for (int i = 0; i < PAPERS.size(); i++) {
      if (PAPERS.get(i).contains(words)) {
        return i;
      }
    }
    throw new IllegalArgumentException(words);
  }

  @Test
  void aCopiedParagraphIsFoundToTheLetterWithItsPlaceInTheSource() {
    String source = PAPERS.get(paper(STORY));
    String copied =
        source.substring(source.indexOf("Từ hôm ấy"), source.indexOf("Năm nay ông yếu")).strip();
    String head = OWN.get(2) + "\n";
    assertThat(check(head + copied + "\n" + OWN.get(3)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.source()).isEqualTo(paper(STORY));
          assertThat(it.from()).isEqualTo(head.length());
          assertThat(it.to()).isEqualTo(head.length() + copied.length());
          assertThat(it.sourceFrom()).isEqualTo(source.indexOf(copied));
          assertThat(it.sourceTo()).isEqualTo(source.indexOf(copied) + copied.length());
        });
  }

  @Test
  void ownTextsAreNotReported() {
    for (String own : OWN) {
      assertThat(check(own)).as(own).isEmpty();
    }
  }

  @Test
  void aWholePaperWithOtherNamesAndNumbersAndItsSentencesMixedIsOnePassage() {
    String source = PAPERS.get(paper("Sáng qua, hơn ba trăm hộ"));
    List<String> sentences =
        new ArrayList<>(
            List.of(
                source
                    .replace("Nà Pheo", "Tà Xùa Trên")
                    .replace("Nông Thị Sâm", "Vừ Mai")
                    .replace("bảy mươi hộ", "40 hộ")
                    .split("(?<=[.])\\s+")));
    Collections.shuffle(sentences, new Random(5));
    String mixed = String.join(" ", sentences);
    assertThat(check(mixed))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.from()).isZero();
          assertThat(it.to()).isEqualTo(mixed.length());
          assertThat(it.sourceTo() - it.sourceFrom()).isEqualTo(source.length());
        });
  }

  @Test
  void missingAccentsOtherUnicodeFormsAndLettersThatLookAlikeHideNothing() {
    String source = PAPERS.get(paper(STORY));
    String composed = source.substring(0, 420);
    String bare =
        Normalizer.normalize(composed, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('đ', 'd')
            .replace('Đ', 'D');
    String apart = Normalizer.normalize(composed, Normalizer.Form.NFD);
    String cyrillic = composed.replace('a', 'а').replace('o', 'о').replace('c', 'с');
    String invisible = composed.replace("n", "n\u200b").replace("h", "h\u00ad");
    String upper = composed.toUpperCase(java.util.Locale.ROOT);
    for (String changed : List.of(bare, apart, cyrillic, invisible, upper)) {
      assertThat(check(OWN.get(0) + "\n" + changed + "\n" + OWN.get(1)))
          .as(changed)
          .singleElement()
          .satisfies(it -> assertThat(it.source()).isEqualTo(paper(STORY)));
    }
  }

  @Test
  void theToneMarkMayStandOnEitherVowel() {
    Syllables old = SyllableReader.read("hoà thuý khoẻ lý qúy");
    Syllables young = SyllableReader.read("hòa thúy khỏe lí quý");
    assertThat(old.plain).isEqualTo(young.plain);
    assertThat(old.tone).isEqualTo(young.tone);
    assertThat(old.shape).isEqualTo(young.shape);
  }

  @Test
  void placesAreOfTheComposedText() {
    String source = PAPERS.get(paper(STORY));
    String apart = Normalizer.normalize(OWN.get(0) + "\n" + source, Normalizer.Form.NFD);
    String composed = Normalizer.normalize(apart, Normalizer.Form.NFC);
    assertThat(check(apart))
        .singleElement()
        .satisfies(it -> assertThat(composed.substring(it.from(), it.to())).isEqualTo(source));
  }

  @Test
  void everyFourthWordMayBeExchanged() {
    String source = PAPERS.get(paper("Người ta hay nói tuổi trẻ"));
    String[] words = source.split(" ");
    Random random = new Random(9);
    List<String> other = List.of("bàn", "xanh", "chạy", "vội", "ngồi", "sách", "trưa", "hiền");
    for (int i = 0; i < words.length; i++) {
      if (random.nextInt(4) == 0) {
        words[i] = other.get(random.nextInt(other.size()));
      }
    }
    String changed = String.join(" ", words);
    assertThat(check(OWN.get(4) + "\n" + changed + "\n" + OWN.get(5)))
        .singleElement()
        .satisfies(
            it -> assertThat((double) (it.to() - it.from())).isCloseTo(changed.length(), off(60)));
  }

  private static org.assertj.core.data.Offset<Double> off(double most) {
    return org.assertj.core.data.Offset.offset(most);
  }

  @Test
  void whatIsQuotedFromTheDirectiveIsNotHeldAgainstAnybody() {
    String directive = OWN.get(2);
    String quote = directive.substring(0, directive.indexOf("Điều 6."));
    List<String> earlier = new ArrayList<>(PAPERS);
    earlier.add(PAPERS.get(0) + "\n" + quote);
    ReuseSearch search =
        new ReuseSearch(new MemorySources(List.of(directive)), new MemorySources(earlier));
    assertThat(search.check(OWN.get(0) + "\n" + quote + "\n" + OWN.get(1))).isEmpty();
    assertThat(search.check(OWN.get(0) + "\n" + quote + "\n" + PAPERS.get(4))).hasSize(1);
  }

  @Test
  void setPhrasesOfOfficesAreNoCopy() {
    List<String> earlier = new ArrayList<>(PAPERS);
    String phrases =
        """
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
        Thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh;
        Dưới sự lãnh đạo của cấp ủy, chính quyền các cấp, sự vào cuộc của cả hệ thống chính trị và sự đồng tình, ủng hộ của nhân dân.
        """;
    earlier.add(phrases + PAPERS.get(1));
    ReuseSearch search = new ReuseSearch(new MemorySources(List.of()), new MemorySources(earlier));
    assertThat(search.check(phrases + OWN.get(6))).isEmpty();
  }

  @Test
  void severalSourcesAreToldApart() {
    String text =
        OWN.get(0)
            + "\n"
            + PAPERS.get(2)
            + "\n"
            + OWN.get(3)
            + "\n"
            + PAPERS.get(8)
            + "\n"
            + PAPERS.get(10);
    assertThat(check(text)).extracting(Passage::source).containsExactly(2, 8, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "\u200b", "a", "12", "Đ", "\ud83d", "hoàn thành"})
  void almostNothingIsNothing(String text) {
    assertThat(check(text)).isEmpty();
    assertThat(
            new ReuseSearch(new MemorySources(List.of(text)), new MemorySources(List.of(text)))
                .check(PAPERS.get(0)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {18, 400})
  void aTextMadeOfOneRefrainIsComparedInLimitedTime(int letters) {
    String refrain = words(new Random(5), 200).substring(0, letters);
    String text = refrain.repeat(700_000 / letters);
    String[] parts = (refrain + " ").repeat(3).split(" ");
    Random random = new Random(1);
    StringBuilder pieces = new StringBuilder();
    while (pieces.length() < text.length()) {
      int at = random.nextInt(parts.length - 7);
      pieces.append(String.join(" ", Arrays.asList(parts).subList(at, at + 7))).append(' ');
    }
    for (String source : List.of(pieces.toString(), text)) {
      MemorySources one = new MemorySources(List.of(source));
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long since = threads.getCurrentThreadCpuTime();
      new ReuseSearch(one, one).check(text);
      assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - since))
          .isLessThan(Duration.ofSeconds(15));
    }
  }

  private static String words(Random random, int number) {
    String[] real = {
      "đảng", "bộ", "công", "tác", "phát", "triển", "kinh", "tế", "xã", "hội", "tổ", "chức", "thực",
      "hiện", "nhiệm", "vụ", "năm", "sinh", "hoạt", "chi", "lúa", "cầu", "đường", "trường", "lớp"
    };
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < number; i++) {
      int word = random.nextInt(600);
      words.append(real[word % real.length]).append((char) ('a' + word / real.length)).append(' ');
    }
    return words.toString();
  }

  @Test
  void aTextOfAMillionLettersAndOneOfTwoHundredPagesAreRead() {
    String line = "x".repeat(1_000_000);
    assertThat(check(line)).isEmpty();
    String same = "nhân dân ".repeat(110_000);
    assertThat(
            new ReuseSearch(new MemorySources(List.of()), new MemorySources(List.of(same, same)))
                .check(same))
        .hasSizeLessThan(3);
    StringBuilder long1 = new StringBuilder();
    for (int i = 0; i < 70; i++) {
      OWN.forEach(it -> long1.append(it).append('\n'));
    }
    int at = long1.length() / 2;
    at = long1.indexOf("\n", at) + 1;
    String paper = PAPERS.get(6);
    long1.insert(at, paper + "\n");
    int place = at;
    assertThat(check(long1.toString()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.from()).isEqualTo(place);
          assertThat(it.to()).isEqualTo(place + paper.length());
        });
  }
}
