package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * What is taken out and brought in again comes out the same, to the byte: as a folder, a zip and a
 * workbook.
 */
@MachTest
@Tag("slow")
class RoundTripTest {

  @Autowired ExchangeTables tables;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Imports imports;
  @Autowired Export export;
  @TempDir Path temp;

  @BeforeEach
  void theDayIsLaterThanTheEvidence() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
  }

  @Test
  void everyKindOfContentComesBackTheSame() throws IOException {
    Path sent = Files.createDirectory(temp.resolve("sent"));
    for (var file : CONTENT.entrySet()) {
      Files.writeString(sent.resolve(file.getKey() + ".csv"), file.getValue());
    }
    Realm first = realms.create();
    take(first, sent, 0);
    Map<String, String> files = assertComesBack(first);
    assertThat(files.get("units.csv"))
        .isEqualTo(
            """
            \uFEFFcode,name,kind,parent,has_committee,valid_from,valid_to,successor
            K-01/A,"Đảng bộ ""Khối"", cơ quan",bloc,TU,yes,2015-01-01,2025-06-30,
            K-01/A,Đảng bộ Khối mới,bloc,TU,no,2025-07-01,2025-12-31,X
            TU,'=Tỉnh ủy,province,,,2015-01-01,,
            X,Đảng bộ xã,ward,TU,,2025-07-01,,
            """);
    assertThat(files.get("activities.csv"))
        .contains(
            "A1,X,branch_meeting,in_person,\"Dòng một\nDòng hai; có \"\"ngoặc\"\"\",2025-08-01,confirmed,35-NQ/TW,30,29,a|b có cách,K-01/A|TU\n");
    assertThat(files.get("activities.csv"))
        .contains(",'+ đi bộ,", ",'-nháp,", ",''=SUM(1),", ",'＠mẫu,", ",'Chào,")
        .doesNotContain(",=", ",+", ",@", ",＠");
    assertThat(files.get("targets.csv")).contains(",12.5,").contains(",2,");
  }

  static List<Path> cases() throws IOException {
    String given = System.getenv("MACH_CASES");
    if (given == null || given.isBlank()) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(Path.of(given))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void everyCaseComesBackTheSame(Path folder) throws IOException {
    Realm first = realms.create();
    take(first, folder, -1);
    assertComesBack(first);
  }

  private Map<String, String> assertComesBack(Realm first) throws IOException {
    Map<String, String> files = folder(first, temp.resolve("first"));
    byte[] zip = zip(first);

    Realm second = realms.create();
    take(second, temp.resolve("first"), 0);
    assertThat(folder(second, temp.resolve("second"))).isEqualTo(files);
    assertThat(zip(second)).isEqualTo(zip);

    Path workbook = temp.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(workbook)) {
      in(first, () -> export.workbook(out));
    }
    Realm third = realms.create();
    take(third, workbook, 0);
    assertThat(folder(third, temp.resolve("third"))).isEqualTo(files);

    Realm fourth = realms.create();
    Path zipped = Files.write(temp.resolve("tables.zip"), zip);
    take(fourth, zipped, 0);
    assertThat(folder(fourth, temp.resolve("fourth"))).isEqualTo(files);
    return files;
  }

  private void take(Realm realm, Path path, long refused) throws IOException {
    in(
        realm,
        () -> {
          try (Dataset dataset = DatasetOpener.open(tables, path)) {
            long id = imports.begin(Actor.system(), dataset.name());
            ValidationResult validated =
                imports.validate(Actor.system(), id, dataset, ImportProgress.SILENT);
            if (refused >= 0) {
              assertThat(validated.refused()).hasSize((int) refused);
            }
            assertThat(
                    imports.accept(
                        Actor.system(), id, new ImportConsent(true, true), ImportProgress.SILENT))
                .isInstanceOf(Outcome.Done.class);
          }
        });
  }

  private Map<String, String> folder(Realm realm, Path folder) throws IOException {
    in(realm, () -> export.folder(folder));
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    assertThat(files).hasSize(tables.ofRealm().size());
    return files;
  }

  private byte[] zip(Realm realm) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in(realm, () -> export.zip(bytes));
    return bytes.toByteArray();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void in(Realm realm, Work work) {
    CurrentRealm.run(
        realm,
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static final Map<String, String> CONTENT =
      Map.ofEntries(
          Map.entry(
              "unit_kinds",
              "code,name_vi,name_en\nward,Đảng bộ phường,Ward\nbranch,Chi bộ (đổi tên),Branch renamed\n"),
          Map.entry(
              "units",
              """
              code,name,kind,parent,has_committee,valid_from,valid_to,successor
              TU,=Tỉnh ủy,province,,,2015-01-01,,
              K-01/A,"Đảng bộ ""Khối"", cơ quan",bloc,TU,có,2015-01-01,2025-06-30,
              K-01/A,Đảng bộ Khối mới,bloc,TU,không,2025-07-01,2025-12-31,X
              X,Đảng bộ xã,ward,TU,,2025-07-01,,
              """),
          Map.entry(
              "official_codes",
              """
              unit,official_code,valid_from,valid_to
              X,38.168.053.000.001,2025-07-01,2025-12-31
              X,38168053000002,2026-01-01,
              """),
          Map.entry(
              "people",
              """
              code,full_name,birth_date,gender,unit,status,admitted_on,official_on,card_number
              P1,Nguyễn Thị Mẫu,02/03/1890,female,X,official,03/02/1990,03/02/1991,00123456
              P2,Trần Văn Thử,,,X,probationary,2025-01-05,,
              """),
          Map.entry(
              "posts",
              "person,unit,post,valid_from,valid_to\nP1,X,secretary,2025-07-01,\nP1,TU,committee_member,2020-01-01,2024-12-31\n"),
          Map.entry(
              "accounts", "login,role,unit,person,email\nmau,secretary,X,P1,mau@example.vn\n"),
          Map.entry(
              "attendance",
              """
              kind,unit,day,title,person,standing,status,excuse,at
              meeting,X,2025-08-01,"Sinh hoạt, tháng 8",P1,official,present,,2025-08-01T01:05:00Z
              meeting,X,2025-08-01,"Sinh hoạt, tháng 8",P2,probationary,excused,"Ốm, có đơn",2025-08-01T01:06:00Z
              session,X,2025-08-02,=Học tập,P2,guest,expected,,
              """),
          Map.entry(
              "directives",
              """
              symbol,kind,title,issuer,issued_on,parent_symbol,status
              35-NQ/TW,resolution,Nghị quyết,,2018-10-22,,
              27-QĐ/TU,decision,"Quyết định, có dấu phẩy",TU,2025-07-05,35-NQ/TW,withdrawn
              """),
          Map.entry(
              "clauses",
              """
              directive,version,issued_on,amendment,expires_on,clause,position,depth,number,heading,body,answer,classes,posts,due_day,term_days,term_working,target,changed_in
              27-QĐ/TU@TU,1,2025-07-05,,,1,1,,I.,"MỤC ĐÍCH, YÊU CẦU",,,,,,,,,
              27-QĐ/TU@TU,1,2025-07-05,,,2,2,1,1.,,"Dòng một
              dòng hai",report,bloc:committee|ward,secretary,2025-08-01,,,,
              27-QĐ/TU@TU,2,2025-09-01,Thêm hạn,2030-12-31,1,1,,I.,"MỤC ĐÍCH, YÊU CẦU",,,,,,,,,1
              27-QĐ/TU@TU,2,2025-09-01,Thêm hạn,2030-12-31,2,2,1,2.,,"Dòng một
              dòng hai",plan_line,,,2025-09-15,10,yes,,2
              """),
          Map.entry("activity_kinds", "code,name_vi,name_en\nwalk,Đi bộ,Walk\n"),
          Map.entry(
              "activities",
              """
              ref,unit,kind,form,title,held_on,status,directive,expected,present,tags,participants
              A1,X,branch_meeting,in_person,"Dòng một
              Dòng hai; có ""ngoặc""\",2025-08-01,confirmed,35-NQ/TW,30,29,a|b có cách,TU| K-01/A
              A2,K-01/A,walk,,+ đi bộ,2024-08-01,withdrawn,,,,,
              A3,TU,initiative,,-nháp,2030-01-01,draft,27-QĐ/TU@TU,0,0,,
              A4,X,branch_meeting,,''=SUM(1),2025-08-02,draft,,,,'-a|b,
              A5,X,branch_meeting,,＠mẫu,2025-08-02,draft,,,,,
              A6,X,branch_meeting,,'Chào,2025-08-02,draft,,,,,
              """),
          Map.entry(
              "amounts", "activity,amount,value\nA3,money_vnd,999999999999999\nA3,houses,0\n"),
          Map.entry(
              "figures",
              "code,name_vi,name_en,function,activity_kind,amount,tag,form\nf1,Cuộc họp,Meetings,count,branch_meeting,,a,in_person\nf2,Tiền,Money,sum,initiative,money_vnd,,\n"),
          Map.entry(
              "targets",
              """
              code,directive,title,figure,unit_kind,has_committee,minimum,period_from,period_to,withdrawn_from,withdrawn_reason
              t1,27-QĐ/TU@TU,Họp đủ,f1,branch,yes,2,2025-07-01,2025-12-31,,
              t1,27-QĐ/TU@TU,Họp đủ,f1,ward,,"12,5",2025-07-01,2025-12-31,,
              t2,27-QĐ/TU@TU,Giao nhầm,f1,ward,,3,2025-07-01,2025-12-31,2025-08-01,Trùng chỉ tiêu
              """),
          Map.entry(
              "findings",
              """
              ref,place,found_on,title,field,directive,clause,policy,difficulty,evidence,proposal,cases,person,sent_on,joined_to,withdrawn_on
              PH-1,X,2025-08-01,"Vướng, một dòng",party,27-QĐ/TU@TU,2,,"Dòng một
              dòng hai; có dấu chấm phẩy",Sổ,=Sửa,3,P1,2025-08-02,,
              PH-2,X,2025-08-01,Cùng vấn đề,,,,Nghị định 1,Khó,,,1,,2025-08-03,PH-1,
              PH-3,TU,2025-09-01,Rút,,27-QĐ/TU@TU,,,Khó,,,1,P2,2025-09-01,,2025-09-02
              """),
          Map.entry(
              "finding_steps",
              """
              finding,number,unit,status,from_on,until_on,days,due_on,proposal,note,answer
              PH-1,1,X,answered,2025-08-02,2025-08-10,15,2025-08-22,"Sửa gọn
              hơn",Bỏ tên,
              PH-1,2,TU,answered,2025-08-10,2025-08-20,15,2025-08-29,,,Đồng ý
              PH-2,1,TU,joined,2025-08-03,2025-08-12,15,2025-08-22,,,
              PH-3,1,TU,withdrawn,2025-09-01,2025-09-02,15,2025-09-22,,,
              """),
          Map.entry(
              "commendations",
              """
              unit,person,form,decided_on,number,year,merits,giver
              X,,flag,2026-01-10,05/QĐ-UBND,2025,"Đơn vị dẫn đầu, năm 2025",=UBND tỉnh
              X,P1,certificate,2026-02-03,12-QĐ/ĐU,2025,Hoàn thành xuất sắc nhiệm vụ,Đảng ủy xã
              X,P1,certificate,2026-03-01,15-QĐ/ĐU,,Cứu người trong bão,Đảng ủy xã
              X,P2,certificate,2026-02-03,12-QĐ/ĐU,2025,Hoàn thành xuất sắc nhiệm vụ,Đảng ủy xã
              """));
}
