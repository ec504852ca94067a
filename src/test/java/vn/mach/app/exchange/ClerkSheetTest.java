package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * A clerk with the sheet of her office: title lines, merged cells, Vietnamese headings, names for
 * units, a total and a signature at the foot. She has nothing but the page, and five minutes.
 */
@MachTest
@Tag("browser")
class ClerkSheetTest {

  private static final Map<String, String> COMMUNE =
      Map.of(
          "units.csv",
          """
          code,name,kind,parent,has_committee,valid_from
          XA,Đảng bộ xã Hòa Sơn,commune,,yes,2020-01-01
          CB-01,Chi bộ ấp 1,branch,XA,no,2020-01-01
          CB-02,Chi bộ ấp 2,branch,XA,no,2020-01-01
          CB-03,Chi bộ Trường Tiểu học,branch,XA,no,2020-01-01
          CB-04,Chi bộ Trạm Y tế,branch,XA,no,2020-01-01
          """,
          "directives.csv",
          "symbol,kind,title,issuer,issued_on\n01-NQ/ĐU,resolution,Nghị quyết năm 2026,XA,2026-01-05\n",
          "figures.csv",
          "code,name_vi,name_en,function,activity_kind\nsinh_hoat,Số kỳ sinh hoạt,Meetings,count,branch_meeting\n",
          "targets.csv",
          """
          code,directive,title,figure,unit_kind,minimum,period_from,period_to
          CT1,01-NQ/ĐU,Mỗi chi bộ sinh hoạt trong tháng,sinh_hoat,branch,1,2026-06-01,2026-06-30
          """);

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired FolderImport folders;
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1280,vi", "390,vi", "1280,en"})
  void theRowsOfAnOfficesSheetAreCountedWithinFiveMinutes(int width, String language)
      throws Exception {
    clock.turnTo(LocalDate.of(2026, 6, 30));
    Realm realm = commune();
    realms.account(realm, "nhap.lieu", "clerk", "XA");
    Path sheet = sheet(folder.resolve("Sinh hoạt chi bộ tháng 6.xlsx"));
    String shot = "clerk-%s-" + width + "-" + language;
    try (Browser browser = new Browser(port, realm, width, language).signIn("nhap.lieu")) {
      Page page = browser.open("/?on=2026-06-30");
      assertThat(page.locator("main").innerText()).contains("0/4");

      Instant began = Instant.now();
      page.navigate(
          page.locator("a[href$='/exchange']").first().evaluate("it => it.href").toString());
      send(page, sheet);
      assertFits(page);
      browser.screenshot(shot.formatted("1-asked"));
      page.locator("select:has(option[value=branch_meeting])").selectOption("branch_meeting");
      page.locator("form[action$='/answers'] button").click();
      page.locator("form[action$='/accept'] button").waitFor();
      assertFits(page);
      browser.screenshot(shot.formatted("2-preview"));
      assertThat(page.locator("main").innerText()).contains("Chi bộ Trường Tiểu học (CB-03)");
      page.locator("form[action$='/accept'] button").click();
      page.locator(".alert-success").waitFor();

      page = browser.open("/?on=2026-06-30");
      assertThat(page.locator("main").innerText()).contains("3/4");
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(5));
      browser.screenshot(shot.formatted("3-board"));

      page = browser.open("/exchange");
      send(page, sheet);
      page.locator("select:has(option[value=branch_meeting])").selectOption("branch_meeting");
      page.locator("form[action$='/answers'] button").click();
      page.locator("form[action$='/answers']").waitFor();
      assertThat(page.locator("form[action$='/accept']").count())
          .as("there is nothing to accept")
          .isZero();
      assertThat(page.locator("main").innerText())
          .contains(language.equals("vi") ? "cả 3 dòng đã có sẵn" : "all 3 rows already exist");
    }
  }

  private static void send(Page page, Path sheet) {
    page.locator("input[name=files]").setInputFiles(sheet);
    page.locator("form:has(input[name=files]) button[type=submit]").click();
    page.locator("form[action$='/answers']").waitFor();
  }

  private static void assertFits(Page page) {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isTrue();
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
  }

  private Realm commune() throws Exception {
    Realm realm = realms.create();
    Path base = Files.createDirectory(folder.resolve("base"));
    for (var table : COMMUNE.entrySet()) {
      Files.writeString(base.resolve(table.getKey()), table.getValue());
    }
    assertThat(CurrentRealm.in(realm, () -> folders.takeIn(Actor.system(), base)))
        .isInstanceOf(Outcome.Done.class);
    return realm;
  }

  private static Path sheet(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbook workbook = new Workbook(out, "Excel", "16.0");
      Worksheet sheet = workbook.newWorksheet("Tháng 6");
      sheet.value(0, 0, "ĐẢNG ỦY XÃ HÒA SƠN");
      sheet.range(0, 0, 0, 3).merge();
      sheet.value(2, 0, "KẾT QUẢ SINH HOẠT CHI BỘ THÁNG 6 NĂM 2026");
      sheet.range(2, 0, 2, 6).merge();
      String[] heads = {
        "STT", "Tên chi bộ", "Ngày sinh hoạt", "Hình thức", "Số đảng viên", "", "Ghi chú"
      };
      String[] below = {"", "", "", "", "Phải dự", "Có mặt", ""};
      for (int i = 0; i < heads.length; i++) {
        sheet.value(4, i, heads[i]);
        sheet.value(5, i, below[i]);
      }
      sheet.range(4, 4, 4, 5).merge();
      for (int i : new int[] {0, 1, 2, 3, 6}) {
        sheet.range(4, i, 5, i).merge();
      }
      row(sheet, 6, 1, "Chi bộ ấp 1", LocalDate.of(2026, 6, 5), "Trực tiếp", 20, 19);
      row(sheet, 7, 2, "Chi bộ ấp 2", LocalDate.of(2026, 6, 5), "Trực tiếp", 18, 18);
      row(sheet, 8, 3, "Chi bộ Trường Tiểu học", LocalDate.of(2026, 6, 6), "Trực tuyến", 12, 11);
      sheet.value(9, 1, "Tổng cộng");
      sheet.value(9, 4, 50);
      sheet.value(9, 5, 48);
      sheet.value(11, 1, "Người lập biểu");
      sheet.value(11, 4, "T/M ĐẢNG ỦY");
      workbook.finish();
    }
    return file;
  }

  private static void row(
      Worksheet sheet,
      int at,
      int number,
      String unit,
      LocalDate day,
      String form,
      int expected,
      int present) {
    sheet.value(at, 0, number);
    sheet.value(at, 1, unit);
    sheet.value(at, 2, day);
    sheet.style(at, 2).format("dd/mm/yyyy").set();
    sheet.value(at, 3, form);
    sheet.value(at, 4, expected);
    sheet.value(at, 5, present);
  }
}
