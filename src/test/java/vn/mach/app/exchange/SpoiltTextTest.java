package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of old encodings are recognised, and nothing spoilt is taken in unasked. */
class SpoiltTextTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "VNI, Nguyeãn Vaên Nguyeân, Nguyễn Văn Nguyên",
    "VNI, Traàn Thò Höông, Trần Thị Hương",
    "VNI, ÑAÛNG BOÄ XAÕ TAÂN LAÄP, ĐẢNG BỘ XÃ TÂN LẬP",
    "VNI, Chi boä thoân Ñoâng, Chi bộ thôn Đông",
    "TCVN3, NguyÔn V¨n Th¾ng, Nguyễn Văn Thắng",
    "TCVN3, TrÇn ThÞ H­¬ng, Trần Thị Hương",
    "TCVN3, Häp xÐt kÕt n¹p ®¶ng viªn, Họp xét kết nạp đảng viên",
    "UTF8_TWICE, Nguyá»…n VÄƒn Hùng, Nguyễn Văn Hùng",
    "UTF8_TWICE, Tráº§n Thá»‹ BÃ¬nh, Trần Thị Bình",
    "LOST, Nguy?n V?n H?ng, Nguy?n V?n H?ng",
    "LOST, L? Th? B?, L? Th? B?"
  })
  void whatMakesVietnameseWordsInAnOldEncodingIsRecognised(
      SpoiltText.Kind kind, String spoilt, String meant) {
    assertThat(SpoiltText.find(spoilt)).contains(new SpoiltText(kind, meant));
  }

  @Test
  void whatWasEncodedTwiceComesBack() {
    String name = "Đặng Thị Ngọc Hà, Ủy viên Ban Thường vụ";
    String twice = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(SpoiltText.find(twice)).contains(new SpoiltText(SpoiltText.Kind.UTF8_TWICE, name));
    String western = "Trần Thị Hồng Vân";
    assertThat(
            SpoiltText.find(
                new String(
                    western.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"))))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nguyễn Văn Hoàng",
        "Hoà bình, thuỷ lợi, khoẻ mạnh, quý, giếng, gìn giữ, nghiêng, thuở, khuya",
        "Đắk Lắk, Krông Pắc, Y Bê Niê, H'Mông",
        "Café Trung Nguyên – “Sao Mai”, Noël, naïve",
        "Ai là đảng viên? Vì sao?Thế nào?",
        "Hội nghị toàn quốc (mở rộng) năm 2025",
        "https://x.vn/?a=b",
        "Plain English text",
        "Москва",
        "ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH LÀO CAI",
        "Sinh hoa\u0323t thu\u031bo\u031b\u0300ng ky\u0300",
        "Trần Văn \u00d0ức"
      })
  void goodTextsAreLeftAlone(String text) {
    assertThat(SpoiltText.find(text)).isEmpty();
  }

  @Test
  void tagsAreTextsToo() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("meetings.csv"),
            "Mã,Nội dung,Ngày,Nhãn\n1,Họp,2025-07-01,chuyeân ñeà|thöôøng kyø\n");
    assertThat(SentSheets.read(file).rows())
        .containsExactly("2: tags spoilt_text “chuyeân ñeà|thöôøng kyø”");
  }

  @Test
  void spoiltRowsAreRefusedWithAnOfferAndConvertedWhereSomebodyWantsThat() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("meetings.csv"),
            "Mã,Nội dung,Ngày\n1,Hoïp chi boä,2025-07-01\n2,Họp chi bộ,2025-07-01\n3,H?p chi b?,2025-07-01\n");
    SentSheets.Read read = SentSheets.read(file);
    assertThat(read.rows())
        .containsExactly(
            "2: title spoilt_text “Hoïp chi boä”",
            "3: 2||Họp chi bộ|2025-07-01||||",
            "4: title spoilt_text “H?p chi b?”");
    assertThat(read.remarks())
        .contains(
            "spoilt_vni meetings.csv, Nội dung, 1, 2, Hoïp chi boä, Họp chi bộ",
            "spoilt_lost meetings.csv, Nội dung, 1, 4, H?p chi b?, H?p chi b?");
    assertThat(SentSheets.read(file, ReadChoices.of(Map.of("spoilt", "convert"))).rows())
        .containsExactly(
            "2: 1||Họp chi bộ|2025-07-01||||",
            "3: 2||Họp chi bộ|2025-07-01||||",
            "4: title spoilt_text “H?p chi b?”");
  }

  /** An old program knows no Unicode: the bytes of the file are of its own letters. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {
        "Maõ;Noäi dung;Ngaøy/Hoïp chi boä cô quan, böõa côm/Họp chi bộ cơ quan, bữa cơm",
        "M·;Néi dung;Ngµy/Häp chi bé c¬ quan, b÷a c¬m/Họp chi bộ cơ quan, bữa cơm",
        "M·;Néi dung;Ngµy/Cê/Cờ"
      })
  void aFileOfAnOldEncodingIsConvertedAsAWholeWhereSomebodyWantsThat(
      String header, String written, String meant) throws Exception {
    Path file =
        Files.write(
            folder.resolve("meetings.csv"),
            (header + "\n1;" + written + ";2025-07-01\n2;Hop;2025-07-02\n")
                .getBytes(Charset.forName("windows-1252")));
    assertThatThrownBy(() -> SentSheets.read(file))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("exchange.unreadable.encoding");
    SentSheets.Read read = SentSheets.read(file, ReadChoices.of(Map.of("spoilt", "convert")));
    assertThat(read.rows())
        .containsExactly("2: 1||" + meant + "|2025-07-01||||", "3: 2||Hop|2025-07-02||||");
    assertThat(read.remarks())
        .containsExactly("converted meetings.csv, Nội dung, 1, 2, " + written + ", " + meant);
  }

  @Test
  void aFileOfWindows1258IsRecognisedAndAWesternOneIsNot() {
    Charset western = Charset.forName("windows-1252");
    String letters =
        "C\u00f5 quan \u00d0a\u00cc L\u00e2m \u00d0\u00f4\u00ccng, Xu\u00e2n H\u00fd\u00f5ng";
    assertThat(SpoiltText.ofFile(new String(letters.getBytes(western), western)))
        .contains(SpoiltText.Kind.WINDOWS_1258);
    assertThat(SpoiltText.Kind.WINDOWS_1258.converted(letters))
        .isEqualTo("Cơ quan Đà Lâm Đồng, Xuân Hương");
    assertThat(SpoiltText.ofFile("Café, Noël, naïve, Müller, Ångström, garçon")).isEmpty();
  }
}
