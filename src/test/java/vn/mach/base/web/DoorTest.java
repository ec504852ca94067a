package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Text that nobody means, wherever it can be sent. */
@MachTest
@Tag("slow")
class DoorTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;
  Realm realm;
  Visitor visitor;

  @BeforeEach
  void aSignedInVisitor() {
    realm = realms.create();
    realms.account(realm, "bithu", "administrator", null);
    visitor = new Visitor(port, realm).signIn("bithu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sign-in%00",
        "/units/%07",
        "/units/%0A",
        "/units/%ff",
        "/units?q=%00",
        "/units?q=a%1Fb",
        "/units?q=%C3%28",
        "/units?%00=1",
        "/units?on=%2B999999999-12-31",
        "/units?on=2201-01-01",
        "/units?on=1899-12-31"
      })
  void anAddressWithIt(String address) {
    assertThat(visitor.get(address).statusCode()).isBetween(400, 499);
  }

  @Test
  void whatIsRefusedIsToldInBothLanguages() {
    assertThat(visitor.get("/units?q=%C3%28").body())
        .contains("không hợp lệ")
        .contains("not allowed");
  }

  /** Words and formats are kept by language for ever: who names new ones filled the memory. */
  @ParameterizedTest
  @ValueSource(
      strings = {"fr", "zz", "viq", "english", "xx-YY", "qaa_BB_#Latn", "*", "vi-VN", "en"})
  void onlyTheProductsLanguagesAreTakenFromTheAddressAndTheCookie(String language) {
    String spoken =
        language.startsWith("vi-") ? "vi" : Locale.forLanguageTag(language).getLanguage();
    spoken = spoken.equals("en") ? "en" : "vi";
    String named = URLEncoder.encode(language, StandardCharsets.UTF_8);
    Visitor nobody = new Visitor(port, realm);
    assertThat(nobody.get("/sign-in?lang=" + named).body()).contains("<html lang=\"" + spoken);
    assertThat(nobody.cookie("mach-language").orElse("vi")).isEqualTo(spoken);
    assertThat(
            Visitor.from("127.0.0.1", port, realm, Map.of("Cookie", "mach-language=" + language))
                .get("/sign-in")
                .body())
        .contains("<html lang=\"" + spoken);
  }

  @Test
  void aMonthThatNoCalendarHasIsTheUsualOne() {
    assertThat(visitor.get("/activities/grid?to=%2B999999999-12").statusCode())
        .isEqualTo(visitor.get("/activities/grid").statusCode())
        .isLessThan(500);
  }

  @Test
  void vietnameseWordsAndLineEndsAreRead() {
    assertThat(visitor.get("/units?q=%C4%91%E1%BA%A3ng%20b%E1%BB%99").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/units?q=a%0D%0Ab").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/units?on=2026-06-30").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAA", "%", "eA==", "\u00ff"})
  void aSessionCookieThatNoneOfOursCanBeIsNoSession(String cookie) throws IOException {
    assertThat(answer("GET " + realm.prefix() + "/ HTTP/1.1\r\nHost: x\r\nCookie: mach=" + cookie))
        .startsWith("HTTP/1.1 302")
        .contains("/sign-in");
  }

  @Test
  void aHeaderWithAControlCharacterIsRefused() throws IOException {
    assertThat(answer("GET " + realm.prefix() + "/ HTTP/1.1\r\nHost: x\r\nCookie: mach=a\0b"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void fieldsWithNulAndOverlongOnesAreRefusedWithWords() {
    assertThat(visitor.post("/access/password", Map.of("old", "a\0b")).statusCode()).isEqualTo(400);
    Visitor stranger = new Visitor(port, realm);
    stranger.get("/sign-in");
    assertThat(stranger.post("/sign-in", Map.of("login", "a\0", "password", "b")).statusCode())
        .isEqualTo(400);
    var answer = stranger.post("/sign-in", Map.of("login", "a".repeat(8000), "password", "b"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("quá dài");
  }

  private String answer(String head) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
