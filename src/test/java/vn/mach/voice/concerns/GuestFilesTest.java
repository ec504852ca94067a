package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Somebody without an account sends photos and recordings under the link of an office. */
@MachTest
@Tag("slow")
class GuestFilesTest {

  private static final String MARK = "MAYANH-CUA-KHACH";
  private static final String MULTIPART = "multipart/form-data; boundary=B";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private String link = "";

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("K", "K/X").plant(realms, realm);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "quantri", "administrator", null);
    act("quantri", "/concerns/settings", Map.of("guests", "yes", "smallestGroup", "5"));
    String page = act("xa", "/concerns/links", Map.of("linkUnit", "X", "last", "2026-12-31"));
    Matcher found = Pattern.compile("/concerns/guest/[0-9a-f-]{36}").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    link = found.group();
  }

  @Test
  void aGuestSendsAPhotoThatTheOfficeSeesWithoutItsPlaceAndItsName() throws IOException {
    HttpResponse<String> answer = send(ConcernFileTest.jpeg(MARK));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("data-code");
    Visitor office = new Visitor(port, realm).signIn("xa");
    String shown = office.get("/concerns/" + number("select max(id) from concerns")).body();
    Matcher file = Pattern.compile("/concerns/files/\\d+").matcher(shown);
    assertThat(file.find()).as(shown).isTrue();
    assertThat(office.get(file.group()).statusCode()).isEqualTo(200);
    assertThat(stored()).isNotEmpty().doesNotContain(MARK).doesNotContain("anh-cua-khach");
  }

  @Test
  void whatIsNoPhotoIsRefusedBesideTheFieldAndTheTextStays() throws IOException {
    HttpResponse<String> answer = send("<html>".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Tệp thứ 1", "Cống thoát nước bị tắc");
    assertThat(number("select count(*) from concerns")).isZero();
  }

  @Test
  void underALinkThatDoesNotHoldNothingIsRead() throws IOException {
    for (String path :
        List.of(
            "/concerns/guest/" + UUID.randomUUID(),
            "/concerns/guest/x",
            "/concerns",
            link + "/x")) {
      try (Socket socket = begin(path, 3_000_000)) {
        assertThat(answer(socket)).as(path).startsWith("HTTP/1.1 403");
      }
    }
    act("quantri", "/concerns/settings", Map.of("smallestGroup", "5"));
    try (Socket socket = begin(link, 3_000_000)) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void moreThanFifteenMegabytesAreRefusedBeforeTheyAreSent() throws IOException {
    try (Socket socket = begin(link, GuestFiles.LARGEST + 1)) {
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 413")
          .contains("Tệp quá lớn", "15 MB")
          .doesNotContain("256 MB");
    }
  }

  @Test
  void aFormThatEndsInTheMiddleIsRefusedWithWords() throws IOException {
    try (Socket socket = begin(link, 30)) {
      socket
          .getOutputStream()
          .write("--B\r\nContent-Disposition: form".getBytes(StandardCharsets.US_ASCII));
      assertThat(answer(socket)).startsWith("HTTP/1.1 400").contains("không đọc được");
    }
  }

  @Test
  void whoeverSendsManyLargeOnesSlowlyKeepsNobodyFromSendingText() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 12; i++) {
        Socket socket = begin(link, 10_000_000);
        socket.getOutputStream().write("--B\r\n".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      for (int i = 0; i < 80 && answered(slow) < 2; i++) {
        Thread.sleep(100); // a request that waits for its body says nothing
      }
      assertThat(answered(slow)).isEqualTo(2);
      HttpResponse<String> text = send(null);
      assertThat(text.statusCode()).as(text.body()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void afterManyWithFilesInADayTheLinkTakesTextOnly() throws IOException {
    int sent = 0;
    for (int address = 10; sent < SendLimit.OF_LINK_WITH_FILES; address++) {
      String of = "127.0.0." + address;
      for (int i = 0; i < 25 && sent < SendLimit.OF_LINK_WITH_FILES; i++) {
        assertThat(send(of, ConcernFileTest.jpeg("a" + sent)).statusCode()).isEqualTo(200);
        sent++;
      }
    }
    Visitor guest = new Visitor(port, realm);
    assertThat(guest.get(link).body())
        .contains("không nhận thêm tệp")
        .doesNotContain("type=\"file\"");
    HttpResponse<String> more = send(ConcernFileTest.jpeg("zu viel"));
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("không nhận thêm tệp", "Cống thoát nước bị tắc");
    assertThat(send(null).statusCode()).isEqualTo(200);
    clock.turnTo(LocalDate.of(2026, 7, 17));
    assertThat(send(ConcernFileTest.jpeg("morgen")).statusCode()).isEqualTo(200);
  }

  /** How many are refused by now; the others are still waited for. */
  private static long answered(List<Socket> sockets) throws IOException {
    long answered = 0;
    for (Socket socket : sockets) {
      answered += socket.getInputStream().available() > 0 ? 1 : 0;
    }
    return answered;
  }

  private HttpResponse<String> send(byte @org.jspecify.annotations.Nullable [] file)
      throws IOException {
    return send("127.0.0.1", file);
  }

  private HttpResponse<String> send(String address, byte @org.jspecify.annotations.Nullable [] file)
      throws IOException {
    Visitor guest = Visitor.from(address, port, realm, Map.of());
    guest.get(link);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> fields =
        Map.of(
            "_csrf",
            guest.token(),
            "key",
            UUID.randomUUID().toString(),
            "kind",
            "proposal",
            "subject",
            "life",
            "openness",
            "body",
            "text",
            "Cống thoát nước bị tắc");
    for (var field : fields.entrySet()) {
      part(
          body,
          "name=\"" + field.getKey() + "\"",
          field.getValue().getBytes(StandardCharsets.UTF_8));
    }
    part(
        body,
        "name=\"file\"; filename=\"" + (file == null ? "" : "anh-cua-khach.jpg") + "\"",
        file == null ? new byte[0] : file);
    body.write("--B--\r\n".getBytes(StandardCharsets.UTF_8));
    return guest.send(
        HttpRequest.newBuilder(URI.create(guest.base() + link))
            .header("Content-Type", MULTIPART)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void part(ByteArrayOutputStream body, String head, byte[] content)
      throws IOException {
    body.write(
        ("--B\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private Socket begin(String path, int length) throws IOException {
    Socket socket = new Socket("localhost", port);
    socket
        .getOutputStream()
        .write(
            ("POST "
                    + realm.prefix()
                    + path
                    + " HTTP/1.1\r\nHost: x\r\nContent-Type: "
                    + MULTIPART
                    + "\r\nContent-Length: "
                    + length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The answer as far as it comes; empty where none comes. */
  private static String answer(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        answer.write(b);
      }
    } catch (SocketException | java.net.SocketTimeoutException e) {
      // reset, or still read
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private String stored() {
    return CurrentRealm.call(
        realm,
        () ->
            jdbc.sql(
                    "select string_agg(to_jsonb(f)::text || encode(f.content, 'escape'), ' ') from concern_files f")
                .query(String.class)
                .single());
  }

  private long number(String sql) {
    return CurrentRealm.call(realm, () -> jdbc.sql(sql).query(Long.class).single());
  }

  private String act(String login, String path, Map<String, String> fields) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/concerns/new");
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", UUID.randomUUID().toString());
    HttpResponse<String> answer = visitor.post(path, form);
    String to = answer.headers().firstValue("location").orElse("");
    return to.isEmpty()
        ? answer.body()
        : visitor.get(to.substring(to.indexOf(realm.prefix()) + realm.prefix().length())).body();
  }
}
