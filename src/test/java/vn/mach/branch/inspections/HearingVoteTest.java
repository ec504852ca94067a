package vn.mach.branch.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** A conclusion needs more than half of the official members summoned, not of those who came. */
@MachTest
@Tag("slow")
class HearingVoteTest {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 15);

  @Autowired TestRealms realms;
  @Autowired InspectionRules rules;

  private Realm realm;

  @BeforeEach
  void prepare() {
    realm = realms.create();
    Tree.of("X", "X/X1").plant(realms, realm);
  }

  @Test
  void ofTwentyTwoMembersWithTwentyOfficialOnesElevenPass() {
    members("official", 20);
    members("probationary", 2);
    assertThat(vote(0, 11).passes()).isTrue();
    assertThat(vote(0, 10).passes()).isFalse();
    assertThat(vote(0, 10).needed()).isEqualTo(11);
  }

  @Test
  void anExemptMemberWhoComesCountsOnBothSides() {
    members("official", 18);
    members("probationary", 2);
    members("exempt", 1);
    members("temporary_out", 1);
    assertThat(vote(0, 10).base()).isEqualTo(18);
    assertThat(vote(0, 10).passes()).isTrue();
    assertThat(vote(0, 9).passes()).isFalse();
    assertThat(vote(1, 10).base()).isEqualTo(19);
    assertThat(vote(1, 10).passes()).isTrue();
  }

  private HearingVote vote(int exemptCame, int inFavour) {
    int[] base = new int[1];
    CurrentRealm.run(realm, () -> base[0] = rules.voters(new UnitId(2), DAY));
    return new HearingVote(base[0] + exemptCame, inFavour, 0, 0);
  }

  private void members(String status, int count) {
    realms.sql(
        realm,
        """
        with made as (insert into people (code, full_name) select '%1$s' || n, 'Đảng viên ' || n from generate_series(1, %2$d) n returning id)
        insert into memberships (person_id, valid_from, unit_id, status) select id, '2020-01-01', 2, '%1$s' from made
        """
            .formatted(status, count));
  }
}
