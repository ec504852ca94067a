package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** Rules of who issues what that were set before, and ones that were entered wrongly. */
@MachTest
class IssuingRulesTest {

  @Autowired TestRealms realms;
  @Autowired IssuingRules rules;

  private Realm realm;
  private int keys;

  @BeforeEach
  void prepare() {
    realm = realms.create();
  }

  @Test
  void anEarlierRuleEndsWhereTheNextOneBegins() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(begin("2017-02-06", "66-QĐ/TW")).isEmpty();
          assertThat(begin("2026-01-09", "399-QĐ/TW"))
              .containsExactly("register.refused.rule_holds");
          assertThat(begin("2020-01-01", "Khác")).containsExactly("register.refused.rule_holds");
          assertThat(days())
              .containsExactly("2017-02-06 2026-01-08", "2026-01-09 " + Period.FOREVER);
        });
  }

  @Test
  void aRuleThatHasEndedBeginsAgain() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(end("2026-06-01")).isEmpty();
          assertThat(begin("2026-05-31", "Mới")).containsExactly("register.refused.rule_holds");
          assertThat(begin("2026-08-01", "Mới")).isEmpty();
          assertThat(days())
              .containsExactly("2026-01-09 2026-05-31", "2026-08-01 " + Period.FOREVER);
        });
  }

  @Test
  void aRuleEnteredByMistakeIsTakenOutByItsFirstDay() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(begin("2017-02-16", "66-QĐ/TW")).isEmpty();
          assertThat(end("2017-02-16")).isEmpty();
          assertThat(end("2017-02-16")).containsExactly("register.refused.rule_holds_not");
          assertThat(begin("2017-02-06", "66-QĐ/TW")).isEmpty();
          assertThat(days()).first().isEqualTo("2017-02-06 2026-01-08");
        });
  }

  private List<String> begin(String day, String source) {
    return refusals(rules.begin(Actor.system(), "k" + keys++, rule(day, source)));
  }

  private List<String> end(String day) {
    return refusals(rules.end(Actor.system(), "k" + keys++, rule(day, "")));
  }

  private static IssuingRules.Rule rule(String day, String source) {
    return new IssuingRules.Rule(
        "branch", false, "report", LocalDate.parse(day), LocalDate.MAX, source);
  }

  private List<String> days() {
    return rules.all().stream()
        .filter(
            it -> it.unitKind().equals("branch") && it.kind().equals("report") && !it.congress())
        .map(it -> it.from() + " " + it.to())
        .toList();
  }

  private static List<String> refusals(Outcome<String> outcome) {
    return RegisterTest.refusals(outcome).stream().map(it -> it.replace("kind ", "")).toList();
  }
}
