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
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Whoever sends and whoever accepts: nobody brings or sees what is not theirs. */
@MachTest
@Tag("slow")
class ImportRightsTest {

  private static final String UNITS = "Mã;Tên;Loại;Cấp trên;Từ ngày;Đến ngày;Đơn vị kế thừa\n";

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private CommandFixture working;
  private Visitor administrator;
  private Visitor office;

  @BeforeEach
  void twoCommunes() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    Tree.of("TU", "TU/XA1", "TU/XA2")
        .named("XA1", "Đảng bộ xã Hòa Sơn", "commune")
        .named("XA2", "Đảng bộ xã Mỹ Lợi", "commune")
        .unit("C1", "XA1", "Chi bộ ấp 1", "branch")
        .unit("D2", "XA2", "Chi bộ ấp 2", "branch")
        .plant(realms, realm);
    realms.account(realm, "quan.tri", "administrator", null);
    realms.account(realm, "van.phong.xa", "office", "XA1");
    administrator = new Visitor(port, realm).signIn("quan.tri");
    office = new Visitor(port, realm).signIn("van.phong.xa");
  }

  @Test
  void whatSomebodyMayNotSendDoesNotComeInWhenAnAdministratorAcceptsTheRest() {
    long id =
        sent(
            office,
            "Hoạt động.csv",
            """
            Tổ chức;Loại hoạt động;Nội dung;Ngày
            C1;Sinh hoạt chi bộ;Của mình;05/06/2026
            D2;Sinh hoạt chi bộ;Của xã khác;05/06/2026
            """);
    assertThat(page(administrator, id)).contains("1 dòng sẽ được nhận, 1 dòng bị từ chối");
    accept(administrator, id, Map.of("rows", "good"));
    assertThat(page(administrator, id))
        .contains("Đã nhận 1 dòng", "1 dòng bị từ chối không được nhận");
    assertThat(working.count(realm, "activities")).isEqualTo(1);
  }

  @Test
  void ofAnImportWhoseSenderHasNoAccountAnyMoreNothingComesIn() {
    long id =
        sent(
            office,
            "Hoạt động.csv",
            "Tổ chức;Loại hoạt động;Nội dung;Ngày\nC1;Sinh hoạt chi bộ;Họp;05/06/2026\n");
    CurrentRealm.run(
        realm,
        () ->
            jdbc.sql("update accounts set closed_at = now() where login = 'van.phong.xa'")
                .update());
    accept(administrator, id, Map.of("rows", "all"));
    assertThat(page(administrator, id)).contains("Tài khoản đã gửi lần nhập này đã đóng");
    assertThat(working.count(realm, "activities")).isZero();
  }

  @Test
  void ofPeopleElsewhereWithTheSameCardOnlyTheirNumberIsTold() {
    String head = "code,full_name,unit,status,card_number\n";
    long there =
        sent(administrator, "people.csv", head + "KIN.0009,Trần Kín,D2,official,00123456\n");
    accept(administrator, there, Map.of("rows", "all"));
    long id = sent(office, "people.csv", head + "P1,Lê Một,C1,official,00123456\n");
    assertThat(page(office, id))
        .contains("Số thẻ 00123456 của Lê Một (P1) cũng là của người ở tổ chức khác (số người: 1)")
        .doesNotContain("Trần Kín")
        .doesNotContain("KIN.0009");
  }

  @Test
  void aCardOfSomebodyElsewhereDoesNotTellTheirCode() {
    String head = "code,full_name,unit,status,card_number\n";
    long there =
        sent(administrator, "people.csv", head + "KIN.0009,Trần Kín,D2,official,00123456\n");
    accept(administrator, there, Map.of("rows", "all"));
    long id =
        sent(
            office,
            "people.csv",
            "full_name,unit,status,card_number\nLê Một,C1,official,00123456\n");
    assertThat(page(office, id)).contains("1 dòng sẽ được nhận").doesNotContain("KIN.0009");
  }

  @Test
  void aLeadingPostOfOnesOwnLevelIsNotEndedByAFileButThoseBelowAre() {
    realms.account(realm, "van.phong.tinh", "office", "TU");
    Visitor office = new Visitor(port, realm).signIn("van.phong.tinh");
    realms.sql(
        realm,
        "insert into people (code, full_name, admitted_on, official_on) values ('BT-1', 'Lê Một',"
            + " '2005-05-19', '2006-05-19'), ('BT-2', 'Võ Hai', '2005-05-19', '2006-05-19')");
    realms.sql(
        realm,
        """
        insert into posts (person_id, unit_id, post, valid_from)
        select p.id, u.id, x.post, '2020-01-01' from (values ('BT-1', 'TU', 'secretary'), ('BT-1', 'TU', 'committee_member'), ('BT-2', 'XA1', 'secretary')) x (person, unit, post)
        join people p on p.code = x.person join units u on u.code = x.unit
        """);
    String posts =
        """
        person,unit,post,valid_from,valid_to
        BT-1,TU,secretary,2020-01-01,2026-06-30
        BT-1,TU,committee_member,2020-01-01,2026-06-30
        BT-2,XA1,secretary,2020-01-01,2026-06-30
        """;
    long id = sent(office, "posts.csv", posts);
    assertThat(page(office, id))
        .contains("2 dòng sẽ được nhận, 1 dòng bị từ chối", "Chức vụ lãnh đạo do cấp trên");
    realms.sql(
        realm,
        "update accounts set person_id = (select id from people where code = 'BT-1') where login ="
            + " 'van.phong.tinh'");
    long own = sent(office, "posts.csv", posts + "\n");
    assertThat(page(office, own)).as("one's own may be laid down").contains("3 dòng sẽ được nhận");
  }

  @Test
  void aFileGivesNoRoleThatThePageWouldNotAndNoCodeForAnAccountThatGrewBeyondItsSender() {
    realms.account(realm, "van.phong.tinh", "office", "TU");
    Visitor office = new Visitor(port, realm).signIn("van.phong.tinh");
    long id =
        sent(
            office,
            "accounts.csv",
            "login,role,unit\nqt,administrator,TU\ntv,member,C1\nnl,clerk,C1\n");
    assertThat(page(office, id))
        .contains("2 dòng sẽ được nhận, 1 dòng bị từ chối", "Đồng chí không giao được vai trò này");
    accept(office, id, Map.of("rows", "good"));
    realms.sql(
        realm,
        "insert into grants (account_id, role, granted_at, granted_by) select id, 'administrator',"
            + " now(), 0 from accounts where login = 'tv'");
    assertThat(ImportFixture.decide(office, id, "codes", Map.of()).body())
        .contains("nl")
        .doesNotContain("<th scope=\"row\">tv</th>");
  }

  @Test
  void aFileMakesNoSecondAccountOfAPerson() {
    realms.account(realm, "van.phong.tinh", "office", "TU");
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (91, 'P91', 'Nguyễn Thị Hòa'), (92, 'P92', 'Trần Văn Đức');
        insert into memberships (person_id, valid_from, unit_id, status)
          select p.id, '2020-01-01', u.id, 'official' from people p, units u where u.code = 'C1'\
        """);
    long own = realms.account(realm, "hoa", "member", "C1");
    realms.sql(realm, "update accounts set person_id = 91 where id = " + own);
    Visitor top = new Visitor(port, realm).signIn("van.phong.tinh");
    long id =
        sent(
            top,
            "accounts.csv",
            "login,role,unit,person\nhoa2,member,C1,P91\nduc,member,C1,P92\nduc2,member,C1,P92\n");
    assertThat(page(top, id))
        .contains("1 dòng sẽ được nhận, 2 dòng bị từ chối", "Người này đã có tài khoản");
  }

  @Test
  void whoDiscardsWhatWasAcceptedMeanwhileIsToldSo() {
    long id =
        sent(
            office,
            "Hoạt động.csv",
            "Tổ chức;Loại hoạt động;Nội dung;Ngày\nC1;Sinh hoạt chi bộ;Họp;05/06/2026\n");
    accept(administrator, id, Map.of("rows", "all"));
    var late = office.post("/exchange/imports/" + id + "/discard", Map.of("key", "bo"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("không bỏ được nữa");
  }

  @Test
  void whoHasTwentyImportsWaitingSettlesOneFirst() {
    CurrentRealm.run(
        realm,
        () ->
            jdbc.sql(
                    "insert into imports (account_id, file_name, started_at, stage) select id,"
                        + " 'x.csv', now(), 'validated' from accounts, generate_series(1, 20) where"
                        + " login = 'van.phong.xa'")
                .update());
    var answer =
        new ImportFixture(office)
            .send(
                "k1",
                ExchangeWalkTest.files(
                    "units.csv",
                    "code,name,kind,parent,valid_from\nC7,Chi bộ 7,branch,XA1,2020-01-01\n"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("đã có 20 lần nhập đang chờ");
  }

  @Test
  void aUnitElsewhereIsNotMadeTheSuccessorOfOnesOwn() {
    long id =
        sent(
            office,
            "Tổ chức.csv",
            UNITS
                + "C8;Chi bộ ấp 8;branch;XA1;2020-01-01;2025-12-31;D2\n"
                + "C9;Chi bộ ấp 9;branch;XA1;2020-01-01;2025-12-31;C1\n");
    assertThat(page(office, id))
        .contains("1 dòng sẽ được nhận, 1 dòng bị từ chối", "Tổ chức, dòng 2", "Ô ghi “D2”.");
  }

  @Test
  void newUnitsUnderNewOnesAreNamedByNameAndTakenAsTheyWereShown() {
    long id =
        sent(
            office,
            "Tổ chức.csv",
            UNITS
                + "C9;Chi bộ ấp 9;branch;Đảng bộ xã Hòa Sơn;2020-01-01;;\n"
                + "C91;Tổ 9;branch;Chi bộ ấp 9;2020-01-01;;\n"
                + "C911;Nhóm 9;branch;Tổ 9;2020-01-01;;\n");
    assertThat(page(office, id)).contains("3 dòng sẽ được nhận, 0 dòng đã có sẵn");
    accept(office, id, Map.of("rows", "all"));
    assertThat(page(office, id)).contains("Đã nhận 3 dòng");
  }

  @Test
  void aFileNeitherApprovesOnesOwnPlanNorAddsToOneThatWasSentNorNamesPeopleElsewhere() {
    realms.sql(
        realm,
        """
        insert into directives (symbol, kind, title, issuer_id, issued_on)
        select '05-CT/TU', 'directive', 'Về sinh hoạt chi bộ', id, '2026-06-01' from units where code = 'TU'\
        """);
    String head = "code,full_name,unit,status,card_number\n";
    accept(
        administrator,
        sent(administrator, "people.csv", head + "KIN.0009,Trần Kín,D2,official,00123456\n"),
        Map.of("rows", "all"));
    String plans = "code,unit,directive,title,begun_on,status\n";
    String lines = "plan,position,text,person\n";
    long id =
        sent(
            office,
            "plans.csv",
            plans
                + "KH1,C1,05-CT/TU,Kế hoạch,2026-07-01,approved\n"
                + "KH2,XA1,05-CT/TU,Kế hoạch,2026-07-01,approved\n"
                + "KH3,D2,05-CT/TU,Kế hoạch,2026-07-01,draft\n");
    assertThat(page(office, id)).contains("1 dòng sẽ được nhận, 2 dòng bị từ chối");
    accept(
        office,
        sent(office, "plans.csv", plans + "KH2,XA1,05-CT/TU,Kế hoạch,2026-07-01,draft\n"),
        Map.of("rows", "all"));
    accept(office, id, Map.of("rows", "good"));
    assertThat(
            page(
                office,
                sent(
                    office,
                    "plan_lines.csv",
                    lines + "KH1,1,Họp,\nKH2,1,Họp,KIN.0009\nKH2,2,Họp,\n")))
        .contains("1 dòng sẽ được nhận, 2 dòng bị từ chối")
        .doesNotContain("Trần Kín");
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
