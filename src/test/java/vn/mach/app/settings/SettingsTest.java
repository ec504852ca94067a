package vn.mach.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** An administrator sets what holds for the whole organisation. */
@MachTest
class SettingsTest {

  @Autowired TestRealms make;
  @Autowired Realms realms;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  private Realm realm;
  private Visitor visitor;

  @BeforeEach
  void anAdministrator() {
    realm = make.create();
    make.account(realm, "quantri", "administrator", null);
    visitor = new Visitor(port, realm).signIn("quantri");
  }

  @Test
  void nameAndTimeZoneHoldAtOnceAndTheLengthOfSessionsFromTheNextSignIn() {
    visitor.get("/settings");
    var answer =
        visitor.post(
            "/settings",
            Map.of(
                "key",
                "k",
                "title",
                "Đảng ủy ngoài nước",
                "zone",
                "Europe/Paris",
                "minutes",
                "30"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(visitor.get("/settings").body()).contains("<span>Đảng ủy ngoài nước</span>");
    Realm now = realms.find(realm.name()).orElseThrow();
    assertThat(now.zone().getId()).isEqualTo("Europe/Paris");
    assertThat(shortSessions()).as("the session that runs").isZero();
    new Visitor(port, realm).signIn("quantri");
    assertThat(shortSessions()).isEqualTo(1);
  }

  private long shortSessions() {
    return CurrentRealm.call(
        realm,
        () ->
            jdbc.sql("select count(*) from spring_session where max_inactive_interval = 1800")
                .query(Long.class)
                .single());
  }

  @Test
  void whatIsNoZoneOrNoLengthIsRefusedBesideItsField() {
    visitor.get("/settings");
    var answer =
        visitor.post(
            "/settings?lang=en",
            Map.of("key", "k", "title", "", "zone", "Mars/Olympus", "minutes", "3"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("There is no such time zone.").contains("from 5 to 1,440");
  }

  @Test
  void aLogoStandsOnEveryPageUntilItIsRemovedAndOnlyAPictureIsOne() throws Exception {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", picture);
    assertThat(send("<svg/>".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(422);
    assertThat(send(picture.toByteArray()).statusCode()).isEqualTo(302);
    assertThat(visitor.get("/").body()).contains("/settings/logo?v=");
    var logo = new Visitor(port, realm).get("/settings/logo"); // before anybody signs in
    assertThat(logo.headers().firstValue("content-type").orElse("")).isEqualTo("image/png");
    Visitor nobody = new Visitor(port, realm);
    nobody.get("/sign-in");
    assertThat(nobody.post("/settings/logo", Map.of("key", "k3")).statusCode()).isIn(302, 403);
    visitor.get("/settings");
    visitor.post("/settings/logo/remove", Map.of("key", "k2"));
    assertThat(visitor.get("/").body()).doesNotContain("/settings/logo?v=");
    assertThat(visitor.get("/settings/logo").body()).contains("<svg");
  }

  private HttpResponse<String> send(byte[] file) {
    visitor.get("/settings");
    String head = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes((head.formatted("_csrf", "") + visitor.token() + "\r\n").getBytes());
    body.writeBytes((head.formatted("key", "") + "k" + file.length + "\r\n").getBytes());
    body.writeBytes(head.formatted("file", "; filename=\"logo.png\"").getBytes());
    body.writeBytes(file);
    body.writeBytes("\r\n--b--\r\n".getBytes());
    return visitor.send(
        HttpRequest.newBuilder(URI.create(visitor.base() + "/settings/logo"))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }
}
