package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.app.exchange.SentTables.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** Marks of tests that were written on paper come in by a sheet. */
@MachTest
@Tag("slow")
class MarksImportTest {

  private static final String HEAD = "đợt học tập,người học,loại,điểm,điểm tối đa,ngày\n";

  @Autowired SentTables sent;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;

  @BeforeEach
  void aCampaignWithTwoMembers() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("K", "K/A1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name, birth_date) values (1, 'D1', 'Nguyễn Thị Hòa', '1980-01-01'), (2, 'D2', 'Trần Văn Đức', '1985-01-01');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 2, 'official'), (2, '2020-01-01', 2, 'official');
        insert into study_campaigns (code, unit_id, title, starts_on, ends_on, due_kinds, status, created_by, created_at)
          values ('HT1', 1, 'Học tập nghị quyết', '2026-07-01', '2026-07-31', '{official}', 'open', 0, now())\
        """);
  }

  @Test
  void marksFromPaperAreTakenOnceAndTheSameSheetAgainChangesNothing() throws Exception {
    String sheet = HEAD + "HT1,D1,quiz,17,20,10/07/2026\nHT1,D2,quiz,9,20,10/07/2026\n";
    assertThat(refused(take(sheet))).isEmpty();
    assertThat(refused(take(sheet))).isEmpty();
    assertThat(marks()).containsExactly("1 quiz 17/20", "2 quiz 9/20");
  }

  @Test
  void halvesAndQuartersOfAPointAreTaken() throws Exception {
    String sheet = HEAD + "HT1,D1,quiz,\"8,5\",10,10/07/2026\nHT1,D2,essay,7.25,10,10/07/2026\n";
    assertThat(refused(take(sheet))).isEmpty();
    assertThat(refused(take(sheet))).isEmpty();
    assertThat(refused(take(HEAD + "HT1,D2,quiz,\"10,5\",10,10/07/2026\n")))
        .containsExactly("2 points exceeds_maximum");
    assertThat(marks()).containsExactly("1 quiz 8.5/10", "2 essay 7.25/10");
  }

  @Test
  void aMarkThatCannotBeIsRefusedInItsCellAndTheOthersAreTaken() throws Exception {
    ValidationResult read =
        take(
            HEAD
                + """
                HT1,D1,quiz,21,20,10/07/2026
                HT1,D1,essay,8,0,10/07/2026
                HT2,D1,quiz,8,10,10/07/2026
                HT1,D9,quiz,8,10,10/07/2026
                HT1,D2,oral,8,10,10/07/2026
                HT1,D2,essay,-1,10,10/07/2026
                HT1,D2,quiz,8,10,10/07/2026
                """);
    assertThat(refused(read))
        .containsExactly(
            "2 points exceeds_maximum",
            "3 maximum out_of_range",
            "4 campaign unknown_campaign",
            "5 person unknown_person",
            "6 kind unknown_choice",
            "7 points negative");
    assertThat(marks()).containsExactly("2 quiz 8/10");
  }

  @Test
  void aMarkThatContradictsAnEarlierOneIsRefused() throws Exception {
    take(HEAD + "HT1,D1,quiz,17,20,10/07/2026\n");
    assertThat(refused(take(HEAD + "HT1,D1,quiz,18,20,10/07/2026\n")))
        .containsExactly("2 points changed_since_sent");
    assertThat(marks()).containsExactly("1 quiz 17/20");
  }

  private ValidationResult take(String marks) throws Exception {
    return sent.take(realm, Map.of("marks", marks), true);
  }

  private List<String> marks() throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            jdbc.sql(
                    "select person_id || ' ' || kind || ' ' || trim_scale(points) || '/' || maximum from study_marks order by 1")
                .query(String.class)
                .list());
  }
}
