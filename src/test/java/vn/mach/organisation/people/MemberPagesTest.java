package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class MemberPagesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor member;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X1/A").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'official');
        insert into posts (person_id, unit_id, post, valid_from) values (1, 3, 'committee_member', '2024-01-01');
        insert into fee_statements (person_id, from_month, basis, amount, stated_by, stated_at)
          values (1, '2026-03-01', 'pupil', 5000, 0, now()), (2, '2026-03-01', 'wage', 99000, 0, now());
        insert into access_log (at, account_id, login, via, person_id) values (now(), 999, 'canbo', 'page', 1)\
        """);
    realms.account(realm, "hoa", "member", "A");
    realms.account(realm, "chua", "member", "A");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
    member = new Visitor(port, realm).signIn("hoa");
  }

  @Test
  void aMemberSeesTheirFeesWhoLookedAndWhatTheyAreDueToDo() {
    assertThat(member.get("/me").body())
        .contains(
            "Việc đồng chí cần đọc",
            "Kê khai: Học sinh, sinh viên, 5.000 đồng",
            "canbo",
            "Tải dữ liệu của tôi")
        .doesNotContain("99.000");
  }

  @Test
  void theFileHoldsAllOfTheirDataAndNothingOfOthers() throws IOException {
    Map<String, String> files = unzipped(member);
    assertThat(files)
        .containsKeys(
            "README.txt",
            "person.csv",
            "memberships.csv",
            "posts.csv",
            "transfers.csv",
            "looks.csv",
            "fees.csv",
            "data.json");
    assertThat(files.get("README.txt")).contains("DỮ LIỆU CỦA TÔI", "MY DATA", "fees.csv");
    assertThat(files.get("person.csv")).contains("Nguyễn Thị Hòa");
    assertThat(files.get("posts.csv")).contains("committee_member");
    assertThat(files.get("fees.csv")).contains("5.000");
    assertThat(files.get("looks.csv")).contains("canbo");
    assertThat(files.get("data.json")).contains("\"memberships\"", "Đơn vị A");
    assertThat(String.join("", files.values())).doesNotContain("Đức", "99.000", "D2");
  }

  @Test
  void anAccountThatIsBoundToNobodyIsToldSo() {
    Visitor unbound = new Visitor(port, realm).signIn("chua");
    assertThat(unbound.get("/me/data.zip").statusCode()).isEqualTo(302);
    assertThat(unbound.get("/me").body()).contains("chua");
  }

  @Test
  void largeTypeAndContrastHoldBeforeTheSignInAndFollowTheAccount() {
    Visitor visitor = new Visitor(port, realm);
    assertThat(visitor.get("/sign-in").body()).contains("/look").doesNotContain("data-look");
    visitor.get("/look");
    visitor.post("/look", Map.of("large", "yes", "contrast", "yes"));
    assertThat(visitor.get("/sign-in").body()).contains("data-look=\"large contrast\"");
    member.get("/look");
    member.post("/look", Map.of("large", "yes"));
    Visitor elsewhere = new Visitor(port, realm).signIn("hoa");
    assertThat(elsewhere.get("/").body()).contains("data-look=\"large\"");
    elsewhere.get("/look");
    elsewhere.post("/look", Map.of());
    assertThat(elsewhere.get("/").body()).doesNotContain("data-look");
  }

  private Map<String, String> unzipped(Visitor visitor) throws IOException {
    byte[] bytes =
        visitor.bytes(HttpRequest.newBuilder(URI.create(visitor.base() + "/me/data.zip")).build());
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
        files.put(it.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
