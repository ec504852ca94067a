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

/** A clerk, a secretary and the office of a committee bring the lists they have. */
@MachTest
@Tag("slow")
class PeopleImportTest {

  private static final String HEAD =
      "Tên chi bộ;Loại hoạt động;Hình thức;Nội dung;Ngày sinh hoạt;Số phải dự;Số có mặt\n";

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private CommandFixture working;
  private Visitor clerk;

  @BeforeEach
  void aCommuneWithItsClerk() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    Tree.of("TU", "TU/XA1", "TU/XA2")
        .named("XA1", "Đảng bộ xã Hòa Sơn", "commune")
        .named("XA2", "Đảng bộ xã Mỹ Lợi", "commune")
        .unit("C1", "XA1", "Chi bộ ấp 1", "branch")
        .unit("C2", "XA1", "Chi bộ ấp 2", "branch")
        .unit("D2", "XA2", "Chi bộ ấp 2", "branch")
        .unit("38.168.053.000.001", "XA1", "Chi bộ Trạm y tế", "branch")
        .plant(realms, realm);
    realms.account(realm, "nhap.lieu", "clerk", "XA1");
    clerk = new Visitor(port, realm).signIn("nhap.lieu");
  }

  private long sent(Visitor sender, String name, String text) {
    long id = new ImportFixture(sender).sendOne(ExchangeWalkTest.files(name, text));
    working.await(realm, id);
    return id;
  }

  private String page(Visitor visitor, long id) {
    return visitor.get("/exchange/imports/" + id).body();
  }

  private void accept(Visitor visitor, long id, String rows) {
    assertThat(ImportFixture.decide(visitor, id, "accept", Map.of("rows", rows)).statusCode())
        .isEqualTo(302);
    working.await(realm, id);
  }

  @Test
  void aClerkBringsMeetingsAloneByNamesAndVietnameseWordsAndTheSameSheetAgainChangesNothing() {
    String sheet =
        HEAD
            + "Chi bộ ấp 1;Sinh hoạt chi bộ;Trực tiếp;Sinh hoạt tháng 6;05/06/2026;20;19\n"
            + "chi bo ap 2;sinh hoat chi bo;truc tuyen;Sinh hoạt tháng 6;06/06/2026;1.234;1.200\n"
            + "38168053000001;Thematic meeting;In person;Chuyên đề;07/06/2026;12;12\n";
    long id = sent(clerk, "Sinh hoạt tháng 6.csv", sheet);
    assertThat(page(clerk, id))
        .contains("3 dòng sẽ được nhận, 0 dòng đã có sẵn. Mọi cột và mọi dòng đều đọc được")
        .contains("Chi bộ ấp 2 (C2)", "Chi bộ Trạm y tế (38.168.053.000.001)", "Trực tuyến");
    accept(clerk, id, "all");
    assertThat(
            working.number(
                realm,
                "select sum(present) from activities_confirmed a join unit_codes u using (unit_id) where u.code in ('C1', 'C2', '38.168.053.000.001')"))
        .isEqualTo(1231);

    assertThat(page(clerk, sent(clerk, "Gửi lại.csv", sheet)))
        .contains("Không có gì mới: cả 3 dòng đã có sẵn");
  }

  @Test
  void aUnitElsewhereIsRefusedByNameAsOneThatIsNotThere() {
    long id =
        sent(
            clerk,
            "thang-6.csv",
            HEAD
                + "D2;Sinh hoạt chi bộ;;Của xã khác;05/06/2026;20;19\n"
                + "Chi bộ không có;Sinh hoạt chi bộ;;Không có;05/06/2026;20;19\n"
                + "Chi bộ ấp 2, Đảng bộ xã Mỹ Lợi;Sinh hoạt chi bộ;;Của xã khác;05/06/2026;20;19\n"
                + "Chi bộ ấp 2;Sinh hoạt chi bộ;;Của xã mình;05/06/2026;20;19\n");
    assertThat(page(clerk, id))
        .contains("1 dòng sẽ được nhận, 3 dòng bị từ chối")
        .contains("Ô ghi “D2”.", "Ô ghi “Chi bộ không có”.")
        .containsPattern("(?s)(Không có tổ chức này trong phạm vi của đồng chí.*){3}")
        .contains("Chi bộ ấp 2 (C2)")
        .doesNotContain("(D2)");
  }

  @Test
  void unknownWordsAreRefusedAndQuoted() {
    long id =
        sent(
            clerk,
            "thang-6.csv",
            HEAD
                + "C1;Họp giao ban;;Giao ban;05/06/2026;20;19\n"
                + "C1;Sinh hoạt chi bộ;Qua điện thoại;Sinh hoạt;05/06/2026;20;19\n");
    assertThat(page(clerk, id)).contains("Ô ghi “Họp giao ban”.", "Ô ghi “Qua điện thoại”.");
  }

  @Test
  void everybodySeesTheirOwnImportsOnly() {
    realms.account(realm, "ban", "secretary", "XA1");
    realms.account(realm, "khac", "clerk", "XA2");
    realms.account(realm, "theo.doi", "observer", "TU");
    Visitor colleague = new Visitor(port, realm).signIn("ban");
    long id = sent(clerk, "a.csv", HEAD + "C1;Sinh hoạt chi bộ;;Một;05/06/2026;20;19\n");
    assertThat(clerk.get("/exchange").body()).contains("a.csv");
    assertThat(colleague.get("/exchange").body()).contains("Nhập").doesNotContain("a.csv");
    assertThat(colleague.get("/exchange/imports/" + id).statusCode()).isEqualTo(404);
    Visitor other = new Visitor(port, realm).signIn("khac");
    other.get("/exchange");
    assertThat(other.post("/exchange/imports/" + id + "/accept", Map.of("key", "k")).statusCode())
        .isEqualTo(404);
    assertThat(new Visitor(port, realm).signIn("theo.doi").get("/exchange").statusCode())
        .isEqualTo(404);
    assertThat(clerk.post("/exchange/realm.zip", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aSheetThatIsCalledAsItsTableIsReadBeforeOneThatOnlyLooksLikeIt() {
    long id =
        new ImportFixture(clerk)
            .sendOne(
                ExchangeWalkTest.files(
                    "Bản nháp.csv",
                    HEAD + "Chi bộ ấp 1;Sinh hoạt chi bộ;Trực tiếp;Nháp;05/06/2026;20;19\n",
                    "Hoạt động.csv",
                    HEAD + "Chi bộ ấp 1;Sinh hoạt chi bộ;Trực tiếp;Bản đúng;05/06/2026;20;19\n"));
    working.await(realm, id);
    assertThat(page(clerk, id))
        .contains("1 dòng sẽ được nhận", "Bản đúng", "Trang hoặc tệp “Bản nháp.csv” là");
  }

  @Test
  void tablesOfTheWholeRealmAreNotForAClerkAndSaidSo() {
    long id =
        new ImportFixture(clerk)
            .sendOne(
                ExchangeWalkTest.files(
                    "activities.csv",
                    HEAD + "C1;Sinh hoạt chi bộ;;Một;05/06/2026;20;19\n",
                    "units.csv",
                    "code,name,kind,parent,valid_from\nZ,Chi bộ Z,branch,XA1,2020-01-01\n"));
    working.await(realm, id);
    assertThat(page(clerk, id))
        .contains("1 dòng sẽ được nhận")
        .contains("Bảng units: vai trò của đồng chí không nhập bảng này nên không đọc");
  }

  @Test
  void theOfficeOfACommitteeBringsUnitsUnderItAndTheirMeetingsButNoneElsewhere() {
    realms.account(realm, "van.phong.xa", "office", "XA1");
    Visitor office = new Visitor(port, realm).signIn("van.phong.xa");
    long id =
        new ImportFixture(office)
            .sendOne(
                ExchangeWalkTest.files(
                    "Tổ chức.csv",
                    """
                    Mã;Tên;Loại;Cấp trên;Từ ngày
                    XA1;Đảng bộ xã Hòa Sơn;commune;TU;2020-01-01
                    C9;Chi bộ ấp 9;Chi bộ trực thuộc;Đảng bộ xã Hòa Sơn;2020-01-01
                    C91;Tổ đảng 1;Tổ đảng;C9;2020-01-01
                    Z1;Chi bộ chỗ khác;Chi bộ trực thuộc;XA2;2020-01-01
                    Z2;Chi bộ đứng riêng;Chi bộ trực thuộc;;2020-01-01
                    D2;Chi bộ ấp 2;branch;XA1;2020-01-01
                    """,
                    "Hoạt động.csv",
                    HEAD + "Tổ đảng 1;Sinh hoạt chi bộ;;Một;05/06/2026;20;19\n"));
    working.await(realm, id);
    assertThat(page(office, id))
        .contains("3 dòng sẽ được nhận, 3 dòng bị từ chối")
        .contains("Tổ chức, dòng 5", "Tổ chức, dòng 6", "Tổ chức, dòng 7");
    accept(office, id, "good");
    assertThat(
            working.number(
                realm,
                "select count(*) from activities_confirmed join unit_codes u using (unit_id) where u.code = 'C91'"))
        .isEqualTo(1);
  }

  @Test
  void aSecondTopUnitIsAskedAboutTakesNobodysRightAwayAndIsNotTheirsWhoHoldTheFirst() {
    realms.account(realm, "quan.tri", "administrator", "TU");
    Visitor administrator = new Visitor(port, realm).signIn("quan.tri");
    long id =
        sent(
            administrator,
            "units.csv",
            "code,name,kind,valid_from\nZ9,Chi bộ quên cột cấp trên,branch,2020-01-01\n");
    assertThat(page(administrator, id))
        .contains("Chi bộ quên cột cấp trên (Z9)", "sẽ đứng riêng", "name=\"tops\"");
    var unticked = ImportFixture.decide(administrator, id, "accept", Map.of("rows", "all"));
    assertThat(unticked.statusCode()).isEqualTo(422);
    assertThat(unticked.body()).contains("Hãy đánh dấu vào ô đồng ý");
    assertThat(working.count(realm, "units")).isEqualTo(7);

    ImportFixture.decide(administrator, id, "accept", Map.of("rows", "all", "tops", "yes"));
    working.await(realm, id);
    assertThat(working.count(realm, "units")).isEqualTo(8);
    assertThat(administrator.get("/exchange/imports/" + id).statusCode()).isEqualTo(200);
    assertThat(administrator.get("/rollups").statusCode()).isEqualTo(200);
    assertThat(administrator.get("/exchange").body()).doesNotContain("/exchange/realm.zip");
    assertThat(administrator.post("/exchange/realm.zip", Map.of()).statusCode()).isEqualTo(404);
    long people =
        sent(
            administrator,
            "people.csv",
            "code,full_name,unit,status\nM1,Người của Z9,Z9,official\nM2,Người của mình,C1,official\n");
    assertThat(page(administrator, people)).contains("1 dòng sẽ được nhận, 1 dòng bị từ chối");
    long accounts =
        sent(administrator, "accounts.csv", "login,role,unit\nla,office,Z9\nta,member,C1\n");
    assertThat(page(administrator, accounts)).contains("1 dòng sẽ được nhận, 1 dòng bị từ chối");
    realms.sql(
        realm,
        "insert into people (code, full_name, admitted_on, official_on) values ('DV-9', 'Người của mình', '2005-05-19', '2006-05-19')");
    long posts =
        sent(
            administrator,
            "posts.csv",
            "person,unit,post,valid_from\nDV-9,Z9,secretary,2020-01-01\n");
    assertThat(page(administrator, posts)).contains("Cả 1 dòng mới đều bị từ chối");
    realms.account(realm, "toan.he.thong", "administrator", null);
    Visitor ofAll = new Visitor(port, realm).signIn("toan.he.thong");
    ofAll.get("/exchange");
    assertThat(ofAll.post("/exchange/realm.zip", Map.of()).statusCode()).isEqualTo(200);
    realms.sql(
        realm,
        "update unit_versions set parent_id = (select id from units where code = 'TU') where unit_id = (select id from units where code = 'Z9')");
    realms.sql(realm, "call rebuild_unit_closure()");
    assertThat(administrator.post("/exchange/realm.zip", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void aListWithoutCodesKnowsAMemberByTheCard() {
    realms.sql(
        realm,
        "insert into people (code, full_name, admitted_on, official_on, card_number) values ('DV-1', 'Nguyễn Thị Hòa', '2005-05-19', '2006-05-19', '12345678')");
    realms.sql(
        realm,
        "insert into memberships (person_id, valid_from, unit_id, status) select p.id, '2006-05-19', u.id, 'official' from people p, units u where u.code = 'C1'");
    realms.account(realm, "vanphong", "office", "XA1");
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    long id =
        sent(
            office,
            "dang-vien.csv",
            """
            full_name,unit,status,admitted_on,official_on,card_number
            Nguyễn Thị Hòa,C1,official,19/05/2005,19/05/2006,12345678
            Trần Văn Đức,C1,official,03/02/2001,03/02/2002,23456789
            """);
    assertThat(page(office, id)).contains("1 dòng sẽ được nhận, 1 dòng đã có sẵn");
    accept(office, id, "all");
    assertThat(working.number(realm, "select count(*) from people")).isEqualTo(2);
    assertThat(working.number(realm, "select count(*) from people where code = '23456789'"))
        .isEqualTo(1);
  }

  @Test
  void secretMarkingsAreRefusedFromFilesAsFromTheForm() {
    long id =
        sent(
            clerk,
            "thang-6.csv",
            HEAD
                + "C1;Sự kiện;;Tài liệu Tối mật số 1;05/06/2026;;\n"
                + "C1;Sự kiện;;Báo cáo mật độ dân số;05/06/2026;;\n");
    assertThat(page(clerk, id))
        .contains("1 dòng sẽ được nhận, 1 dòng bị từ chối")
        .contains("Nội dung mang dấu độ mật");
  }
}
