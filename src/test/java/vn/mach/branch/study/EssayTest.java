package vn.mach.branch.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class EssayTest {

  private static final String TEXT =
      "Tôi là Trần Văn Đức. Qua học tập nghị quyết, tôi nhận thức sâu sắc hơn trách nhiệm của người"
          + " đảng viên đối với nhân dân ở thôn, ở chi bộ nơi tôi đang sinh hoạt và công tác.";

  @Autowired StudyFixture fixture;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;
  private Visitor author;
  private Visitor marker;
  private String campaign;

  @BeforeEach
  void prepare() {
    clock.turnTo(StudyFixture.DAY);
    realm = fixture.realm();
    office = visitor("van");
    campaign =
        fixture.campaign(
            office,
            "essayTitle",
            "Bài thu hoạch nghị quyết",
            "essayDueOn",
            "2026-07-31",
            "essayBlind",
            "yes");
    fixture.open(realm, office, campaign);
    fixture.done(office, campaign + "/staff", "person", "D4", "role", "marker");
    author = visitor("d2");
    marker = visitor("d4");
  }

  @Test
  void anAuthorSeesTheComparisonOfThisVeryTextBeforeHandingIn() {
    save(author, TEXT);
    assertThat(author.post(campaign + "/essay/hand-in", fixture.form()).body())
        .contains("trước khi nộp");
    assertThat(author.post(campaign + "/essay/compare", fixture.form()).body())
        .contains("0 % bài viết trùng");
    save(author, TEXT + " Thêm một câu.");
    assertThat(author.post(campaign + "/essay/hand-in", fixture.form()).statusCode())
        .as("the text changed since")
        .isEqualTo(422);
    author.post(campaign + "/essay/compare", fixture.form());
    fixture.done(author, campaign + "/essay/hand-in");
    Visitor copier = visitor("d5");
    save(copier, TEXT + " Thêm một câu.");
    assertThat(copier.post(campaign + "/essay/compare", fixture.form()).body())
        .contains("văn bản ngày 15/07/2026")
        .containsPattern("(9\\d(,\\d)?|100) % bài viết trùng")
        .doesNotContain("Đơn vị A1");
  }

  @Test
  void nothingOfTheMarkingIsSeenByAnyDoorBeforeItIsReleased() {
    String essay = handedInAndMarked();
    realms.account(realm, "chu", "administrator", null);
    realms.sql(realm, "update accounts set person_id = null where login = 'chu'");
    Visitor administrator = visitor("chu");
    for (Visitor reader : List.of(author, administrator, visitor("d5"))) {
      for (String door :
          List.of(
              "/study",
              campaign,
              campaign + "/essay",
              "/study/mine",
              "/people/me",
              "/notices",
              "/tasks",
              campaign + "/turnout",
              "/search?q=thu+hoach",
              "/search?q=nhan+xet",
              "/api/v1/study/campaigns",
              "/study/marking",
              "/study/marking/" + essay)) {
        assertThat(reader.get(door).body())
            .as(door)
            .doesNotContain("83 điểm", "\"83\"", ": 83", "Nhận xét kín");
      }
    }
    assertThat(fixture.number(realm, "select count(*) from marks_sheet")).isZero();
    assertThat(fixture.number(realm, "select count(*) from study_certificates")).isZero();
    assertThat(
            fixture.number(
                realm,
                "select count(*) from audit_log where details::text like '%83%' or reason like '%kín%'"))
        .as("audit log")
        .isZero();
    assertThat(author.get(campaign + "/essay").body())
        .contains("Kết quả hiện khi được công bố")
        .doesNotContain("Chờ duyệt", "Đang chấm");

    fixture.done(office, campaign + "/essays/release");
    assertThat(author.get(campaign + "/essay").body()).contains("83 điểm", "Nhận xét kín");
    assertThat(visitor("d5").get(campaign + "/essay").body())
        .doesNotContain("83 điểm", "Nhận xét kín");
    assertThat(author.get("/study/mine").body()).contains("83 điểm", "Trang kiểm tra");
    assertThat(fixture.number(realm, "select points from marks_sheet")).isEqualTo(83);
  }

  @Test
  void aBlindEssayNamesItsAuthorNowhereToMarkerAndManager() {
    String essay = handedIn();
    assertThat(marker.get("/study/marking").body())
        .contains("Bài số " + essay)
        .doesNotContain("Trần Văn Đức", "Đơn vị A1");
    String page = marker.get("/study/marking/" + essay).body();
    assertThat(page).contains("▢▢▢. Qua học tập").doesNotContain("Trần Văn Đức", "Đơn vị A1");
    assertThat(marker.post("/study/marking/" + essay + "/compare", fixture.form()).body())
        .contains("bài viết trùng")
        .doesNotContain("Trần Văn Đức");
    assertThat(office.get(campaign + "/essays").body())
        .contains("Bài số " + essay)
        .doesNotContain("Trần Văn Đức");
    assertThat(marker.get("/tasks").body())
        .contains("Chấm bài thu hoạch")
        .doesNotContain("Trần Văn Đức");
    assertThat(marker.get("/notices").body()).doesNotContain("Trần Văn Đức");
  }

  @Test
  void aMarkerSeesOnlyTheirOwnPileAndNobodyMarksTheirOwnEssay() {
    String essay = handedIn();
    fixture.done(office, campaign + "/staff", "person", "D2", "role", "marker");
    fixture.done(office, campaign + "/essays/share-out");
    assertThat(author.get("/study/marking").body()).doesNotContain("Bài số");
    assertThat(visitor("d5").get("/study/marking/" + essay).statusCode()).isEqualTo(404);
    assertThat(office.get("/study/marking/" + essay).statusCode()).isEqualTo(404);
    assertThat(
            author
                .post(
                    "/study/marking/" + essay,
                    fixture.form("mark", "100", "remark", "", "act", "finish"))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            marker
                .post(
                    "/study/marking/" + essay,
                    fixture.form("mark", "nhiều", "remark", "", "act", "finish"))
                .body())
        .contains("“nhiều”");
  }

  @Test
  void whoMarkedDoesNotReleaseAndAReturnedEssayIsMarkedAgain() {
    String essay = handedInAndMarked();
    assertThat(marker.post(campaign + "/essays/release", fixture.form()).statusCode())
        .isEqualTo(404);
    fixture.done(office, "/study/essays/" + essay + "/give-back");
    assertThat(marker.get("/study/marking").body()).contains("Bài số " + essay);
    fixture.done(
        marker, "/study/marking/" + essay, "mark", "40", "remark", "Chưa đạt", "act", "finish");
    fixture.done(office, campaign + "/essays/release");
    assertThat(author.get(campaign + "/essay").body()).contains("40 điểm");
    assertThat(fixture.number(realm, "select count(*) from study_certificates"))
        .as("below the marks that it needs")
        .isZero();
    assertThat(office.post(campaign + "/essays/release", fixture.form()).statusCode())
        .isEqualTo(422);
  }

  @Test
  void anEssaySentAsAFileIsReadAndItsNameSaysNothing() {
    author.get(campaign + "/essay");
    HttpResponse<String> answer =
        upload(author, campaign + "/essay", "Tran Van Duc - bai thu hoach.txt", TEXT);
    assertThat(answer.statusCode()).as(StudyFixture.alerts(answer.body())).isEqualTo(302);
    assertThat(author.get(campaign + "/essay").body())
        .contains("Qua học tập nghị quyết", "bai-thu-hoach-1.txt")
        .doesNotContain("Tran Van Duc");
    author.post(campaign + "/essay/compare", fixture.form());
    fixture.done(author, campaign + "/essay/hand-in");
    fixture.done(office, campaign + "/essays/share-out");
    assertThat(marker.get("/study/marking/1").body())
        .contains("▢▢▢. Qua học tập")
        .doesNotContain("/files/");
    assertThat(marker.get("/files/1").statusCode()).isEqualTo(404);
    assertThat(author.get("/files/1").statusCode()).isEqualTo(200);
    assertThat(upload(author, campaign + "/essay", "x.exe", "MZ\u0000").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aScanOfAHandwrittenEssayIsMarkedFromThePictureAndComparedWithNothing() throws Exception {
    byte[] picture = picture();
    byte[] pdf = scanned(picture);
    Visitor second = visitor("d5");
    upload(author, "Tran Van Duc.png", picture);
    upload(second, "Vo Van Tam - ban viet tay.PDF", pdf);
    for (Visitor writer : List.of(author, second)) {
      assertThat(writer.get(campaign + "/essay").body())
          .contains("Bài viết tay, xem trong tệp")
          .containsPattern("bai-thu-hoach-\\d\\.(png|pdf)")
          .doesNotContain("Tran Van Duc", "Vo Van Tam");
      fixture.done(writer, campaign + "/essay/hand-in");
    }
    assertThat(fixture.number(realm, "select count(*) from originality_texts"))
        .as("nothing to compare later ones with")
        .isZero();
    fixture.done(office, campaign + "/essays/share-out");
    for (String essay : List.of("1", "2")) {
      String page = marker.get("/study/marking/" + essay).body();
      assertThat(page)
          .contains("Bài viết tay, xem trong tệp", "/files/" + essay)
          .doesNotContain("Trần Văn Đức", "Võ Văn Tâm", "Xem đoạn trùng");
      byte[] seen =
          marker.bytes(
              HttpRequest.newBuilder(URI.create(marker.base() + "/files/" + essay)).build());
      assertThat(seen).isEqualTo(essay.equals("1") ? picture : pdf);
      assertThat(visitor("d6").get("/files/" + essay).statusCode()).isEqualTo(404);
      fixture.done(marker, "/study/marking/" + essay, "mark", "70", "remark", "", "act", "finish");
      assertThat(marker.get("/files/" + essay).statusCode()).as("marked").isEqualTo(404);
    }
    fixture.done(office, campaign + "/essays/release");
    assertThat(author.get(campaign + "/essay").body()).contains("70 điểm");
  }

  private void upload(Visitor visitor, String name, byte[] content) {
    visitor.get(campaign + "/essay");
    HttpResponse<String> answer =
        upload(
            visitor,
            campaign + "/essay",
            name,
            new String(content, StandardCharsets.ISO_8859_1),
            StandardCharsets.ISO_8859_1);
    assertThat(answer.statusCode()).as(StudyFixture.alerts(answer.body())).isEqualTo(302);
  }

  private static byte[] picture() throws IOException {
    BufferedImage sheet = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 300; i++) {
      sheet.setRGB(i, 200 + i % 7, 0xffffff);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(sheet, "png", bytes);
    return bytes.toByteArray();
  }

  /** A page that holds the picture and no text, as a scanner writes it. */
  private static byte[] scanned(byte[] picture) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(PDImageXObject.createFromByteArray(document, picture, "scan"), 50, 50);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void anEssayIsTakenBackUntilItIsMarkedAndNotChangedAfterwards() {
    handedIn();
    fixture.done(author, campaign + "/essay/take-back");
    save(author, TEXT + " Sửa.");
    author.post(campaign + "/essay/compare", fixture.form());
    fixture.done(author, campaign + "/essay/hand-in");
    assertThat(author.post(campaign + "/essay", fixture.form("text", "khác")).statusCode())
        .isEqualTo(422);
    assertThat(visitor("khac").get(campaign + "/essay").statusCode()).isEqualTo(404);
  }

  @Test
  void aMarkIsNotGivenToATextThatWasHandedInAfterTheMarkerReadAnother() {
    String essay = handedIn();
    String read = readBy(marker, essay);
    fixture.done(author, campaign + "/essay/take-back");
    save(author, TEXT + " Bài khác hẳn.");
    author.post(campaign + "/essay/compare", fixture.form());
    clock.turnTo(StudyFixture.DAY.plusDays(1));
    fixture.done(author, campaign + "/essay/hand-in");
    HttpResponse<String> refused =
        marker.post(
            "/study/marking/" + essay,
            fixture.form("mark", "90", "remark", "Tốt", "act", "finish", "read", read));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("nộp bản khác", "Bài khác hẳn", "Tốt");
    assertThat(fixture.number(realm, "select count(*) from study_essays where mark is not null"))
        .isZero();
    fixture.done(
        marker,
        "/study/marking/" + essay,
        "mark",
        "40",
        "act",
        "finish",
        "read",
        readBy(marker, essay));
  }

  @Test
  void whoIsReleasedFromMarkingReadsAndMarksNoMoreAndAnotherMarksTheEssay() {
    String essay = handedIn();
    fixture.done(marker, "/study/marking/" + essay, "mark", "20", "remark", "Nháp", "act", "keep");
    fixture.done(office, campaign + "/staff/4/release", "role", "marker");
    assertThat(marker.get("/study/marking").body()).doesNotContain("Bài số " + essay);
    assertThat(marker.get("/study/marking/" + essay).statusCode()).isEqualTo(404);
    assertThat(
            marker
                .post(
                    "/study/marking/" + essay,
                    fixture.form("mark", "20", "remark", "", "act", "finish"))
                .statusCode())
        .isEqualTo(404);
    fixture.done(office, campaign + "/staff", "person", "D5", "role", "marker");
    fixture.done(office, campaign + "/essays/share-out");
    Visitor other = visitor("d5");
    assertThat(other.get("/study/marking/" + essay).body()).doesNotContain("Nháp");
    fixture.done(other, "/study/marking/" + essay, "mark", "70", "remark", "", "act", "finish");
    fixture.done(office, campaign + "/staff/5/release", "role", "marker");
    fixture.done(office, "/study/essays/" + essay + "/give-back");
    assertThat(other.get("/study/marking/" + essay).statusCode()).isEqualTo(404);
    fixture.done(office, campaign + "/staff", "person", "D4", "role", "marker");
    fixture.done(office, campaign + "/essays/share-out");
    assertThat(marker.get("/study/marking/" + essay).statusCode()).isEqualTo(200);
  }

  @Test
  void whoMarkedDoesNotReleaseUnderANewAccountEither() {
    handedInAndMarked();
    realms.sql(realm, "update accounts set closed_at = now() where login = 'd4'");
    long id = realms.account(realm, "d4moi", "office", "K");
    realms.sql(realm, "update accounts set person_id = 4 where id = " + id);
    assertThat(visitor("d4moi").post(campaign + "/essays/release", fixture.form()).statusCode())
        .isEqualTo(422);
    fixture.done(office, campaign + "/essays/release");
  }

  @Test
  void whatCameIntoReviewAfterThePageWasShownIsNotReleasedUnseen() {
    String essay = handedInAndMarked();
    String read = shown();
    fixture.done(office, "/study/essays/" + essay + "/give-back");
    fixture.done(
        marker, "/study/marking/" + essay, "mark", "40", "remark", "Chưa đạt", "act", "finish");
    HttpResponse<String> refused =
        office.post(campaign + "/essays/release", fixture.form("shown", read));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("đã thay đổi từ khi đồng chí mở trang", "40 điểm");
    fixture.done(office, campaign + "/essays/release", "shown", shown());
  }

  private String shown() {
    return office
        .get(campaign + "/essays")
        .body()
        .replaceFirst("(?s).*?name=\"shown\"[^>]* value=\"([^\"]*)\".*", "$1");
  }

  private static String readBy(Visitor marker, String essay) {
    return marker
        .get("/study/marking/" + essay)
        .body()
        .replaceAll("(?s).*name=\"read\" value=\"([^\"]*)\".*", "$1");
  }

  private void save(Visitor visitor, String text) {
    visitor.get(campaign + "/essay");
    fixture.done(visitor, campaign + "/essay", "text", text);
  }

  private String handedIn() {
    save(author, TEXT);
    author.post(campaign + "/essay/compare", fixture.form());
    fixture.done(author, campaign + "/essay/hand-in");
    fixture.done(office, campaign + "/essays/share-out");
    return Long.toString(fixture.number(realm, "select id from study_essays"));
  }

  private String handedInAndMarked() {
    String essay = handedIn();
    fixture.done(
        marker, "/study/marking/" + essay, "mark", "83", "remark", "Nhận xét kín", "act", "finish");
    return essay;
  }

  private HttpResponse<String> upload(Visitor visitor, String path, String name, String content) {
    return upload(visitor, path, name, content, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> upload(
      Visitor visitor, String path, String name, String content, Charset charset) {
    StringBuilder body = new StringBuilder();
    Map<String, String> fields = fixture.form("text", "", "notSecret", "yes");
    fields.put("_csrf", visitor.token());
    fields.forEach((field, value) -> part(body, "\"" + field + "\"", value));
    part(body, "\"file\"; filename=\"" + name + "\"", content);
    body.append("--mach--\r\n");
    return visitor.send(
        HttpRequest.newBuilder(URI.create(visitor.base() + path))
            .header("Content-Type", "multipart/form-data; boundary=mach")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), charset))
            .build());
  }

  private static void part(StringBuilder body, String name, String content) {
    body.append("--mach\r\nContent-Disposition: form-data; name=");
    body.append(name).append("\r\n\r\n").append(content).append("\r\n");
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/study");
    return visitor;
  }
}
