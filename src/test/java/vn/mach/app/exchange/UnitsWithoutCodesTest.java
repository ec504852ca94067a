package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
import vn.mach.testing.Visitor;

/** A list of units without codes gets codes that its sender sees and may change. */
@MachTest
@Tag("slow")
class UnitsWithoutCodesTest {

  private static final String LIST =
      """
      TT;Tên tổ chức;Loại;Cấp trên;Ngày thành lập
      1;Đảng bộ xã Tân Thành;Đảng bộ cơ sở;;01/07/2025
      2;Chi bộ ấp 1;Chi bộ;Đảng bộ xã Tân Thành;01/07/2025
      3;Chi bộ ấp 2;Chi bộ;Đảng bộ xã Tân Thành;01/07/2025
      4;Đảng bộ bộ phận Trường học;Đảng bộ bộ phận;Đảng bộ xã Tân Thành;01/07/2025
      5;Chi bộ ấp 1;Chi bộ;Đảng bộ bộ phận Trường học;01/07/2025
      """;

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private CommandFixture working;
  private Visitor administrator;

  @BeforeEach
  void aNewOrganisation() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    realms.account(realm, "quan.tri", "administrator", null);
    administrator = new Visitor(port, realm).signIn("quan.tri");
  }

  @Test
  void eachUnitGetsACodeOfItsNameAndBelowItsParent() {
    long id = sent(LIST);
    assertThat(page(id))
        .contains("5 dòng sẽ được nhận", "5 tổ chức chưa có mã được đặt mã theo tên")
        .doesNotContain("Mã tổ chức, mọi dòng là");
    accept(id);
    assertThat(tree())
        .isEqualTo(
            "CB-AP-1 < DB-XA-TAN-THANH, CB-AP-1-2 < DB-BO-PHAN-TRUONG-HOC, CB-AP-2 < DB-XA-TAN-THANH, DB-BO-PHAN-TRUONG-HOC < DB-XA-TAN-THANH, DB-XA-TAN-THANH < ");
  }

  @Test
  void aCodeIsChangedBeforeItIsTakenIn() {
    long id = sent(LIST);
    ImportFixture.decide(
        administrator, id, "answers", Map.of("code.0", "HS", "code.1", "HS-01", "code.2", "HS-02"));
    working.await(realm, id);
    assertThat(page(id)).contains("value=\"HS-01\"", "5 dòng sẽ được nhận");
    accept(id);
    assertThat(tree())
        .isEqualTo(
            "CB-AP-1-2 < DB-BO-PHAN-TRUONG-HOC, DB-BO-PHAN-TRUONG-HOC < HS, HS < , HS-01 < HS, HS-02 < HS");
  }

  @Test
  void aCodeThatIsNoneOrThatOfAnotherUnitIsSaidBesideItsField() {
    long id = sent(LIST);
    HttpResponse<String> answer =
        ImportFixture.decide(
            administrator, id, "answers", Map.of("code.1", "Ấp 1!", "code.2", "CB-AP-1-2"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"Ấp 1!\"", "Mã “CB-AP-1-2” đã là của tổ chức khác.", "is-invalid");
  }

  @Test
  void ofManyCodesEachCanBeChangedPageByPageAndWhatWasTypedStays() {
    StringBuilder list = new StringBuilder("TT;Tên tổ chức;Loại;Cấp trên;Ngày thành lập\n");
    list.append("1;Đảng bộ xã Tân Thành;Đảng bộ cơ sở;;01/07/2025\n");
    for (int i = 1; i < 250; i++) {
      list.append("%d;Chi bộ ấp %d;Chi bộ;Đảng bộ xã Tân Thành;01/07/2025%n".formatted(i + 1, i));
    }
    long id = sent(list.toString());
    assertThat(page(id))
        .contains("250 tổ chức chưa có mã", "Mã 1–100 trong 250", "name=\"code.99\"")
        .doesNotContain("name=\"code.100\"");
    String last =
        ImportFixture.decide(administrator, id, "answers", Map.of("code.1", "HS-01", "turn", "3"))
            .body();
    assertThat(last)
        .contains(
            "Mã 201–250 trong 250",
            "name=\"code.249\" value=\"CB-AP-249\"",
            "type=\"hidden\" name=\"code.1\" value=\"HS-01\"");
    assertThat(
            ImportFixture.decide(
                    administrator,
                    id,
                    "answers",
                    Map.of("code.1", "HS-01", "code.249", "HS-01", "turn", "1"))
                .body())
        .contains("name=\"code.1\" value=\"HS-01\"", "1 mã đã sửa ở các trang khác");
    HttpResponse<String> same =
        ImportFixture.decide(
            administrator, id, "answers", Map.of("code.1", "HS-01", "code.249", "HS-01"));
    assertThat(same.statusCode()).isEqualTo(422);
    assertThat(same.body())
        .contains("Mã “HS-01” đã là của tổ chức khác.", "Mã 201–250 trong 250")
        .contains("type=\"hidden\" name=\"code.1\" value=\"HS-01\"");
    ImportFixture.decide(
        administrator, id, "answers", Map.of("code.1", "HS-01", "code.249", "HS-249"));
    working.await(realm, id);
    accept(id);
    assertThat(tree()).contains("HS-01 < ", "HS-249 < ", "CB-AP-248 < ");
  }

  @Test
  void theSameListAgainBringsNothingNew() {
    accept(sent(LIST));
    assertThat(page(sent(LIST))).contains("5 dòng đã có sẵn").doesNotContain("được đặt mã");
  }

  @Test
  void aListWithoutParentsAsksOnceWhoseUnitsTheseAreAndKeepsARowLikeTheExampleOfTheTemplate() {
    accept(
        sent("Tên tổ chức;Loại;Ngày thành lập\nĐảng bộ xã Tân Thành;Đảng bộ cơ sở;01/07/2025\n"));
    long id =
        sent(
            """
            Tên tổ chức;Loại;Ngày thành lập
            Chi bộ ấp 1;Chi bộ;01/07/2025
            Chi bộ ấp 2;Chi bộ;01/07/2025
            """);
    assertThat(page(id)).contains("2 dòng sẽ được nhận", "Mã cấp trên, mọi dòng là");
    ImportFixture.decide(administrator, id, "answers", Map.of("lacking.0", "Đảng bộ xã Tân Thành"));
    working.await(realm, id);
    accept(id);
    assertThat(tree())
        .isEqualTo("CB-AP-1 < DB-XA-TAN-THANH, CB-AP-2 < DB-XA-TAN-THANH, DB-XA-TAN-THANH < ");
  }

  @Test
  void onlyUnitsWithoutACodeGetOne() {
    long id =
        sent(
            """
            Mã;Tên tổ chức;Loại;Cấp trên;Ngày thành lập
            HS;Đảng bộ xã Tân Thành;Đảng bộ cơ sở;;01/07/2025
            ;Chi bộ ấp 1;Chi bộ;HS;01/07/2025
            CB-AP-2;Chi bộ ấp 3;Chi bộ;HS;01/07/2025
            ;Chi bộ ấp 2;Chi bộ;HS;01/07/2025
            """);
    accept(id);
    assertThat(tree()).isEqualTo("CB-AP-1 < HS, CB-AP-2 < HS, CB-AP-2-2 < HS, HS < ");
  }

  @Test
  void inANewOrganisationTheFormOfATargetSaysWhatItNeedsFirst() {
    assertThat(administrator.get("/figures/targets/new").body())
        .contains("href=\"/r/" + realm.name() + "/figures/new\"", "/directives/new\"", "làm trước");
    assertThat(administrator.get("/").body()).contains("/units/reorganise\"");
  }

  private long sent(String text) {
    long id = new ImportFixture(administrator).sendOne(ExchangeWalkTest.files("Tổ chức.csv", text));
    working.await(realm, id);
    return id;
  }

  private void accept(long id) {
    ImportFixture.decide(administrator, id, "accept", Map.of("rows", "all"));
    working.await(realm, id);
  }

  private String page(long id) {
    return administrator.get("/exchange/imports/" + id).body();
  }

  private String tree() {
    String[] text = new String[1];
    CurrentRealm.run(
        realm,
        () ->
            text[0] =
                jdbc.sql(
                        "select string_agg(code || ' < ' || coalesce(parent, ''), ', ' order by code) from units_sheet")
                    .query(String.class)
                    .single());
    return text[0];
  }
}
