package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
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

/** Lists as offices keep them for themselves mean what the office means, or are refused. */
@MachTest
@Tag("slow")
class OfficeSheetsTest {

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private CommandFixture working;
  private Visitor office;

  @BeforeEach
  void theOfficeOfACommune() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    Tree.of("XA")
        .named("XA", "Đảng bộ xã Hòa Sơn", "commune")
        .unit("C1", "XA", "Chi bộ ấp 1", "branch")
        .unit("C2", "XA", "Chi bộ ấp 2", "branch")
        .plant(realms, realm);
    realms.account(realm, "van.phong", "office", "XA");
    office = new Visitor(port, realm).signIn("van.phong");
  }

  @Test
  void aKindIsKnownByWhatOfficesCallIt() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("Sinh hoạt thường kỳ", "branch_meeting");
    kinds.put("Sinh hoạt chi bộ thường kỳ tháng 6/2026", "branch_meeting");
    kinds.put("SHCB định kỳ T6/2026", "branch_meeting");
    kinds.put("sinh hoat dinh ky", "branch_meeting");
    kinds.put("Họp chi bộ hàng tháng", "branch_meeting");
    kinds.put("Regular meeting", "branch_meeting");
    kinds.put("Sinh hoạt chuyên đề quý II/2026", "thematic_meeting");
    kinds.put("Chuyên đề", "thematic_meeting");
    kinds.put("Học tập nghị quyết", "dissemination");
    kinds.put("Kiểm tra đảng viên chấp hành", "inspection");
    kinds.put("Giám sát chuyên đề", "supervision");
    kinds.put("Cuộc thi trực tuyến", "contest");
    kinds.put("Mô hình “Dân vận khéo”", "initiative");
    kinds.put("Biểu dương, khen thưởng", "commendation");
    kinds.put("Tập huấn", "training_class");
    kinds.put("Hội nghị đối thoại", "dialogue");
    kinds.put("Thăm, tặng quà", "visit");
    StringBuilder sheet = new StringBuilder("Mã;Chi bộ;Loại;Nội dung;Ngày;Phải dự;Có mặt\n");
    List<String> written = List.copyOf(kinds.keySet());
    for (int i = 0; i < written.size(); i++) {
      sheet.append("H%02d;C1;%s;Việc;%02d/06/2026;20;19\n".formatted(i, written.get(i), i + 1));
    }
    long id = sent("Hoạt động.csv", sheet.toString());
    assertThat(page(id)).contains("17 dòng sẽ được nhận, 0 dòng đã có sẵn");
    accept(id);
    assertThat(text("select string_agg(kind, ' ' order by ref) from activities"))
        .isEqualTo(String.join(" ", kinds.values()));
  }

  @Test
  void aKindThatCouldBeSeveralOrNoneIsRefusedAndQuoted() {
    List<String> written =
        List.of(
            "Sinh hoạt bất thường",
            "Sinh hoạt thường kỳ kết hợp chuyên đề",
            "Kiểm tra, giám sát",
            "Họp chi ủy",
            "Tháng 6/2026");
    StringBuilder sheet = new StringBuilder("Chi bộ;Loại;Nội dung;Ngày\n");
    written.forEach(kind -> sheet.append("C1;%s;Việc;05/06/2026\n".formatted(kind)));
    assertThat(page(sent("Hoạt động.csv", sheet.toString())))
        .contains(written.stream().map(kind -> "Ô ghi “" + kind + "”.").toList());
  }

  @Test
  void whatTheOfficeItselfCallsAKindGoesBeforeWhatOthersDo() {
    realms.sql(
        realm,
        "insert into activity_kinds (code, name_vi, name_en, attendance) values ('hop', 'Họp chi bộ', 'Meeting', 'none')");
    long id = sent("Hoạt động.csv", "Chi bộ;Loại;Nội dung;Ngày\nC1;Họp chi bộ;Việc;05/06/2026\n");
    accept(id);
    assertThat(text("select kind from activities")).isEqualTo("hop");
  }

  @Test
  void theKindsToChooseFromStandInTheOrderOfTheirUse() {
    assertThat(page(sent("Hoạt động.csv", "Chi bộ;Nội dung;Ngày\nC1;Việc;05/06/2026\n")))
        .containsSubsequence(
            ">Sinh hoạt chi bộ</option>",
            ">Sinh hoạt chuyên đề</option>",
            ">Học tập, quán triệt</option>",
            ">Đối thoại</option>");
  }

  @Test
  void headingsNameTheUnitOfTheMembersBelowThem() {
    long id =
        sent(
            "Đảng viên.csv",
            """
            TT;Họ và chữ đệm;Tên;Ngày sinh;Tình trạng;Số thẻ
            I;CHI BỘ ẤP 1 (2 đảng viên);;;;
            1;Nguyễn Văn;An;19/05/1980;ĐVCT;00123401
            2;Trần Thị;Bình;20.10.1985;Đảng viên dự bị;00123402
            II;Chi bộ ấp 2;;;;
            1;Đ/c Lê Quang;Cường;ngày 01 tháng 01 năm 1975;Miễn công tác và sinh hoạt;00123403
            ;Tổng cộng: 3 đảng viên;;;;
            """);
    assertThat(page(id))
        .contains("3 dòng sẽ được nhận", "“CHI BỘ ẤP 1” là tổ chức của các dòng bên dưới")
        .doesNotContain("Đảng viên: Mã tổ chức, mọi dòng là");
    accept(id);
    assertThat(
            text(
                "select string_agg(p.full_name || ' ' || u.code || ' ' || m.status || ' ' || p.birth_date, ', ' order by p.code) from people p join memberships m on m.person_id = p.id join units u on u.id = m.unit_id"))
        .isEqualTo(
            "Nguyễn Văn An C1 official 1980-05-19, Trần Thị Bình C1 probationary 1985-10-20, Lê Quang Cường C2 exempt 1975-01-01");
  }

  @Test
  void aMarkUnderOfficialOrProbationarySaysTheStatusOfAMember() {
    long id =
        sent(
            "Đảng viên.csv",
            """
            TT;Họ và tên;Nam;Nữ;Chi bộ;Chính thức;Dự bị
            1;Nguyễn Văn An;x;;Chi bộ ấp 1;x;
            2;Trần Thị Bình;;X;Chi bộ ấp 1;;x
            3;Lê Quang Cường;x;;Chi bộ ấp 2;✓;
            4;Phạm Văn Dũng;x;;Chi bộ ấp 2;x;x
            5;Võ Thị Em;;x;Chi bộ ấp 2;;
            """);
    assertThat(page(id))
        .contains(
            "3 dòng sẽ được nhận",
            "dấu trong các cột “Chính thức”, “Dự bị” được đọc là “Tình trạng”",
            "Ô ghi “Chính thức, Dự bị”.",
            "Có dấu ở nhiều cột; chỉ được một.")
        .doesNotContain("Tình trạng, mọi dòng là", "Cột “Dự bị”");
    accept(id);
    assertThat(
            text(
                "select string_agg(p.full_name || ' ' || coalesce(p.gender, '?') || ' ' || m.status, ', ' order by p.full_name) from people p join memberships m on m.person_id = p.id"))
        .isEqualTo(
            "Lê Quang Cường male official, Nguyễn Văn An male official, Trần Thị Bình female probationary");
  }

  @Test
  void daysUnderOfficialAndProbationaryStayDays() {
    long id =
        sent(
            "Đảng viên.csv",
            """
            Họ và tên;Chi bộ;Tình trạng;Dự bị;Chính thức
            Nguyễn Văn An;Chi bộ ấp 1;Chính thức;01/02/2010;01/02/2011
            """);
    assertThat(page(id)).contains("Cột “Dự bị”");
    accept(id);
    assertThat(text("select official_on from people")).isEqualTo("2011-02-01");
  }

  @Test
  void whoDrewUpTheListAndItsTotalAreNoMembersThoughNothingButNamesMustBeThere() {
    long id =
        sent(
            "Đảng viên.csv",
            """
            TT;Họ và chữ đệm;Tên;Ngày sinh;Ngày kết nạp
            ;Chi bộ ấp 1;;;
            1;Đ/c Lê Quang;Cường;01/01/1975;03/02/2005
            2;Nguyễn Văn;An;;
            ;Tổng cộng: 2 đảng viên;;;
            ;;;;Ngày 20 tháng 11 năm 2026
            ;Người lập biểu;;;BÍ THƯ
            ;Trần Thị Bình;;;Phạm Văn Đức
            """);
    ImportFixture.decide(office, id, "answers", Map.of("lacking.0", "official"));
    working.await(realm, id);
    assertThat(page(id)).contains("2 dòng sẽ được nhận, 0 dòng đã có sẵn");
    accept(id);
    assertThat(text("select string_agg(full_name, ', ' order by full_name) from people"))
        .isEqualTo("Lê Quang Cường, Nguyễn Văn An");
  }

  @Test
  void aHeadingIsNoMemberOfTheUnitThatEveryRowIsSaidToBelongTo() {
    String rows = "%d;Nguyễn Văn %s;19/05/1980;Chính thức\n";
    StringBuilder sheet = new StringBuilder("TT;Họ và tên;Ngày sinh;Tình trạng\n");
    for (int i = 1; i <= 45; i++) {
      sheet.append(rows.formatted(i, "A" + (char) ('a' + i % 26) + (char) ('a' + i / 26)));
    }
    sheet.append(";Chi bộ ấp 2;;\n").append(rows.formatted(1, "Sau"));
    long id = sent("Đảng viên.csv", sheet.toString());
    ImportFixture.decide(office, id, "answers", Map.of("lacking.0", "Chi bộ ấp 1"));
    working.await(realm, id);
    assertThat(page(id)).contains("46 dòng sẽ được nhận");
    accept(id);
    assertThat(
            text(
                "select u.code from people p join memberships m on m.person_id = p.id join units u on u.id = m.unit_id where p.full_name = 'Nguyễn Văn Sau'"))
        .isEqualTo("C2");
  }

  @Test
  void thoseDueAreNotAllMembersWhereBothStandInTheSheet() {
    long id =
        sent(
            "Sinh hoạt.csv",
            """
            Đơn vị;Chi bộ;Loại sinh hoạt;Thời gian;Ngày;Tổng số đảng viên;Miễn SH;Phải dự;Có mặt
            Phòng Kinh tế;C1;Thường kỳ;14h00;05/06/2026;22;2;20;19
            """);
    assertThat(page(id))
        .contains(
            "1 dòng sẽ được nhận", "Cột “Tổng số đảng viên”", "Cột “Thời gian”", "Cột “Đơn vị”");
    accept(id);
    assertThat(text("select expected || '/' || present from activities")).isEqualTo("20/19");
    accept(
        sent(
            "Sinh hoạt.csv",
            "Chi bộ;Loại sinh hoạt;Thời gian;Tổng số đảng viên;Có mặt\nC2;Thường kỳ;05/06/2026;15;14\n"));
    assertThat(
            text("select expected from activities where held_on = '2026-06-05' and present = 14"))
        .as("alone it is the number due")
        .isEqualTo("15");
  }

  @Test
  void anAmountMayBeCalledByItsNameAndOneThatNobodyCountsIsPointedOut() {
    long id =
        new ImportFixture(office)
            .sendOne(
                ExchangeWalkTest.files(
                    "Hoạt động.csv",
                    "Mã;Chi bộ;Loại;Nội dung;Ngày\nH1;C1;Mô hình;Nhà tình thương;05/06/2026\n",
                    "amounts.csv",
                    "Mã hoạt động;Số đo;Giá trị\nH1;Số tiền;1.500.000\nH1;Căn nhà;2\nH1;Nhà;3\nH1;mấy căn;3\n"));
    working.await(realm, id);
    assertThat(page(id))
        .contains("Ô ghi “mấy căn”.")
        .contains("không loại hoạt động nào có số đo “Nhà”");
    accept(id);
    assertThat(
            text(
                "select string_agg(amount || '=' || value, ' ' order by amount collate \"C\") from activity_amounts"))
        .isEqualTo("Nhà=3 houses=2 money_vnd=1500000");
  }

  @Test
  void aStatusThatCouldBeEitherWayIsRefused() {
    assertThat(
            page(
                sent(
                    "Đảng viên.csv",
                    "Họ và tên;Chi bộ;Tình trạng\nNguyễn Văn An;C1;Sinh hoạt tạm thời\n")))
        .contains("Ô ghi “Sinh hoạt tạm thời”.");
  }

  private long sent(String name, String text) {
    long id = new ImportFixture(office).sendOne(ExchangeWalkTest.files(name, text));
    working.await(realm, id);
    return id;
  }

  private void accept(long id) {
    ImportFixture.decide(office, id, "accept", Map.of("rows", "good"));
    working.await(realm, id);
  }

  private String page(long id) {
    return office.get("/exchange/imports/" + id).body();
  }

  private String text(String sql) {
    String[] text = new String[1];
    CurrentRealm.run(
        realm, () -> text[0] = jdbc.sql(sql).query((row, at) -> row.getString(1)).single());
    return text[0];
  }
}
