package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class SignInTest {

  private static final Instant MORNING = Instant.parse("2026-07-15T01:00:00Z");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Accounts accounts;
  @Autowired ExpiryCleanupJob cleaning;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  Realm realm;

  @BeforeEach
  void aRealmWithASecretary() {
    clock.turnTo(MORNING);
    realm = realms.create();
    realms.account(realm, "bithu", "administrator", null);
  }

  @Test
  void whoeverKnowsThePasswordComesInAndOthersDoNot() {
    assertThat(new Visitor(port, realm).signIn("bithu").get("/").statusCode()).isEqualTo(200);

    var stranger = stranger();
    assertThat(tried(stranger, "bithu", "sai").statusCode()).isEqualTo(422);
    assertThat(stranger.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void theWayOnAfterSigningInStaysInsideAndNeverBreaks() {
    for (String next :
        new String[] {
          "//xa.example",
          "/\\xa.example",
          "https://xa.example",
          "/..//xa.example",
          "/a/..//xa.example",
          "/units/{x}",
          "/\r\nX: y",
          ""
        }) {
      assertThat(SignInPages.inside(next)).isEqualTo("/");
    }
    assertThat(SignInPages.inside("/activities?text=a//b&page=2"))
        .isEqualTo("/activities?text=a//b&page=2");
  }

  @Test
  void anUnknownLoginAndAWrongPasswordAreAnsweredAlike() {
    String wrong = tried(stranger(), "bithu", "mật khẩu sai").body();
    String unknown = tried(stranger(), "aithe", "mật khẩu sai").body();
    assertThat(said(wrong))
        .contains("Tên đăng nhập hoặc mật khẩu không đúng")
        .isEqualTo(said(unknown));
    assertThat(wrong)
        .as("what was typed stays, but the password")
        .contains("value=\"bithu\"")
        .doesNotContain("mật khẩu sai");
  }

  @Test
  void guessingALoginMustWaitLongerEachTimeEvenWithTheRightPassword() {
    var stranger = stranger();
    for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
      tried(stranger, "bithu", "sai");
    }
    assertThat(said(tried(stranger, "bithu", TestRealms.PASSWORD).body())).contains("6 giây");
    clock.turnTo(MORNING.plusSeconds(6));
    assertThat(said(tried(stranger, "bithu", "sai").body())).contains("không đúng");
    assertThat(said(tried(stranger, "bithu", "sai").body())).contains("11 giây");
    clock.turnTo(MORNING.plusSeconds(17));
    assertThat(tried(stranger, "bithu", TestRealms.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(said(tried(stranger(), "bithu", "sai").body()))
        .as("forgotten after a success")
        .contains("không đúng");
  }

  @Test
  void guessingManyLoginsFromOneAddressMustWaitToo() throws Exception {
    realms.sql(
        realm,
        "insert into sign_in_failures values ('address:127.0.0.1', 29, '2026-07-15 01:00+00', '2026-07-15 01:00+00')");
    assertThat(said(tried(stranger(), "a", "sai").body())).contains("không đúng");
    assertThat(said(tried(stranger(), "b", "sai").body())).contains("giây");
    clock.turnTo(MORNING.plus(Duration.ofDays(2)));
    CurrentRealm.run(realm, cleaning::here);
    assertThat(count("sign_in_failures")).isZero();
  }

  @Test
  void waitsGrowAndEnd() {
    assertThat(LoginThrottle.waitAfter(4, 5)).isZero();
    assertThat(LoginThrottle.waitAfter(5, 5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(LoginThrottle.waitAfter(8, 5)).isEqualTo(Duration.ofSeconds(40));
    assertThat(LoginThrottle.waitAfter(500, 5)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aOneTimeCodeSetsAPasswordOnce() throws Exception {
    long member = realms.account(realm, "dangvien", "member", null);
    realms.sql(realm, "update accounts set password = null where login = 'dangvien'");
    String code = code(member);

    var visitor = stranger();
    assertThat(withCode(visitor, "dangvien", "abcd-abcd-abcd", "mưa rơi trên mái").statusCode())
        .isEqualTo(422);
    assertThat(said(withCode(visitor, "dangvien", code, "ngắn").body()))
        .as("the code is not used up")
        .contains("ít nhất 10");
    assertThat(
            withCode(visitor, "dangvien", code.toUpperCase().replace("-", " "), "mưa rơi trên mái")
                .statusCode())
        .isEqualTo(302);
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    assertThat(withCode(stranger(), "dangvien", code, "một mật khẩu khác").statusCode())
        .isEqualTo(422);
    assertThat(tried(stranger(), "DangVien ", "mưa rơi trên mái").statusCode()).isEqualTo(302);
  }

  @Test
  void aCodeRunsOutAfterSevenDaysAndFallsAwayWithTheNext() throws Exception {
    long member = realms.account(realm, "dangvien", "member", null);
    String first = code(member);
    String second = code(member);
    assertThat(withCode(stranger(), "dangvien", first, "mưa rơi trên mái").statusCode())
        .isEqualTo(422);
    clock.turnTo(MORNING.plus(Duration.ofDays(7)));
    assertThat(withCode(stranger(), "dangvien", second, "mưa rơi trên mái").statusCode())
        .isEqualTo(422);
  }

  @Test
  void whoeverMustChangeTheirPasswordDoesSoFirst() {
    realms.sql(realm, "update accounts set must_change = true");
    var visitor = stranger();
    assertThat(location(tried(visitor, "bithu", TestRealms.PASSWORD))).endsWith("/access/password");
    assertThat(location(visitor.get("/access/audit"))).endsWith("/access/password");
    assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/access/password").statusCode()).isEqualTo(200);
    var same =
        visitor.post(
            "/access/password",
            Map.of(
                "old",
                TestRealms.PASSWORD,
                "password",
                TestRealms.PASSWORD,
                "again",
                TestRealms.PASSWORD));
    assertThat(same.statusCode()).isEqualTo(422);
    assertThat(changed(visitor, "mưa rơi trên mái").statusCode()).isEqualTo(302);
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void aChangedPasswordSignsOutTheOtherDevices() {
    var phone = new Visitor(port, realm).signIn("bithu");
    var desk = new Visitor(port, realm).signIn("bithu");
    desk.get("/access/password");
    assertThat(changed(desk, "mưa rơi trên mái").statusCode()).isEqualTo(302);
    assertThat(desk.get("/").statusCode()).isEqualTo(200);
    assertThat(phone.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void signingOutEndsTheSessionOnTheServer() {
    var visitor = new Visitor(port, realm).signIn("bithu");
    visitor.get("/");
    assertThat(count("spring_session")).isEqualTo(1);
    assertThat(visitor.post("/sign-out", Map.of()).statusCode()).isEqualTo(302);
    assertThat(count("spring_session")).isZero();
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void aSessionThatIsGoneOpensNothingWithTheNextClick() {
    var visitor = new Visitor(port, realm).signIn("bithu");
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    realms.sql(realm, "delete from spring_session");
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void whenASessionWasLastUsedIsNotedOnceAMinute() {
    var visitor = new Visitor(port, realm).signIn("bithu");
    realms.sql(realm, "update spring_session set last_access_time = last_access_time - 50000");
    visitor.get("/");
    assertThat(
            count(
                "spring_session where last_access_time < 1000 * extract(epoch from now()) - 45000"))
        .as("not with each click")
        .isEqualTo(1);
    realms.sql(realm, "update spring_session set last_access_time = last_access_time - 50000");
    visitor.get("/");
    assertThat(
            count(
                "spring_session where last_access_time > 1000 * extract(epoch from now()) - 45000"))
        .isEqualTo(1);
  }

  @Test
  void aClosedAccountIsOutWithTheNextClick() {
    var visitor = new Visitor(port, realm).signIn("bithu");
    realms.sql(realm, "update accounts set closed_at = now()");
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
    assertThat(tried(stranger(), "bithu", TestRealms.PASSWORD).statusCode()).isEqualTo(422);
  }

  @Test
  void signingInLeadsBackToThePageThatWasAskedForButNeverToAnotherHost() {
    var visitor = stranger();
    assertThat(location(visitor.get("/access/audit?who=a&action=b")))
        .endsWith("/sign-in?next=%2Faccess%2Faudit%3Fwho%3Da%26action%3Db");
    visitor.get("/sign-in?next=%2Faccess%2Faudit");
    var answer =
        visitor.post(
            "/sign-in",
            Map.of(
                "login",
                "bithu",
                "password",
                TestRealms.PASSWORD,
                "next",
                "/access/audit?who=a&action=b"));
    assertThat(location(answer)).endsWith("/access/audit?who=a&action=b");
    for (String bad :
        new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example", "", "/a b"}) {
      assertThat(SignInPages.inside(bad)).isEqualTo("/");
    }
  }

  @Test
  void theSessionsCookieIsOfTheRealmOnlyAndHidden() {
    var visitor = stranger();
    visitor.get("/sign-in");
    assertThat(count("spring_session")).as("a visitor who only looks leaves nothing").isZero();
    var answer = tried(visitor, "bithu", TestRealms.PASSWORD);
    String cookie =
        answer.headers().allValues("set-cookie").stream()
            .filter(it -> it.startsWith("mach="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie)
        .contains("Path=" + realm.prefix() + ";", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
  }

  @Test
  void behindAListedProxyThatSpeaksHttpsCookiesAreForHttpsOnly() {
    var https = signInByHttps("127.0.0.2");
    assertThat(https.headers().allValues("set-cookie"))
        .anyMatch(it -> it.startsWith("mach=") && it.contains("Secure"))
        .anyMatch(it -> it.startsWith("mach-device=") && it.contains("Secure"));
    assertThat(https.headers().firstValue("strict-transport-security")).isPresent();

    assertThat(signInByHttps("127.0.0.3").headers().allValues("set-cookie"))
        .as("who is not listed is not believed")
        .anyMatch(it -> it.startsWith("mach="))
        .noneMatch(it -> it.contains("Secure"));
  }

  /** From this address, which says that it was called by https. */
  private HttpResponse<String> signInByHttps(String address) {
    Visitor visitor = Visitor.from(address, port, realm, Map.of());
    visitor.get("/sign-in");
    return visitor.send(
        HttpRequest.newBuilder(URI.create(visitor.base() + "/sign-in"))
            .header("X-Forwarded-Proto", "https")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "login=bithu&password="
                        + TestRealms.PASSWORD.replace(' ', '+')
                        + "&_csrf="
                        + visitor.token()))
            .build());
  }

  @Test
  void aSessionOfOneRealmOpensNothingInAnother() {
    var other = realms.create();
    realms.account(other, "bithu", "administrator", null);
    var visitor = new Visitor(port, realm).signIn("bithu");
    assertThat(at(visitor, other, "/").statusCode()).isEqualTo(302);
  }

  @Test
  void everyPageCarriesStrictHeaders() {
    var headers = new Visitor(port, realm).signIn("bithu").get("/").headers();
    assertThat(headers.firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
    assertThat(headers.firstValue("permissions-policy")).isPresent();
    assertThat(headers.firstValue("cache-control").orElse("")).contains("no-store");
    assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
  }

  @Test
  void aFormWithoutItsTokenIsRefusedWithWordsThatHelp() {
    var visitor = new Visitor(port, realm).signIn("bithu");
    var answer =
        visitor.send(
            HttpRequest.newBuilder(URI.create(visitor.base() + "/sign-out"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(""))
                .build());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<html lang=\"vi\"");
    assertThat(visitor.get("/").statusCode()).as("nothing was done").isEqualTo(200);
  }

  private HttpResponse<String> at(Visitor visitor, Realm other, String path) {
    return visitor.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + other.prefix() + path))
            .build());
  }

  private Visitor stranger() {
    return new Visitor(port, realm);
  }

  private static HttpResponse<String> tried(Visitor visitor, String login, String password) {
    visitor.get("/sign-in");
    return visitor.post("/sign-in", Map.of("login", login, "password", password));
  }

  private static HttpResponse<String> withCode(
      Visitor visitor, String login, String code, String password) {
    visitor.get("/sign-in/code");
    return visitor.post(
        "/sign-in/code",
        Map.of("login", login, "code", code, "password", password, "again", password));
  }

  private static HttpResponse<String> changed(Visitor visitor, String password) {
    return visitor.post(
        "/access/password",
        Map.of("old", TestRealms.PASSWORD, "password", password, "again", password));
  }

  private String code(long account) throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            switch (accounts.makeCode(Actor.system(), new AccountId(account))) {
              case Outcome.Done<String>(String code) -> code;
              case Outcome.Refused<String> refused -> throw new AssertionError(refused);
            });
  }

  private long count(String table) {
    try {
      return CurrentRealm.in(
          realm, () -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What is beside the form as refused. */
  private static String said(String body) {
    var found =
        java.util.regex.Pattern.compile(
                "(?s)class=\"(alert alert-danger|invalid-feedback)\"[^>]*>(.*?)</div>")
            .matcher(body);
    return found.find() ? found.group(2).strip() : "";
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }
}
