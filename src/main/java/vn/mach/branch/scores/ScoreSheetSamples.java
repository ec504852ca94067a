package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.base.web.Paging;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/**
 * Filled sheets of one branch of the sample: those of its last months are confirmed, the latest is
 * voted, and that of the meeting which the product itself kept is proposed. All invented.
 */
@Component
@Order(6) // behind the meetings
class ScoreSheetSamples implements SampleData {

  private static final Actor SYSTEM = Actor.system();
  private static final int MONTHS = 6;

  /** By month, the latest first: the attendance, and the share of work done, in percent. */
  private static final int[][] PERCENTS = {
    {92, 85}, {88, 90}, {94, 95}, {76, 72}, {91, 88}, {83, 80}
  };

  private final Scores scores;
  private final ScoreSheetsSql sheets;
  private final ScoreFormsSql forms;
  private final AccessScope scope;
  private final Units units;
  private final People people;

  ScoreSheetSamples(
      Scores scores,
      ScoreSheetsSql sheets,
      ScoreFormsSql forms,
      AccessScope scope,
      Units units,
      People people) {
    this.scores = scores;
    this.sheets = sheets;
    this.forms = forms;
    this.scope = scope;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    Map<String, Object> all =
        ScoreSheetsSql.parameters(
            scope.parameters(SYSTEM, Right.SEE),
            scope.further(SYSTEM, Right.SEE_DRAFTS, "drafts"),
            null);
    sheets.list(all, new Paging(1, 10)).stream()
        .filter(it -> it.unit().equals(branch) && it.status() == ScoreStatus.OPEN)
        .forEach(it -> propose(it, 90, 85));
    for (int back = 0; back < MONTHS; back++) {
      LocalDate day = YearMonth.from(today).minusMonths(back + 1L).atDay(5);
      var opened = scores.sheetOfDay(SYSTEM, branch, day);
      if (opened.isEmpty()) {
        break; // the form was not in force yet
      }
      ScoreSheetId id = opened.get();
      propose(sheets.lock(id.value()).orElseThrow(), PERCENTS[back][0], PERCENTS[back][1]);
      int base = people.members(branch, day).size();
      done(scores.vote(SYSTEM, "sample-score-vote-" + id.value(), id, base - 2, 1, base));
      if (back > 0) {
        done(
            scores.confirm(
                SYSTEM,
                "sample-score-confirm-" + id.value(),
                id,
                back == 3 ? "Cần gửi tài liệu sớm hơn và nâng tỷ lệ dự họp." : ""));
      }
    }
  }

  private void propose(ScoreSheetsSql.Sheet sheet, int attendance, int workDone) {
    List<ScoreAnswer> answers = new ArrayList<>();
    for (Item item : forms.find(sheet.form()).orElseThrow().items()) {
      boolean leftOut = item.applies() == Applies.THEMATIC;
      answers.add(
          new ScoreAnswer(
              item.id(), leftOut ? null : value(item, attendance, workDone), leftOut, ""));
    }
    done(
        scores.propose(
            SYSTEM, "sample-score-" + sheet.id(), new ScoreSheetId(sheet.id()), answers));
  }

  private static BigDecimal value(Item item, int attendance, int workDone) {
    return switch (item.kind()) {
      case YES_NO -> attendance < 80 ? BigDecimal.ZERO : BigDecimal.ONE;
      case RADIO -> attendance < 80 ? BigDecimal.TWO : BigDecimal.ONE;
      case BANDED -> BigDecimal.valueOf(item.readsAttendance() ? attendance : workDone);
      case NUMBER -> item.maximum().subtract(attendance < 90 ? BigDecimal.TWO : BigDecimal.ONE);
    };
  }

  private static void done(Outcome<ScoreSheetId> outcome) {
    if (outcome instanceof Outcome.Refused<ScoreSheetId>(var refusals)) {
      throw new IllegalStateException("Sample score refused: " + refusals);
    }
  }
}
