package vn.mach.evidence.checks;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;

/**
 * The module's face: reads a text for figures that contradict themselves. Keeps nothing, and needs
 * a database only for evidence.
 */
@Component
public class Checks {

  private final ObjectProvider<EvidenceSource> evidence;

  Checks(ObjectProvider<EvidenceSource> evidence) {
    this.evidence = evidence;
  }

  /**
   * Everything in the text that contradicts itself, in the order of the text; offsets are UTF-16
   * code units of its NFC form.
   */
  public List<Finding> check(String text) {
    return Contradictions.in(text);
  }

  /**
   * As {@link #check(String)}, and what differs from the evidence of the unit and all under it in
   * the period, in the tree at the event's date.
   *
   * @throws NotFound where the actor may not see the unit, or it does not exist on the period's
   *     last day
   */
  public List<Finding> check(String text, Actor actor, UnitId unit, Period period) {
    return Contradictions.in(text, evidence.getObject().of(actor, unit, period));
  }
}
