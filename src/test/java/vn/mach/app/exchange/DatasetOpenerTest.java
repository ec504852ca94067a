package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.datasets.TableFormat;
import vn.mach.testing.MachTest;

@MachTest
class DatasetOpenerTest {

  private static final String UNITS =
      "code,name,kind,parent,has_committee,valid_from,valid_to,successor\nTU,Tỉnh ủy,province,,,2015-01-01,,\n";
  private static final SheetRow TU =
      new SheetRow(2, List.of("TU", "Tỉnh ủy", "province", "", "", "2015-01-01", "", ""));

  @TempDir Path folder;

  @Autowired ExchangeTables tables;

  private TableFormat units;
  private TableFormat people;
  private TableFormat activities;

  @BeforeEach
  void findTables() {
    units = tables.table("units");
    people = tables.table("people");
    activities = tables.table("activities");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void whatPartsTheCellsIsFoundFromTheHeader(String separator) throws IOException {
    write("units.csv", UNITS.replace(",", separator), StandardCharsets.UTF_8);
    assertThat(read(folder, units)).containsExactly(TU);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsTheEncoding(String charset) throws IOException {
    write("units.csv", "\uFEFF" + UNITS, Charset.forName(charset));
    assertThat(read(folder, units)).containsExactly(TU);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1258", "windows-1252", "ISO-8859-1"})
  void aForeignEncodingIsRefusedAndNotGuessed(String charset) throws IOException {
    write(
        "units.csv",
        UNITS.replace("Tỉnh ủy", "Cơ quan Đà Lạt ở Hồ Xuân Hương"),
        Charset.forName(charset));
    assertUnreadable("exchange.unreadable.encoding", "units.csv", () -> read(folder, units));
  }

  @Test
  void sixteenBitsWithoutAMarkAreRefused() throws IOException {
    write("units.csv", UNITS, StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> read(folder, units)).isInstanceOf(UnreadableDataset.class);
  }

  @Test
  void columnsStandInAnyOrderUnderEnglishOrVietnameseNamesAndUnknownOnesAreNamed()
      throws IOException {
    write(
        "units.csv",
        "Ghi chú;TÊN;Loa\u0323i;Mã;Từ ngày;mã\nx;Tỉnh ủy;province;TU;2015-01-01;hai\n",
        StandardCharsets.UTF_8);
    try (Dataset dataset = DatasetOpener.open(tables, folder)) {
      Dataset.Sheet sheet = dataset.sheets().getFirst();
      assertThat(sheet.unknownColumns()).containsExactly("Ghi chú");
      assertThat(dataset.remarks())
          .containsExactly(Said.of("exchange.remark.twice", "units.csv", "mã"));
      assertThat(sheet.missingColumns())
          .containsExactly("parent", "has_committee", "valid_to", "successor");
    }
    assertThat(read(folder, units)).containsExactly(TU);
  }

  @Test
  void filesThatAreNoTableAreNamedAndNotRead() throws IOException {
    write("UNITS.CSV", UNITS, StandardCharsets.UTF_8);
    write("notes.csv", "a,b\n", StandardCharsets.UTF_8);
    write("picture.png", "x", StandardCharsets.UTF_8);
    write(".hidden", "x", StandardCharsets.UTF_8);
    try (Dataset dataset = DatasetOpener.open(tables, folder)) {
      assertThat(dataset.sheets()).extracting(Dataset.Sheet::table).containsExactly(units);
      assertThat(dataset.notRead())
          .containsExactlyInAnyOrder(
              new Dataset.NotRead("notes.csv", true), new Dataset.NotRead("picture.png", false));
    }
  }

  @Test
  void whatHoldsNothingOrNoHeaderSaysSo() throws IOException {
    write("units.csv", "", StandardCharsets.UTF_8);
    assertUnreadable("exchange.unreadable.empty", "units.csv", () -> read(folder, units));
    write("units.csv", "TU,Tỉnh ủy,province,,,2015-01-01,,\n", StandardCharsets.UTF_8);
    assertUnreadable("exchange.unreadable.no_header", "units.csv", () -> read(folder, units));
    Files.delete(folder.resolve("units.csv"));
    assertThatThrownBy(() -> read(folder, units))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("no_table");
  }

  @Test
  void oneTableMayComeOnlyOnce() throws IOException {
    write("units.csv", UNITS, StandardCharsets.UTF_8);
    write("units.tsv", UNITS, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(folder, units))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("twice");
  }

  @Test
  void aZipHoldsTheFilesOrOneFolderOfThem() throws IOException {
    Path flat =
        zip("flat.zip", Map.of("units.csv", UNITS, "__MACOSX/._units.csv", "x", "readme.md", "x"));
    assertThat(read(flat, units)).containsExactly(TU);
    Path nested = zip("nested.zip", Map.of("tỉnh/units.csv", UNITS));
    assertThat(read(nested, units)).containsExactly(TU);
    Map<String, String> two = new LinkedHashMap<>();
    two.put("a/units.csv", UNITS);
    two.put("b/people.csv", UNITS);
    assertUnreadable(
        "exchange.unreadable.two_folders", "two.zip", () -> read(zip("two.zip", two), units));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../units.csv",
        "/etc/units.csv",
        "a/../../units.csv",
        "..\\units.csv",
        "C:\\units.csv"
      })
  void aZipThatPointsOutsideItselfIsRefused(String name) throws IOException {
    Path zip = zip("x.zip", Map.of(name, UNITS));
    assertUnreadable("exchange.unreadable.path", "x.zip", () -> read(zip, units));
  }

  @Test
  void whatOnlyCallsItselfAZipOrWorkbookIsRefused() throws IOException {
    write("a.zip", "no zip", StandardCharsets.UTF_8);
    assertUnreadable(
        "exchange.unreadable.zip", "a.zip", () -> read(folder.resolve("a.zip"), units));
    write("a.xlsx", "no workbook", StandardCharsets.UTF_8);
    assertUnreadable(
        "exchange.unreadable.workbook", "a.xlsx", () -> read(folder.resolve("a.xlsx"), units));
    Files.write(
        folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    assertUnreadable(
        "exchange.unreadable.old_workbook",
        "old.xls",
        () -> read(folder.resolve("old.xls"), units));
    Files.write(folder.resolve("cut.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertUnreadable(
        "exchange.unreadable.zip", "cut.zip", () -> read(folder.resolve("cut.zip"), units));
    Path broken = zip("broken.xlsx", Map.of("[Content_Types].xml", "<x/>"));
    assertUnreadable("exchange.unreadable.workbook", "broken.xlsx", () -> read(broken, units));
  }

  @Test
  void aWorkbookKeepsItsRowNumbersDaysAndNumbers() throws IOException {
    Path file = folder.resolve("b.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0");
      var sheet = book.newWorksheet(" Activities ");
      for (int i = 0; i < activities.columns().size(); i++) {
        sheet.value(0, i, activities.columns().get(i).name());
      }
      sheet.value(3, 0, 17);
      sheet.value(3, 1, "C1");
      sheet.value(3, 4, " =1+1 ");
      sheet.value(3, 5, LocalDate.of(2024, 2, 29));
      sheet.style(3, 5).format("dd/mm/yyyy").set();
      sheet.value(3, 7, "");
      sheet.value(3, 8, 1234);
      sheet.value(3, 9, 1.234);
      sheet.value(3, 10, "x|y");
      sheet.value(4, 0, 42);
      sheet.style(4, 0).format("00000000").set();
      sheet.value(4, 5, 45292.5);
      sheet.style(4, 5).format("yyyy-mm-dd hh:mm").set();
      sheet.value(4, 8, 2);
      book.newWorksheet("posts");
      book.newWorksheet("Sheet1").value(0, 0, "x");
      book.finish();
    }
    assertThat(read(file, activities))
        .containsExactly(
            new SheetRow(
                4,
                List.of(
                    "17", "C1", "", "", "=1+1", "2024-02-29", "", "", "1234", "1,234", "x|y", "")),
            new SheetRow(
                5, List.of("00000042", "", "", "", "", "2024-01-01", "", "", "2", "", "", "")));
    try (Dataset dataset = DatasetOpener.open(tables, file)) {
      assertThat(dataset.notRead())
          .extracting(Dataset.NotRead::name)
          .containsExactly("posts", "Sheet1");
    }
  }

  @Test
  void everyCaseOfTheFormatIsReadWhole() throws IOException {
    write(
        "units.csv",
        "\uFEFFcode;name;kind;parent;has_committee;valid_from;valid_to\r\n K ; Khối ;bloc;;có;01/01/2015;\r\n\r\n",
        StandardCharsets.UTF_8);
    write(
        "activities.csv",
        "ref;title\nA1;\"Nhiều dòng\ntrong một ô; có dấu\"\nA2;b\n",
        StandardCharsets.UTF_8);
    assertThat(read(folder, units))
        .containsExactly(
            new SheetRow(2, List.of("K", "Khối", "bloc", "", "có", "01/01/2015", "", "")));
    assertThat(read(folder, activities)).extracting(SheetRow::line).containsExactly(2, 4);
    assertThat(read(folder, people)).isEmpty();
  }

  private List<SheetRow> read(Path path, TableFormat table) throws IOException {
    List<SheetRow> rows = new ArrayList<>();
    try (Dataset dataset = DatasetOpener.open(tables, path)) {
      dataset.read(table, rows::add);
    }
    return rows;
  }

  private static void assertUnreadable(String reason, String file, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            UnreadableDataset.class,
            it -> {
              assertThat(it.refusal().reason()).isEqualTo(reason);
              assertThat(it.refusal().arguments().getFirst()).isEqualTo(file);
            });
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private Path zip(String name, Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }
}
