package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Guessing is slowed where it happens, and nobody else has to wait for it. */
@MachTest
@Tag("slow")
class GuessingTest {

  private static final Instant MORNING = Instant.parse("2026-07-15T01:00:00Z");
  private static final String GUESSER = "127.0.0.9";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Accounts accounts;
  @Autowired LoginThrottle throttle;
  @LocalServerPort int port;

  Realm realm;
  long account;

  @BeforeEach
  void anAccount() {
    clock.turnTo(MORNING);
    realm = realms.create();
    account = realms.account(realm, "bithu", "administrator", null);
  }

  @Test
  void whoeverGuessesElsewhereLocksNobodyOut() {
    guessUntilSlowed(GUESSER, "bithu");
    assertThat(tried(at("127.0.0.8"), "bithu", TestRealms.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(tried(at(GUESSER), "bithu", TestRealms.PASSWORD).statusCode())
        .as("the guesser waits")
        .isEqualTo(422);
  }

  @Test
  void onAKnownDeviceTheGuessesOfOthersAtTheSameAddressDoNotCount() {
    Visitor desk = at(GUESSER).signIn("bithu");
    assertThat(desk.cookie("mach-device")).isPresent();
    desk.get("/");
    desk.post("/sign-out", Map.of());
    guessUntilSlowed(GUESSER, "bithu");
    assertThat(tried(desk, "bithu", TestRealms.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(tried(at(GUESSER), "bithu", TestRealms.PASSWORD).statusCode()).isEqualTo(422);
  }

  @Test
  void guessesOnAKnownDeviceAreSlowedToo() {
    Visitor stolen = at(GUESSER).signIn("bithu");
    stolen.get("/");
    stolen.post("/sign-out", Map.of());
    for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
      assertThat(tried(stolen, "bithu", "sai").body()).contains("không đúng");
    }
    assertThat(tried(stolen, "bithu", TestRealms.PASSWORD).body()).contains("giây");
    assertThat(tried(at("127.0.0.8"), "bithu", TestRealms.PASSWORD).statusCode())
        .as("elsewhere nobody waits for it")
        .isEqualTo(302);
  }

  @Test
  void aDeviceIsKnownToNobodyElseAndNotByAChangedCookie() {
    realms.account(realm, "vanphong", "office", null);
    Visitor desk = at(GUESSER).signIn("vanphong");
    guessUntilSlowed(GUESSER, "bithu");
    assertThat(tried(desk, "bithu", TestRealms.PASSWORD).statusCode()).isEqualTo(422);
    String cookie = desk.cookie("mach-device").orElseThrow();
    String forged = account + cookie.substring(cookie.indexOf('.'));
    Visitor forger = Visitor.from(GUESSER, port, realm, Map.of("Cookie", "mach-device=" + forged));
    assertThat(tried(forger, "bithu", TestRealms.PASSWORD).statusCode()).isIn(403, 422);
  }

  @Test
  void aWholeOfficeSignsInAtOnceAlsoAfterManyMistakesThere() throws Exception {
    for (int i = 0; i < 6; i++) {
      realms.account(realm, "nguoi" + i, "member", null);
    }
    realms.sql(
        realm,
        "insert into sign_in_failures values ('address:127.0.0.9', 29, '2026-07-15 00:59+00', '2026-07-15 00:59+00')");
    List<Callable<Integer>> office = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String login = "nguoi" + i;
      office.add(() -> tried(at(GUESSER), login, TestRealms.PASSWORD).statusCode());
    }
    try (var doors = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> one : doors.invokeAll(office)) {
        assertThat(one.get()).isEqualTo(302);
      }
    }
  }

  @Test
  void onePersonWhoPressesTwiceComesIn() throws Exception {
    realms.sql(
        realm,
        "insert into sign_in_failures values ('login:127.0.0.9 bithu', 4, '2026-07-15 00:59+00', '2026-07-15 00:59+00')");
    Visitor desk = at(GUESSER);
    desk.get("/sign-in");
    Callable<Integer> press =
        () ->
            desk.post("/sign-in", Map.of("login", "bithu", "password", TestRealms.PASSWORD))
                .statusCode();
    try (var fingers = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> one : fingers.invokeAll(List.of(press, press))) {
        assertThat(one.get()).isEqualTo(302);
      }
    }
  }

