package vn.mach.base.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMarkingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MẬT",
        "  Mật  ",
        "TỐI MẬT",
        "Tuyệt mật",
        "M Ậ T",
        "[MẬT]",
        "ĐỘ MẬT: TỐI MẬT",
        "Dấu mật: Mật",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nTUYỆT MẬT\nKế hoạch",
        "MẬT - Kế hoạch phòng thủ",
        "Kế hoạch phòng thủ (Mật)",
        "Kế hoạch phòng thủ – Tối mật"
      })
  void aMarkIsRecognised(String text) {
    assertThat(SecretMarking.inText(text)).isTrue();
    assertThat(SecretMarking.inText(Normalizer.normalize(text, Normalizer.Form.NFD))).isTrue();
  }

  @Test
  void aTitleThatBeginsWithADegreeIsMarkedWithoutAnythingBehindIt() {
    assertThat(SecretMarking.inTitle("TUYỆT MẬT về việc diễn tập")).isTrue();
    assertThat(SecretMarking.inTitle("Tối mật kế hoạch A2")).isTrue();
    assertThat(SecretMarking.inTitle("Tuyệt mậtt")).isFalse();
    assertThat(SecretMarking.inTitle("Mật ong rừng U Minh")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tăng cường công tác bảo vệ bí mật nhà nước",
        "Mô hình nuôi ong lấy mật",
        "Mật ong rừng U Minh",
        "Đổi mật khẩu định kỳ",
        "Bảo mật thông tin",
        "Danh mục bí mật nhà nước độ Tuyệt mật, Tối mật của ngành",
        "Lịch sử ngành mật mã",
        "mật độ dân cư",
        "Nguyễn Thị Mật Hương",
        "Giữ bí mật\nphương án",
        "Mật thiết với nhân dân",
        "bí mật - công khai"
      })
  void anOrdinaryWordIsNoMark(String text) {
    assertThat(SecretMarking.inText(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MẬT.pdf",
        "[MAT] ke hoach.docx",
        "ke_hoach_toi_mat.pdf",
        "Tuyet-mat 12.pdf",
        "KH12 - Mật.docx",
        "kế hoạch tối mật.pdf",
        "tuyetmat.pdf"
      })
  void aNameOfAFileMayCarryAMarkWithoutAccents(String name) {
    assertThat(SecretMarking.inName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mat tran to quoc.pdf",
        "le ra mat.jpg",
        "mật ong.jpg",
        "bao ve bi mat nha nuoc.docx",
        "mat bang.png",
        "anh hop.jpg",
        "toimat.jpg"
      })
  void aNameWithoutAMarkPasses(String name) {
    assertThat(SecretMarking.inName(name)).isFalse();
  }

  @Test
  void emptyLinesWithoutEndAreReadOnce() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(SecretMarking.inText("\n".repeat(500_000) + "x")).isFalse());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(SecretMarking.inText("-".repeat(500_000) + "x")).isFalse());
  }
}
