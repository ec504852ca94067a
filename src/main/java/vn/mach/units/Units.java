package vn.mach.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

/** What may be asked of the tree. */
@Component
public class Units {

  private final UnitsSql sql;
  private final Reach reach;
  private final Today today;

  Units(UnitsSql sql, Reach reach, Today today) {
    this.sql = sql;
    this.reach = reach;
    this.today = today;
  }

  /** The unit of this code, whether it stands or has ended. Codes are compared letter by letter. */
  public Optional<UnitId> find(String code) {
    return sql.find(code);
  }

  /** The unit as named on the day; empty only where there is no such unit. Asks nothing about rights. */
  public Optional<UnitNamed> named(UnitId unit, LocalDate day) {
    return sql.named(unit, day);
  }

  /**
   * The unit as named today, for a page that shows it to this viewer.
   *
   * @throws NotFound where there is none or the right does not reach it
   */
  public UnitNamed require(Viewer viewer, Right right, UnitId unit) {
    reach.require(viewer, right, unit);
    return sql.named(unit, today.date()).orElseThrow(() -> new NotFound("unit " + unit.value()));
  }

  /** Those that stood directly under the unit on the day, in the order of kind and code. Who reaches the unit reaches them. */
  @Transactional(readOnly = true)
  public List<UnitNamed> children(UnitId unit, LocalDate day) {
    return sql.children(unit, day);
  }

  /** Those above the unit on the day, the top first, the unit itself last; empty where it did not stand. Asks nothing about rights. */
  public List<UnitNamed> path(UnitId unit, LocalDate day) {
    return sql.path(unit, day);
  }

  /** The units at which the right was given to the viewer, as named today: where their own tree begins. */
  public List<UnitNamed> tops(Viewer viewer, Right right) {
    return sql.tops(viewer, right, today.date());
  }

  /**
   * Units that the right reaches whose name holds what was typed, without regard to case and accents, or whose code begins with it.
   * Standing ones come first.
   */
  public List<UnitNamed> search(Viewer viewer, Right right, String typed, int limit) {
    return sql.search(reach.parameters(viewer, right), typed, today.date(), limit);
  }

  /** All kinds, from the top of the tree downwards. */
  public List<UnitKind> kinds() {
    return sql.kinds();
  }
}
