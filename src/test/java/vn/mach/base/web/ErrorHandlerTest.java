package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
class ErrorHandlerTest {

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

  @Test
  void anUnknownAddressSaysSoInThePageOfItsRealmAndLeadsBack() {
    var answer = visitor.get("/khong-co-trang-nay");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("Không tìm thấy")
        .contains(realm.title())
        .contains("href=\"" + realm.prefix() + "/\"");
  }

  @Test
  void anAddressThatNamesAnotherServerLeadsNowhereElse() {
    for (String path : new String[] {"//evil.example/x", "///evil.example/x", "/%2Fevil.example"}) {
      String page = visitor.get(path).body();
      assertThat(page)
          .contains("?lang=en")
          .doesNotContain("\"//")
          .doesNotContain(realm.prefix() + "//");
    }
    URI address = URI.create("http://localhost:" + port + "//evil.example/x");
    var root = visitor.send(HttpRequest.newBuilder(address).build());
    assertThat(root.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(root.body()).doesNotContain("\"//evil");
  }

  @Test
  void aFieldOfMoreThanTenThousandLettersIsRefusedWithWords() {
    visitor.get("/units/kinds");
    var fields = Map.of("key", "k", "code", "k", "nameVi", "a".repeat(10_001), "nameEn", "b");
    var answer = visitor.post("/units/kinds", fields);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("hơn 10.000 ký tự");
  }

  @Test
  void aValueOfAnAddressThatCannotBeReadIsQuotedWithItsName() {
    for (String path : new String[] {"/tasks/board?unit=xa+Hoa", "/adoptions/1?unit=xa+Hoa"}) {
      var answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(answer.body()).as(path).contains("Không đọc được “xa Hoa” ở mục “unit”");
    }
  }

  @Test
  void aFormOfAnOldPageIsRefusedWithWordsThatSayWhatToDo() {
    var stale = new Visitor(port, realm);
    var answer = stale.post("/sign-in", Map.of("login", "bithu", "password", TestRealms.PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("tải lại trang rồi gửi lại").contains(realm.title());
  }

  @Test
  void filesOfTheLookKeepForAYearAndPagesAreNeverKept() {
    var page = visitor.get("/");
    assertThat(page.headers().firstValue("cache-control").orElse("")).contains("no-store");
    var style =
        java.util.regex.Pattern.compile("href=\"[^\"]*(/assets/mach.css[^\"]*)\"")
            .matcher(page.body());
    assertThat(style.find()).isTrue();
    var file = visitor.get(style.group(1));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("cache-control").orElse(""))
        .contains("max-age=31536000")
        .contains("immutable");
  }

  @Test
  void aPageInOneLanguageLeadsToItselfInTheOther() {
    assertThat(visitor.get("/?on=2026-06-30&lang=en").body())
        .contains("<html lang=\"en\"")
        .contains("href=\"" + realm.prefix() + "/?on=2026-06-30&amp;lang=vi\"");
  }
}
