package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;

/**
 * Adds a sheet up. An item that does not apply is left out of points and maximum alike; bonus adds
 * points and no maximum, and never leads above it.
 *
 * @param points by item, for those that applied
 */
record ScoreCount(
    BigDecimal points, BigDecimal maximum, ScoreBand band, Map<Long, BigDecimal> byItem) {

  /** The field of an item in a form. */
  static String field(long item) {
    return "item" + item;
  }

  static Outcome<ScoreCount> of(ScoreForm form, List<ScoreAnswer> answers) {
    Map<Long, ScoreAnswer> given = new HashMap<>();
    answers.forEach(it -> given.put(it.item(), it));
    List<Refusal> refusals = new ArrayList<>();
    Map<Long, BigDecimal> byItem = new HashMap<>();
    BigDecimal points = BigDecimal.ZERO;
    BigDecimal maximum = BigDecimal.ZERO;
    for (Item item : form.items()) {
      ScoreAnswer answer = given.get(item.id());
      if (answer != null && answer.leftOut()) {
        if (item.applies() == Applies.ALWAYS) {
          refusals.add(Refusal.of(field(item.id()), "scores.refused.applies", item.title()));
        }
        continue;
      }
      if (answer == null || answer.value() == null) {
        refusals.add(Refusal.of(field(item.id()), "scores.refused.unanswered", item.title()));
        continue;
      }
      Optional<BigDecimal> reached = item.points(answer.value());
      if (reached.isEmpty()) {
        refusals.add(
            Refusal.of(field(item.id()), "scores.refused.value", answer.value(), item.title()));
        continue;
      }
      byItem.put(item.id(), reached.get());
      points = points.add(reached.get());
      maximum = item.bonus() ? maximum : maximum.add(item.maximum());
    }
    if (refusals.isEmpty() && maximum.signum() == 0) {
      refusals.add(Refusal.of("", "scores.refused.nothing_applies"));
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    BigDecimal counted = points.min(maximum);
    return Outcome.done(new ScoreCount(counted, maximum, form.band(counted, maximum), byItem));
  }
}
