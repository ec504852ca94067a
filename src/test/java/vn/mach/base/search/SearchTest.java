package vn.mach.base.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;
  private Visitor secretary;
  private Visitor neighbour;
  private Visitor observer;
  private Visitor everywhere;

  @BeforeAll
  void aProvinceWithTwoCommunes() {
    realm = realms.create();
    Tree.of("T", "T/HS", "T/HS/HS2", "T/HS/HS20", "T/HS/CU", "T/TB", "T/TB/TB1")
        .named("T", "Đảng bộ tỉnh Minh Châu", "province")
        .named("HS", "Đảng bộ xã Hòa Sơn", "commune")
        .named("HS2", "Chi bộ ấp 2, xã Hòa Sơn", "branch")
        .named("HS20", "Chi bộ ấp 20, xã Hòa Sơn", "branch")
        .named("TB", "Đảng bộ xã Tân Bình", "commune")
        .named("TB1", "Chi bộ trường học, xã Tân Bình", "branch")
        .named("CU", "Chi bộ ấp Miễu", "branch")
        .moved("CU", "2023-01-01", "HS", "Chi bộ bến cũ")
        .ended("CU", "2024-06-30", null)
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into unit_official_codes (unit_id, code, valid_from) select id, '12345678901234', '2020-01-01' from units where code = 'HS2';
        insert into people (code, full_name, card_number) values ('P1', 'Nguyễn Thị Huệ', '00000017'), ('P2', 'Trần Huệ', null);
        insert into memberships (person_id, valid_from, unit_id, status)
          select p.id, '2020-01-01', u.id, 'official' from people p, units u where (p.code, u.code) in (('P1', 'HS2'), ('P2', 'TB1'));
        insert into directives (symbol, kind, title, issuer_id, issued_on, body)
          select '08-KH/ĐU', 'plan', 'Kế hoạch phòng chống thiên tai', id, '2026-03-01', '<p>Huy động xuồng cứu hộ</p>' from units where code = 'HS';
        insert into register_runs (unit_id, book, run_from, run_kind) select id, 'incoming', '2026-01-01', '' from units where code in ('HS', 'TB');
        insert into register_entries (unit_id, book, run_from, run_kind, number, status, day, symbol, title, party, made_at, made_by)
          select id, 'incoming', '2026-01-01', '', 1, 'arrived', '2026-02-01', '15-CV/TU', 'Đơn kiến nghị về kênh Vịnh', 'Ông Phan Khắc', now(), 0
          from units where code = 'HS';
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          select r, u.id, k, t, d::date, s, 0, now() from units u, (values
            ('A-1', 'visit', 'Thăm cựu chiến binh Phạm Quý', '2026-01-05', 'confirmed'),
            ('A-2', 'visit', 'Thăm cựu chiến binh Đoàn Lộc', '2026-05-05', 'confirmed'),
            ('A-3', 'inspection', 'Kiểm tra đồng chí Vương Định', '2026-05-06', 'confirmed'),
            ('A-4', 'visit', 'Thăm hộ nghèo chưa xác nhận', '2026-05-07', 'draft')) a (r, k, t, d, s)
          where u.code = 'HS2';
        with template as (
          insert into report_templates (type, version, layout, source, login, made_at)
          select code, 900, 'party', 'x', 'mach', now() from report_types order by position limit 1 returning id, type)
        insert into reports (code, unit_id, type, template_id, period_from, period_to, status, layout, title, symbol, frozen, hash, signed_at,
            begun_by, begun_login, begun_at)
          select c, u.id, t.type, t.id, '2026-01-01', d::date, s, 'party', 'Báo cáo ngập úng ' || c, y, '{}', 'x', now(), 0, 'mach', now()
          from template t, units u, (values ('Q2', '2026-01-31', 'signed', '03-BC/ĐU'), ('Q3', '2026-02-28', 'draft', '')) r (c, d, s, y)
          where u.code = 'HS';
        with subject as (
          insert into task_subjects (kind, module, subject_id, title, link, assigned_on, created_by, created_at)
          values ('order', 'tasks', 1, 'Rà soát giấy tờ thú y', '/tasks', '2026-06-01', 0, now()) returning id)
        insert into tasks (subject_id, kind, assigned_unit_id, unit_id, assigned_on, due_on, since, created_at)
          select s.id, 'order', u.id, u.id, '2026-06-01', '2026-08-01', '2026-06-01', now() from subject s, units u where u.code = 'HS';
        """);
    realms.account(realm, "toantinh", "office", null);
    realms.account(realm, "vanphong", "office", "T");
    realms.account(realm, "hoason", "secretary", "HS");
    realms.account(realm, "tanbinh", "secretary", "TB");
    realms.account(realm, "quansat", "observer", "T");
    office = new Visitor(port, realm).signIn("vanphong");
    secretary = new Visitor(port, realm).signIn("hoason");
    neighbour = new Visitor(port, realm).signIn("tanbinh");
    observer = new Visitor(port, realm).signIn("quansat");
    everywhere = new Visitor(port, realm).signIn("toantinh");
  }

  private static String search(Visitor visitor, String typed) {
    var answer = visitor.get("/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    String body = answer.body();
    return body.substring(body.indexOf("<main"))
        .replaceAll("<[^>]*>", "\n")
        .replaceAll("\\s*\n\\s*", "\n");
  }

  @Test
  void accentsCaseOrderAndPunctuationDoNotMatter() {
    for (String typed :
        List.of("Chi bộ ấp 2, xã Hòa Sơn", "hoa son ap 2", "HOÀ SƠN ẤP 2", "xa hoa-son (ap 2)")) {
      assertThat(search(secretary, typed)).as(typed).contains("Chi bộ ấp 2, xã Hòa Sơn");
    }
  }

  @Test
  void aWordIsFoundFromItsBeginningOnly() {
    assertThat(search(office, "ue")).doesNotContain("Nguyễn Thị Huệ");
    assertThat(search(office, "hue")).contains("Nguyễn Thị Huệ").contains("Trần Huệ");
  }

  /** The search keeps the first letters of a long word; a name by no other word is found by it. */
  @Test
  void aNameOfOneVeryLongWordIsFoundByItsBeginningAndAsAWhole() {
    realms.sql(
        realm,
        """
        insert into people (code, full_name) values ('P9', 'Zaphodxyzabcdefghijklmnopqrst');
        insert into memberships (person_id, valid_from, unit_id, status)
          select p.id, '2020-01-01', u.id, 'official' from people p, units u where (p.code, u.code) = ('P9', 'HS2')\
        """);
    for (String typed :
        List.of("zaphodx", "Zaphodxyzabcdefghijklm", "zaphodxyzabcdefghijklmnopqrst")) {
      assertThat(search(everywhere, typed)).as(typed).contains("Zaphodxyzabcdefghijklmnopqrst");
    }
  }

  @Test
  void wholeWordsComeBeforeWordsThatOnlyBeginSo() {
    assertThat(search(office, "ap 2")).containsSubsequence("Chi bộ ấp 2, xã", "Chi bộ ấp 20, xã");
  }

  @Test
  void theUpperUnitComesFirst() {
    assertThat(search(office, "hoa son"))
        .containsSubsequence("Đảng bộ xã Hòa Sơn", "Chi bộ ấp 2, xã");
  }

  @Test
  void someTypingErrorsAreForgiven() {
    for (String typed : List.of("hao son", "hoa sown", "Nguyne Thi Hue", "thien tia")) {
      assertThat(search(office, typed))
          .as(typed)
          .contains("Không có kết quả đúng với")
          .containsAnyOf("Đảng bộ xã Hòa Sơn", "Nguyễn Thị Huệ", "Kế hoạch phòng chống thiên tai");
    }
  }

  @Test
  void codesCardNumbersAndSymbolsAreFoundHoweverTheyAreWritten() {
    assertThat(search(office, "HS20")).contains("Chi bộ ấp 20").doesNotContain("Chi bộ ấp 2,");
    assertThat(search(office, "00000017")).contains("Nguyễn Thị Huệ");
    assertThat(search(office, "A-2")).contains("Đoàn Lộc").doesNotContain("Phạm Quý");
    for (String typed : List.of("8-KH/ĐU", "số 08 – KH/ĐU", "08-kh/đu")) {
      assertThat(search(office, typed)).as(typed).contains("Kế hoạch phòng chống thiên tai");
    }
    assertThat(search(office, "15-CV/TU")).contains("Đơn kiến nghị về kênh Vịnh");
    assertThat(search(office, "123 456.78901234")).contains("Chi bộ ấp 2, xã Hòa Sơn");
    assertThat(search(office, "q2")).contains("Báo cáo ngập úng Q2").doesNotContain("Q3");
    assertThat(search(office, "03-BC/ĐU")).contains("Báo cáo ngập úng Q2");
  }

  @Test
  void aUnitIsFoundByAFormerNameAndShownWithItsLastDay() {
    assertThat(search(office, "ap mieu")).containsSubsequence("Chi bộ bến cũ", "30/06/2024");
  }

  @Test
  void aTaskIsFoundByThoseWhoOweIt() {
    assertThat(secretary.get("/search?q=ra+soat").body())
        .containsSubsequence("Việc phải làm", "/tasks/1", "Rà soát giấy tờ thú y");
    assertThat(secretary.get("/tasks/1").statusCode()).isEqualTo(200);
    assertThat(search(office, "ra soat")).contains("Không tìm thấy");
  }

  @Test
  void whoSeesTheWholeRealmFindsWhatSomebodyWithFewUnitsFindsInTheSameOrder() {
    for (String typed :
        List.of(
            "hoa son",
            "chi bo",
            "HS20",
            "ap mieu",
            "12345678901234",
            "hue",
            "P1",
            "00000017",
            "8-KH/ĐU",
            "xuong cuu ho",
            "15-CV/TU",
            "kenh vinh",
            "tham cuu chien binh",
            "A-3",
            "bao cao ngap ung",
            "q2",
            "hoa sown")) {
      String found = search(office, typed);
      assertThat(found).as(typed).doesNotContain("Không tìm thấy");
      assertThat(search(everywhere, typed)).as(typed).isEqualTo(found);
    }
  }

  @Test
  void theTextOfADirectiveIsSearchedToo() {
    assertThat(search(office, "xuong cuu ho")).contains("Kế hoạch phòng chống thiên tai");
  }

  @Test
  void theLatestActivityComesFirst() {
    assertThat(search(office, "tham cuu chien binh")).containsSubsequence("Đoàn Lộc", "Phạm Quý");
  }

  @Test
  void whatAnotherCommuneHasIsNotFoundAndLooksAsIfItWereNotThere() {
    String nothing = search(neighbour, "qwxzj");
    assertThat(nothing).contains("Không tìm thấy");
    for (String typed :
        List.of(
            "Hòa Sơn",
            "HS2",
            "Nguyễn Thị Huệ",
            "P1",
            "00000017",
            "kênh Vịnh",
            "Phan Khắc",
            "Phạm Quý",
            "A-3",
            "12345678901234",
            "ap mieu",
            "Q2",
            "ngap ung",
            "ra soat",
            "hao son")) {
      assertThat(search(neighbour, typed)).as(typed).isEqualTo(nothing.replace("qwxzj", typed));
    }
    assertThat(search(neighbour, "hue")).contains("Trần Huệ").doesNotContain("Nguyễn Thị Huệ");
  }

  @Test
  void namedActivitiesLettersDraftsAndPeopleNeedTheirOwnRights() {
    assertThat(search(office, "vuong dinh")).contains("Kiểm tra đồng chí Vương Định");
    assertThat(search(office, "ho ngheo")).contains("Thăm hộ nghèo");
    assertThat(search(office, "ngap ung")).contains("Q2").contains("Q3");
    assertThat(search(observer, "ngap ung")).contains("Q2").doesNotContain("Q3");
    for (String typed : List.of("vuong dinh", "kenh vinh", "ho ngheo", "hue", "P1", "A-3")) {
      assertThat(search(observer, typed)).as(typed).contains("Không tìm thấy");
    }
    assertThat(search(observer, "thien tai")).contains("Kế hoạch phòng chống thiên tai");
  }

  @Test
  void ofManyTheBestAreShownAndTheListHasTheRest() {
    Realm many = realms.create();
    Tree.of("T", "T/X").plant(realms, many);
    realms.sql(
        many,
        """
        insert into units (code) select 'B' || i from generate_series(1, 620) i;
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
          select u.id, '2020-01-01', (select id from units where code = 'X'),
            case u.code when 'B7' then 'Chi bộ bến phà' else 'Chi bộ ấp ' || substr(u.code, 2) end, 'branch'
          from units u where u.code like 'B%';
        call rebuild_unit_closure();
        insert into units (code) values ('Y');
        insert into unit_versions (unit_id, valid_from, name, kind) select id, '2020-01-01', 'Chi bộ bến đò', 'branch' from units where code = 'Y';
        call rebuild_unit_closure();
        """);
    realms.account(many, "xa", "office", "X");
    Visitor visitor = new Visitor(port, many).signIn("xa");
    assertThat(search(visitor, "chi bo ap")).contains("Xem tất cả: Tổ chức");
    assertThat(visitor.get("/search?q=chi+bo+ap").body()).contains("/units?q=chi%20bo%20ap");
    assertThat(search(visitor, "ben")).contains("Chi bộ bến phà").doesNotContain("bến đò");
    assertThat(search(visitor, "ben do")).doesNotContain("bến đò").doesNotContain("bến phà");
    assertThat(search(visitor, "ben hpa")).contains("Chi bộ bến phà");
  }

  @Test
  void suggestionsAreAListOfOptionsThatEndsWithTheWayToAllResults() {
    String part = office.get("/search/suggestions?q=hoa+son").body();
    assertThat(part)
        .startsWith("<div class=\"search-list\" id=\"search-list\" role=\"listbox\"")
        .contains("role=\"option\"")
        .containsSubsequence("Đảng bộ xã Hòa Sơn", "/search?q=hoa%20son");
    assertThat(office.get("/search/suggestions?q=").body()).contains("hidden");
  }

  @Test
  void wordsOfThousandsOfOlderActivitiesAreFoundAndSoAreThoseOfOne() {
    Realm year = realms.create();
    Tree.of("T", "T/X").plant(realms, year);
    realms.sql(
        year,
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          select 'A' || i, 2, 'visit', case when i = 77 then 'Thăm trạm bơm Cầu Đình' when i < 7000 then 'Thăm hộ nghèo quý một' else 'Thăm hộ nghèo quý hai' end,
            date '2026-01-01' + i / 100, 'confirmed', 0, now() from generate_series(1, 20000) i;
        analyze activities\
        """);
    realms.account(year, "toantinh", "administrator", null);
    Visitor visitor = new Visitor(port, year).signIn("toantinh");
    assertThat(search(visitor, "tham ho ngheo quy mot"))
        .contains("Thăm hộ nghèo quý một", "Xem tất cả: Hoạt động");
    assertThat(search(visitor, "quy mot ngheo")).contains("Thăm hộ nghèo quý một");
    assertThat(search(visitor, "tram bom")).contains("Thăm trạm bơm Cầu Đình");
  }

  @Test
  void oddTextIsNoFailure() {
    for (String typed :
        List.of(
            "%",
            "_", "\\", "'", "a'b", "%%%", "((", "😀", "x".repeat(3_000), "a b c d e f g h i j k")) {
      assertThat(search(office, typed)).isNotEmpty();
    }
  }
}
