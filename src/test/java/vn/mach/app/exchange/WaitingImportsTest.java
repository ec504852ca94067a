package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** An import waits to be accepted, and something happens in the meantime. */
@MachTest
@Tag("slow")
class WaitingImportsTest {

  private static final String HEAD = "Mã;Tổ chức;Loại hoạt động;Nội dung;Ngày\n";
  private static final String FIRST = HEAD + "A1;C1;Sinh hoạt chi bộ;Một;05/06/2026\n";

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private CommandFixture working;
  private Visitor clerk;

  @BeforeEach
  void aClerkOfACommune() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    Tree.of("XA", "XA/C1").named("XA", "Đảng bộ xã Hòa Sơn", "commune").plant(realms, realm);
    realms.account(realm, "nhap.lieu", "clerk", "XA");
    clerk = new Visitor(port, realm).signIn("nhap.lieu");
  }

  @Test
  void whereOtherRowsWouldComeInThanWereShownNothingDoesUntilTheyWereSeen() {
    long first = sent(clerk, "a.csv", FIRST);
    long second =
        sent(
            clerk,
            "b.csv",
            FIRST.replace("Một", "Khác") + "A2;C1;Sinh hoạt chi bộ;Hai;06/06/2026\n");
    assertThat(page(clerk, second)).contains("2 dòng sẽ được nhận");
    accept(clerk, first, Map.of("rows", "all"));
    accept(clerk, second, Map.of("rows", "all"));
    assertThat(page(clerk, second))
        .contains("Dữ liệu đã thay đổi trong lúc chờ: nay 1 dòng nhận được, 1 dòng bị từ chối")
        .contains("1 dòng sẽ được nhận, 1 dòng bị từ chối", "Hoạt động, dòng 2");
    assertThat(working.count(realm, "activities")).isEqualTo(1);

    accept(clerk, second, Map.of("rows", "good"));
    assertThat(working.count(realm, "activities")).isEqualTo(2);
  }

  @Test
  void whereAUnitWouldStandAtTheTopOnlyByNowItIsAskedAboutThen() {
    realm = realms.create();
    realms.account(realm, "quan.tri", "administrator", null);
    Visitor administrator = new Visitor(port, realm).signIn("quan.tri");
    String head = "code,name,kind,valid_from\n";
    long first = sent(administrator, "units.csv", head + "T1,Tỉnh ủy,province,2020-01-01\n");
    long second = sent(administrator, "units.csv", head + "T2,Đảng ủy Khối,bloc,2020-01-01\n");
    accept(administrator, first, Map.of("rows", "all"));
    accept(administrator, second, Map.of("rows", "all"));
    assertThat(page(administrator, second))
        .contains("Đảng ủy Khối (T2)", "name=\"tops\"", "Hãy đánh dấu vào ô đồng ý");
    accept(administrator, second, Map.of("rows", "all", "tops", "yes"));
    assertThat(working.count(realm, "units")).isEqualTo(2);
  }

  @Test
  void filesAreKeptOnlyUntilTheImportIsSettledAndNoneWaitsForever() {
    long accepted = sent(clerk, "a.csv", FIRST);
    assertThat(working.count(realm, "import_files")).isEqualTo(1);
    accept(clerk, accepted, Map.of("rows", "all"));
    long discarded = sent(clerk, "b.csv", FIRST.replace("A1", "A2"));
    clerk.post("/exchange/imports/" + discarded + "/discard", Map.of("key", "bo"));
    assertThat(working.count(realm, "import_files")).isZero();

    long forgotten = sent(clerk, "c.csv", FIRST.replace("A1", "A3"));
    clock.turnTo(LocalDate.of(2026, 10, 20));
    Visitor later = new Visitor(port, realm).signIn("nhap.lieu");
    sent(later, "d.csv", FIRST.replace("A1", "A4"));
    assertThat(page(later, forgotten)).contains("đã bỏ");
    assertThat(working.count(realm, "import_files")).isEqualTo(1);
  }

  private long sent(Visitor sender, String name, String text) {
    long id = new ImportFixture(sender).sendOne(ExchangeWalkTest.files(name, text));
    working.await(realm, id);
    return id;
  }

  private String page(Visitor visitor, long id) {
    return visitor.get("/exchange/imports/" + id).body();
  }

  private void accept(Visitor visitor, long id, Map<String, String> fields) {
    assertThat(ImportFixture.decide(visitor, id, "accept", fields).statusCode()).isEqualTo(302);
    working.await(realm, id);
  }
}