  @Test
  void guessesCheckedAtTheSameTimeEndAsIfOneCameAfterTheOther() {
    CurrentRealm.run(
        realm,
        () -> {
          var counts = LoginThrottle.ofPassword("bithu", GUESSER, null);
          assertThat(throttle.wait(counts)).isZero();
          for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
            throttle.failed(counts);
          }
          assertThat(throttle.passed(counts))
              .as("right, but too many failed before it was found out")
              .isEqualTo(Duration.ofSeconds(5));
        });
  }

  @Test
  void nobodyGuessesFreelyByNamingOtherAddresses() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
      tried(named(GUESSER, "10.0.0." + i), "bithu", "sai");
    }
    assertThat(tried(named(GUESSER, "10.0.0.99"), "bithu", TestRealms.PASSWORD).body())
        .contains("giây");
  }

  @Test
  void aListedProxyIsBelievedAboutWhoCalledIt() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
      tried(named("127.0.0.2", "203.0.113.5"), "bithu", "sai");
    }
    assertThat(tried(named("127.0.0.2", "203.0.113.5"), "bithu", "sai").body()).contains("giây");
    assertThat(tried(named("127.0.0.2", "198.51.100.7, 203.0.113.5"), "bithu", "sai").body())
        .as("only what the proxy itself saw, not what its caller says")
        .contains("giây");
    assertThat(tried(named("127.0.0.2", "203.0.113.6"), "bithu", TestRealms.PASSWORD).statusCode())
        .isEqualTo(302);
  }

  @Test
  void guessedPasswordsNeverBlockTheWayByOneTimeCode() throws Exception {
    guessUntilSlowed(GUESSER, "bithu");
    String code =
        CurrentRealm.in(
            realm,
            () ->
                switch (accounts.makeCode(Actor.system(), new AccountId(account))) {
                  case Outcome.Done<String>(String made) -> made;
                  case Outcome.Refused<String> refused -> throw new AssertionError(refused);
                });
    Visitor visitor = at(GUESSER);
    visitor.get("/sign-in/code");
    var answer =
        visitor.post(
            "/sign-in/code",
            Map.of(
                "login",
                "bithu",
                "code",
                code,
                "password",
                "mưa rơi trên mái",
                "again",
                "mưa rơi trên mái"));
    assertThat(answer.statusCode()).isEqualTo(302);
  }

  @Test
  void guessingThePresentPasswordInATakenSessionIsSlowed() {
    Visitor thief = at(GUESSER).signIn("bithu");
    Visitor holder = at("127.0.0.8").signIn("bithu");
    thief.get("/access/password");
    for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
      assertThat(changed(thief, "sai").body()).contains("không đúng");
    }
    assertThat(changed(thief, TestRealms.PASSWORD).body()).contains("giây");
    var token =
        thief.post(
            "/access/me/tokens",
            Map.of("key", "k", "name", "x", "days", "30", "password", TestRealms.PASSWORD));
    assertThat(token.body()).as("the same count").contains("giây");
    holder.get("/access/password");
    assertThat(changed(holder, TestRealms.PASSWORD).statusCode())
        .as("the holder signs in anew and goes on")
        .isEqualTo(302);
  }

  private void guessUntilSlowed(String address, String login) {
    for (int i = 0; i < LoginThrottle.FREE_FOR_LOGIN; i++) {
      assertThat(tried(at(address), login, "sai").body()).contains("không đúng");
    }
    assertThat(tried(at(address), login, "sai").body()).contains("giây");
  }

  private Visitor at(String address) {
    return Visitor.from(address, port, realm, Map.of());
  }

  private Visitor named(String address, String forwarded) {
    return Visitor.from(address, port, realm, Map.of("X-Forwarded-For", forwarded));
  }

  private static HttpResponse<String> tried(Visitor visitor, String login, String password) {
    visitor.get("/sign-in");
    return visitor.post("/sign-in", Map.of("login", login, "password", password));
  }

  private static HttpResponse<String> changed(Visitor visitor, String old) {
    return visitor.post(
        "/access/password",
        Map.of("old", old, "password", "mưa rơi trên mái", "again", "mưa rơi trên mái"));
  }
}
