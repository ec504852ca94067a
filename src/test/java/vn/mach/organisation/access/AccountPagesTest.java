package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class AccountPagesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AuditLog auditLog;
  @LocalServerPort int port;

  Realm realm;
  long secretary;
  long beside;
  long office;

  @BeforeEach
  void aCommitteeWithAccounts() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = AccessFixture.committee(realms);
    secretary = AccessFixture.bound(realms, realm, "an", 1);
    beside = AccessFixture.bound(realms, realm, "phamdung", 4);
    office = realms.account(realm, "vanphong", "office", "DU");
  }

  @Test
  void aSecretaryMakesAnAccountHandsOutACodeAndItsHolderComesIn() {
    var an = new Visitor(port, realm).signIn("an");
    an.get("/access/new");
    var made =
        an.post(
            "/access",
            Map.of("key", "k1", "login", "Binh", "role", "clerk", "unit", "CB/1", "person", "P2"));
    assertThat(made.statusCode()).isEqualTo(302);
    String path = location(made).replaceAll(".*(/access/\\d+)$", "$1");
    assertThat(an.get(path).body()).contains("binh", "Trần Thị Bình", "Cán bộ nhập liệu");

    String code = codeIn(an.post(path + "/code", Map.of("key", "k2")));
    var binh = new Visitor(port, realm);
    binh.get("/sign-in/code");
    assertThat(
            binh.post(
                    "/sign-in/code",
                    Map.of(
                        "login",
                        "binh",
                        "code",
                        code,
                        "password",
                        "mưa rơi trên mái",
                        "again",
                        "mưa rơi trên mái"))
                .statusCode())
        .isEqualTo(302);
    assertThat(binh.get("/api/v1/me").body())
        .contains("\"record\"", "CB/1")
        .doesNotContain("\"grant\"");
    assertThat(binh.get("/access").statusCode())
        .as("a clerk looks after no accounts")
        .isEqualTo(404);
    assertThat(an.get(path).body()).doesNotContain(code);
    assertThat(an.get("/access/audit").body())
        .contains("Tạo tài khoản", "Cấp mã dùng một lần", "Đặt mật khẩu bằng mã dùng một lần")
        .doesNotContain(code);
  }

  @Test
  void theListSaysWhatEachAccountMayDoWhereAndIsNarrowedByTheNameOfAUnit() {
    var vanphong = new Visitor(port, realm).signIn("vanphong");
    assertThat(vanphong.get("/access").body())
        .contains("Văn phòng cấp ủy · Đảng ủy xã", "Bí thư · Chi bộ thôn Một");
    assertThat(vanphong.get("/access?unit=thon+mot").body())
        .contains(">an<")
        .doesNotContain(">phamdung<");
    assertThat(vanphong.get("/access?unit=thon").body())
        .as("words that fit two units name none")
        .doesNotContain(">an<");
    assertThat(vanphong.get("/access/codes?unit=Chi+b%E1%BB%99+th%C3%B4n+M%E1%BB%99t").statusCode())
        .isEqualTo(200);
    assertThat(vanphong.get("/access/audit?unit=thon+mot").body()).doesNotContain("không có mã");
    assertThat(new Visitor(port, realm).signIn("an").get("/access?unit=thon+hai").body())
        .doesNotContain(">phamdung<");
  }

  @Test
  void sentTwiceAnAccountIsMadeOnce() {
    var an = new Visitor(port, realm).signIn("an");
    an.get("/access/new");
    Map<String, String> form =
        Map.of("key", "k1", "login", "binh", "role", "clerk", "unit", "CB/1");
    assertThat(location(an.post("/access", form))).isEqualTo(location(an.post("/access", form)));
    an.get("/access/new");
    assertThat(
            an.post(
                    "/access",
                    Map.of("key", "k2", "login", "binh", "role", "clerk", "unit", "CB/1"))
                .body())
        .contains("đã có người dùng", "value=\"binh\"");
  }

  @Test
  void whatLiesBeyondReachIsNeitherListedNorOpened() {
    var an = new Visitor(port, realm).signIn("an");
    String list = an.get("/access").body();
    assertThat(list).contains(">an<").doesNotContain("phamdung", "vanphong");
    for (long other : new long[] {beside, office}) {
      assertThat(an.get("/access/" + other).statusCode()).isEqualTo(404);
      assertThat(an.post("/access/" + other + "/code", Map.of()).statusCode()).isEqualTo(404);
      assertThat(an.post("/access/" + other + "/close", Map.of()).statusCode()).isEqualTo(404);
      assertThat(
              an.post("/access/" + other + "/roles", Map.of("role", "member", "unit", "CB/1"))
                  .statusCode())
          .isEqualTo(404);
      assertThat(an.post("/access/" + other + "/person", Map.of("person", "P2")).statusCode())
          .isEqualTo(404);
    }
    an.get("/access/new");
    assertThat(
            an.post("/access", Map.of("key", "k", "login", "x", "role", "clerk", "unit", "CB2"))
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void nobodyRisesByBindingAnAccountToSomebodyWithMoreRights() {
    var an = new Visitor(port, realm).signIn("an");
    an.get("/access/new");
    var answer =
        an.post(
            "/access",
            Map.of("key", "k", "login", "x", "role", "observer", "unit", "CB/1", "person", "P3"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("chức vụ của người này cho nhiều quyền hơn");
  }

  @Test
  void aRoleInTheWholeOrganisationMustBeTicked() {
    realms.account(realm, "quantri", "administrator", null);
    var admin = new Visitor(port, realm).signIn("quantri");
    String roles = "/access/" + beside + "/roles";
    assertThat(admin.get("/access/" + beside).body()).contains("Toàn hệ thống (không chọn");
    var slip = admin.post(roles, Map.of("key", "k1", "role", "office", "unit", ""));
    assertThat(slip.statusCode()).isEqualTo(422);
    assertThat(slip.body()).contains("Hãy cho biết tổ chức");
    var both =
        admin.post(roles, Map.of("key", "k2", "role", "office", "unit", "CB2", "whole", "yes"));
    assertThat(both.body()).contains("không chọn cả hai");
    assertThat(
            admin.post(roles, Map.of("key", "k3", "role", "office", "whole", "yes")).statusCode())
        .isEqualTo(302);
    assertThat(admin.get("/access/" + beside).body()).contains("toàn hệ thống");
  }

  @Test
  void aRightThatComesTwiceIsListedOnce() {
    realms.sql(
        realm,
        "insert into grants (account_id, role, unit_id, granted_at, granted_by) select "
            + secretary
            + ", 'secretary', 2, now(), 0");
    String page =
        org.jsoup.Jsoup.parse(new Visitor(port, realm).signIn("an").get("/access/me").body())
            .select("main")
            .text();
    assertThat(page.split("Bí thư ·", -1)).as(page).hasSize(2);
  }

  @Test
  void aRoleIsGivenAndTakenByWhoeverHasItThere() {
    var vanphong = new Visitor(port, realm).signIn("vanphong");
    vanphong.get("/access/" + beside);
    assertThat(
            vanphong
                .post(
                    "/access/" + beside + "/roles",
                    Map.of("key", "k", "role", "clerk", "unit", "CB2"))
                .statusCode())
        .isEqualTo(302);
    String page = vanphong.get("/access/" + beside).body();
    assertThat(page).contains("Cán bộ nhập liệu");
    assertThat(
            vanphong
                .post(
                    "/access/" + beside + "/roles",
                    Map.of("key", "k2", "role", "clerk", "unit", "CB2"))
                .body())
        .contains("đã có vai trò");
    var take = Pattern.compile("/access/" + beside + "/roles/(\\d+)/take").matcher(page);
    assertThat(take.find()).isTrue();
    assertThat(vanphong.post(take.group(), Map.of("key", "k3")).statusCode()).isEqualTo(302);
    assertThat(vanphong.get("/access/" + beside).body()).doesNotContain("/take");
    assertThat(vanphong.get("/access/audit").statusCode()).isEqualTo(200);
    assertThat(vanphong.get("/access/audit?action=access.role_taken").body())
        .contains("Thu hồi vai trò", "vanphong");
  }

  @Test
  void aClosedAccountCannotComeInUntilItIsOpenedAgain() {
    var vanphong = new Visitor(port, realm).signIn("vanphong");
    var dung = new Visitor(port, realm).signIn("phamdung");
    vanphong.get("/access");
    assertThat(vanphong.post("/access/" + beside + "/close", Map.of("key", "k")).statusCode())
        .isEqualTo(302);
    assertThat(dung.get("/").statusCode()).isEqualTo(302);
    assertThat(vanphong.post("/access/" + beside + "/reopen", Map.of("key", "k2")).statusCode())
        .isEqualTo(302);
    new Visitor(port, realm).signIn("phamdung");
  }

  @Test
  void theLastAdministratorStays() {
    long first = realms.account(realm, "quantri", "administrator", null);
    var quantri = new Visitor(port, realm).signIn("quantri");
    String own = quantri.get("/access/" + first).body();
    var take = Pattern.compile("/access/" + first + "/roles/(\\d+)/take").matcher(own);
    assertThat(take.find()).isTrue();
    var answer = quantri.post(take.group(), Map.of("key", "k2"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("quản trị viên cuối cùng");
  }

  @Test
  void aSheetOfCodesIsMadeForTheAccountsThatWait() {
    realms.sql(realm, "update accounts set password = null where login = 'phamdung'");
    var vanphong = new Visitor(port, realm).signIn("vanphong");
    assertThat(vanphong.get("/access/codes").body()).contains("phamdung").doesNotContain(">an<");
    var sheet =
        vanphong.post("/access/codes", Map.of("key", "k", "account", Long.toString(beside)));
    assertThat(sheet.body()).contains("Phạm Thị Dung", "Tôi có mã dùng một lần");
    assertThat(codeIn(sheet)).hasSize(14);
  }

  @Test
  void aCodeIsShownOnceAndTheSameFormSentAgainMakesNoOther() {
    realms.sql(realm, "update accounts set password = null where login = 'phamdung'");
    var vanphong = new Visitor(port, realm).signIn("vanphong");
    vanphong.get("/access/" + beside);
    String path = "/access/" + beside + "/code";
    String code = codeIn(vanphong.post(path, Map.of("key", "k")));
    var again = vanphong.post(path, Map.of("key", "k"));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("không cho xem lại được").doesNotContain(code);
    String other = codeIn(vanphong.post(path, Map.of("key", "k2")));
    assertThat(other).isNotEqualTo(code);
  }

  @Test
  void theAuditLogShowsWhatWasDoneWithinReach() {
    var vanphong = new Visitor(port, realm).signIn("vanphong");
    vanphong.get("/access/new");
    vanphong.post("/access", Map.of("key", "1", "login", "mot", "role", "clerk", "unit", "CB/1"));
    vanphong.post("/access", Map.of("key", "2", "login", "hai", "role", "clerk", "unit", "CB2"));
    assertThat(vanphong.get("/access/audit").body())
        .contains("Tên đăng nhập: mot", "Tên đăng nhập: hai");
    assertThat(vanphong.get("/access/audit?unit=CB2").body())
        .doesNotContain("Tên đăng nhập: mot")
        .contains("Tên đăng nhập: hai");
    assertThat(vanphong.get("/access/audit?to=2026-07-14").body())
        .doesNotContain("Tên đăng nhập: mot");
    assertThat(vanphong.get("/access/audit?who=an").body()).doesNotContain("Tên đăng nhập: mot");
    assertThat(vanphong.get("/access/audit?from=hom-qua&unit=khong").body()).contains("is-invalid");
    var an = new Visitor(port, realm).signIn("an");
    assertThat(an.get("/access/audit").body())
        .contains("Tên đăng nhập: mot")
        .doesNotContain("Tên đăng nhập: hai");
    assertThat(new Visitor(port, realm).signIn("phamdung").get("/access/audit").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aPersonSeesWhoLookedAtThem() throws Exception {
    CurrentRealm.run(realm, () -> auditLog.looked(Actor.system(), new PersonId(2)));
    var looks = CurrentRealm.in(realm, () -> auditLog.looks(new PersonId(2), 1, 20));
    assertThat(looks).singleElement().satisfies(look -> assertThat(look.login()).isEqualTo("mach"));
  }

  @Test
  void onesOwnLanguageIsKept() {
    var an = new Visitor(port, realm).signIn("an");
    an.get("/access/me");
    an.post("/access/me/language", Map.of("language", "en"));
    assertThat(an.get("/access/me").body()).contains("My account");
    var elsewhere = new Visitor(port, realm);
    elsewhere.get("/sign-in");
    elsewhere.post("/sign-in", Map.of("login", "an", "password", TestRealms.PASSWORD));
    assertThat(elsewhere.get("/access/me").body()).contains("My account");
  }

  private static String codeIn(HttpResponse<String> page) {
    var code = Pattern.compile("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}").matcher(page.body());
    assertThat(code.find()).as(page.body()).isTrue();
    return code.group();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }
}
