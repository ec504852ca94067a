package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
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
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Nothing that lets somebody in outlives the password it was made under. */
@MachTest
@Tag("slow")
class CredentialsTest {

  private static final String NEW = "mưa rơi trên mái";

  @Autowired TestRealms realms;
  @Autowired Accounts accounts;
  @Autowired ActorLoader loader;
  @Autowired AccountsSql sql;
  @Autowired Tokens tokens;
  @Autowired CalendarTokens calendars;
  @Autowired OwnAccount own;
  @LocalServerPort int port;

  Realm realm;
  long account;
  Visitor holder;
  String token;

  @BeforeEach
  void anAccountWithAToken() {
    realm = realms.create();
    realms.account(realm, "quantri", "administrator", null);
    account = realms.account(realm, "vanphong", "office", null);
    holder = new Visitor(port, realm).signIn("vanphong");
    token = token(made(TestRealms.PASSWORD).body());
    assertThat(api()).isEqualTo(200);
  }

  @Test
  void aTokenIsMadeOnlyByWhoKnowsThePassword() {
    var refused = made("sai");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Mật khẩu hiện nay không đúng")
        .doesNotContainPattern("mach_[A-Za-z0-9_-]{43}");
  }

  @Test
  void aChangedPasswordEndsTokensAndUnusedCodes() throws Exception {
    String code = code();
    change();
    assertThat(api()).isEqualTo(401);
    assertThat(used(code).statusCode()).isEqualTo(422);
  }

  @Test
  void recoveryByCodeEndsTokens() throws Exception {
    assertThat(used(code()).statusCode()).isEqualTo(302);
    assertThat(api()).isEqualTo(401);
  }

  @Test
  void closingEndsTokensAndUnusedCodesForGood() throws Exception {
    String code = code();
    var administrator = new Visitor(port, realm).signIn("quantri");
    administrator.get("/access");
    String path = "/access/" + account;
    assertThat(administrator.post(path + "/close", Map.of("key", "1")).statusCode()).isEqualTo(302);
    assertThat(administrator.post(path + "/reopen", Map.of("key", "2")).statusCode())
        .isEqualTo(302);
    assertThat(api()).isEqualTo(401);
    assertThat(used(code).statusCode()).isEqualTo(422);
  }

  @Test
  void aTokenDoesNothingWhileAPasswordMustBeChosen() {
    realms.sql(realm, "update accounts set must_change = true where login = 'vanphong'");
    assertThat(api()).isEqualTo(401);
    realms.sql(realm, "update accounts set must_change = false where login = 'vanphong'");
    assertThat(api()).isEqualTo(200);
  }

  /** Each of these signs in with the password that was right when it asked. */
  @Test
  void whoSignsInWhileThePasswordIsChangedIsNotInAfterwards() throws Exception {
    var changed = new AtomicBoolean();
    var begun = new CountDownLatch(8);
    try (var thieves = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Visitor>>> signedIn = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        signedIn.add(thieves.submit(() -> signingIn(begun, changed)));
      }
      begun.await();
      change();
      changed.set(true);
      for (Future<List<Visitor>> each : signedIn) {
        assertThat(each.get())
            .allSatisfy(it -> assertThat(it.get("/access/me").statusCode()).isEqualTo(302));
      }
    }
    assertThat(holder.get("/access/me").statusCode()).isEqualTo(200);
  }

  private List<Visitor> signingIn(CountDownLatch begun, AtomicBoolean changed) {
    List<Visitor> signedIn = new ArrayList<>();
    for (boolean last = false; !last; ) {
      last = changed.get();
      Visitor visitor = new Visitor(port, realm);
      visitor.get("/sign-in");
      visitor.post("/sign-in", Map.of("login", "vanphong", "password", TestRealms.PASSWORD));
      signedIn.add(visitor);
      begun.countDown();
    }
    return signedIn;
  }

  @Test
  void nothingIsMadeWithThePasswordThatWasRightBeforeItWasChanged() throws Exception {
    CurrentRealm.in(
        realm,
        () -> {
          Actor actor = loader.of(account, "page").orElseThrow();
          long before = sql.find(account).orElseThrow().generation();
          change();
          assertThat(tokens.make(actor, "1", before, "máy", 30))
              .isEqualTo(Outcome.refused("password", "access.refused.old_password"));
          assertThat(calendars.make(actor, "2", before))
              .isEqualTo(Outcome.refused("present", "access.refused.old_password"));
          assertThat(own.changePassword(actor, before, NEW, TestRealms.PASSWORD))
              .isEqualTo(Outcome.refused("old", "access.refused.old_password"));
          return null;
        });
  }

  @Test
  void anAccountHasTwentyTokensAlsoWhereManyAreMadeAtTheSameMoment() throws Exception {
    CurrentRealm.in(
        realm,
        () -> {
          Actor actor = loader.of(account, "page").orElseThrow();
          try (var makers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
              String key = "token " + i;
              makers.submit(
                  () -> CurrentRealm.in(realm, () -> tokens.make(actor, key, 0, "máy", 30)));
            }
          }
          return assertThat(tokens.list(account)).hasSize(20);
        });
  }

  private void change() {
    holder.get("/access/password");
    assertThat(
            holder
                .post(
                    "/access/password",
                    Map.of("old", TestRealms.PASSWORD, "password", NEW, "again", NEW))
                .statusCode())
        .isEqualTo(302);
  }

  private HttpResponse<String> made(String password) {
    holder.get("/access/me");
    return holder.post(
        "/access/me/tokens",
        Map.of("key", password, "name", "máy", "days", "30", "password", password));
  }

  private int api() {
    return holder
        .send(
            HttpRequest.newBuilder(URI.create(holder.base() + "/api/v1/me"))
                .header("Authorization", "Bearer " + token)
                .build())
        .statusCode();
  }

  private HttpResponse<String> used(String code) {
    Visitor visitor = new Visitor(port, realm);
    visitor.get("/sign-in/code");
    return visitor.post(
        "/sign-in/code", Map.of("login", "vanphong", "code", code, "password", NEW, "again", NEW));
  }

  private String code() throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            switch (accounts.makeCode(Actor.system(), new AccountId(account))) {
              case Outcome.Done<String>(String code) -> code;
              case Outcome.Refused<String> refused -> throw new AssertionError(refused);
            });
  }

  private static String token(String page) {
    var found = Pattern.compile("mach_[A-Za-z0-9_-]{43}").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group();
  }
}
