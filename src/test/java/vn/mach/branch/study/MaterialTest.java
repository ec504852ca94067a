package vn.mach.branch.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class MaterialTest {

  @Autowired StudyFixture fixture;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;
  private Visitor member;
  private String campaign;
  private byte[] video;

  @BeforeEach
  void prepare() throws IOException {
    clock.turnTo(StudyFixture.DAY);
    realm = fixture.realm();
    office = new Visitor(port, realm).signIn("van");
    office.get("/study");
    campaign = fixture.campaign(office);
    video = new byte[700_000];
    for (int i = 0; i < video.length; i++) {
      video[i] = (byte) (i * 31 + i / 251);
    }
    byte[] head = "\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, video, 0, head.length);
    office.get(campaign);
    assertThat(attach("bai-giang.mp4", video).statusCode()).isEqualTo(302);
    fixture.open(realm, office, campaign);
    member = new Visitor(port, realm).signIn("d2");
  }

  @Test
  void aVideoIsPlayedFromTheMiddleAndADownloadThatWasCutGoesOn() {
    assertThat(member.get(campaign).body()).contains("<video", "/files/1");
    HttpResponse<byte[]> whole = range("", "");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("accept-ranges")).contains("bytes");
    assertThat(whole.body()).isEqualTo(video);

    HttpResponse<byte[]> part = range("bytes=262100-524300", "");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("content-range")).contains("bytes 262100-524300/700000");
    assertThat(part.headers().firstValue("content-type")).contains("video/mp4");
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(video, 262_100, 524_301));

    String tag = whole.headers().firstValue("etag").orElseThrow();
    assertThat(range("bytes=600000-", tag).body())
        .isEqualTo(Arrays.copyOfRange(video, 600_000, 700_000));
    assertThat(range("bytes=600000-", "\"another\"").statusCode())
        .as("the file is another one by now")
        .isEqualTo(200);
    HttpResponse<byte[]> beyond = range("bytes=700000-", "");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().firstValue("content-range")).contains("bytes */700000");
  }

  /** The bytes are no film: the browser is told what it would know of one. */
  @Test
  @Tag("browser")
  void aVideoGoesOnWhereItsReaderStopped() {
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("d2")) {
      Page page = phone.open(campaign);
      page.evaluate(FILM + "film.currentTime = 42; film.dispatchEvent(new Event('timeupdate'));");
      page = phone.open(campaign);
      assertThat(at(page)).isEqualTo(42);
      page.evaluate("film.currentTime = 97; film.dispatchEvent(new Event('timeupdate'));");
      page = phone.open(campaign);
      assertThat(at(page)).as("watched to its end").isZero();
    }
  }

  private static final String FILM =
      """
      window.film = document.querySelector('main video');
      Object.defineProperty(film, 'duration', {value: 100, configurable: true});
      Object.defineProperty(film, 'currentTime', {value: 0, writable: true, configurable: true});
      """;

  private static int at(Page page) {
    page.evaluate(FILM + "film.dispatchEvent(new Event('loadedmetadata'));");
    return ((Number) page.evaluate("film.currentTime")).intValue();
  }

  @Test
  void whoDoesNotSeeTheCampaignGetsNoPartOfIt() {
    Visitor nobody = new Visitor(port, realm);
    assertThat(nobody.get("/files/1").statusCode()).isNotEqualTo(200);
    assertThat(member.get("/files/study/1").body()).contains("bai-giang.mp4");
    assertThat(attach("phim.mp4", "không phải phim".getBytes(StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(422);
  }

  private HttpResponse<byte[]> range(String range, String ifRange) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(member.base() + "/files/1")).GET();
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    if (!ifRange.isEmpty()) {
      request.header("If-Range", ifRange);
    }
    return member.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> attach(String name, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> fields = fixture.form("notSecret", "yes");
    fields.put("_csrf", office.token());
    StringBuilder head = new StringBuilder();
    fields.forEach((field, value) ->
        head.append("--mach\r\nContent-Disposition: form-data; name=\"")
            .append(field)
            .append("\"\r\n\r\n")
            .append(value)
            .append("\r\n"));
    head.append("--mach\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
        .append(name)
        .append("\"\r\n\r\n");
    body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--mach--\r\n".getBytes(StandardCharsets.UTF_8));
    String id = campaign.substring("/study/".length());
    return office.send(
        HttpRequest.newBuilder(URI.create(office.base() + "/files/study/" + id))
            .header("Content-Type", "multipart/form-data; boundary=mach")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }
}
