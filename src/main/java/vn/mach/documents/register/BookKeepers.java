package vn.mach.documents.register;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * Who keeps books, as forms need it: the person who may record what a unit did, or issue in its
 * name.
 */
@Component
public class BookKeepers {

  private final Units units;

  BookKeepers(Units units) {
    this.units = units;
  }

  /**
   * @throws NotFound where the actor keeps no unit's books
   */
  public static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.RECORD) && !actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("register");
    }
  }

  /** The unit that was typed; empty where the actor does not keep its books. */
  public Optional<NamedUnit> unit(Actor actor, String typed) {
    String meant = Text.line(typed);
    return units.meant(actor, Right.RECORD, meant).or(() -> units.meant(actor, Right.ISSUE, meant));
  }

  /** The same of a form's field; said against it where the actor does not keep its books. */
  public FormParser.Field<NamedUnit> unit(Actor actor, FormParser reading, @Nullable String typed) {
    return reading.requiredFound(
        "unit", typed, unit(actor, Text.line(typed)), "register.refused.unit");
  }
}
