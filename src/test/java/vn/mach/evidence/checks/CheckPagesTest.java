package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
class CheckPagesTest {

  private static final String WRONG = "Có 229/321 chi bộ <đã họp>, đạt 71,33%.";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  Realm realm;
  Visitor member;

  @BeforeEach
  void somebodyWhoMaySeeABranch() throws java.io.IOException {
    clock.turnTo(LocalDate.of(2026, 10, 15));
    realm = realms.create();
    realms.sql(
        realm,
        java.nio.file.Files.readString(java.nio.file.Path.of("src/test/resources/web/small.sql")));
    realms.account(realm, "quantri", "administrator", null);
    member = new Visitor(port, realm).signIn("quantri");
    member.get("/checks");
  }

  @Test
  void pastedTextComesBackWithWhatContradictsItself() {
    var answer = member.post("/checks", Map.of("text", WRONG));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "1 chỗ cần xem lại",
            "<span id=\"at-1\"></span><mark>229/321 chi bộ &lt;đã họp&gt;, đạt 71,33%</mark>",
            "71,34");
    assertThat(member.get("/checks").body()).as("nothing is kept").doesNotContain("229/321");
  }

  @Test
  void theFindingsAreTakenAwayAsATable() {
    var answer = member.post("/checks/findings.tsv", Map.of("text", WRONG, "name", "thang6.txt"));
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"findings.tsv\"");
    assertThat(answer.body())
        .isEqualTo(
            Tsv.HEADER
                + "\nthang6.txt\t3\t38\tcut\t71,33\t71,34\t229/321 chi bộ <đã họp>, đạt 71,33%\n");
  }

  @Test
  void soundTextIsSaidToBeSound() {
    assertThat(member.post("/checks", Map.of("text", "Có 229/321 chi bộ (71,34%).")).body())
        .contains("Không thấy chỗ nào mâu thuẫn");
  }

  @Test
  void whatCannotBeCheckedIsRefusedBesideItsField() {
    var nothing = member.post("/checks", Map.of("text", "  "));
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Hãy dán văn bản hoặc chọn một tệp");
    var unit =
        member.post(
            "/checks",
            Map.of("text", WRONG, "unit", "KHONG-CO", "from", "2026-01-01", "to", "2026-06-30"));
    assertThat(unit.statusCode()).isEqualTo(422);
    assertThat(unit.body()).contains("Không có đơn vị nào mang mã này", "229/321");
    assertThat(member.post("/checks", Map.of("text", "a".repeat(400_001))).statusCode())
        .isEqualTo(422);
    assertThat(member.post("/checks/findings.tsv", Map.of("text", "")).statusCode()).isEqualTo(422);
  }
}
