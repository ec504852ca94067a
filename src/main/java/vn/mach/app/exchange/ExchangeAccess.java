package vn.mach.app.exchange;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;

/**
 * Who brings files and who takes them. Whoever may enter rows of a table on the pages may bring
 * them in files, about the units that this right covers. What is of the realm (kinds, figures,
 * accounts) and rows of every unit under its heads are brought by those whose right to exchange
 * covers the realm; the whole is taken by those whose right covers every top unit besides.
 */
@Component
class ExchangeAccess {

  private final AccessScope scope;
  private final ExchangeTables tables;

  ExchangeAccess(AccessScope scope, ExchangeTables tables) {
    this.scope = scope;
    this.tables = tables;
  }

  /** Whether it may bring rows of every table. */
  boolean holdsRealm(Actor actor) {
    return scope.coversRealm(actor, Right.EXCHANGE);
  }

  /** Whether it may bring rows about every unit, and take everything. */
  boolean holdsAll(Actor actor) {
    return holdsRealm(actor) && scope.coversEveryTop(actor, Right.EXCHANGE);
  }

  /** Whether there is anything that it may bring. */
  boolean mayBring(Actor actor) {
    return tables.ofRealm().stream().anyMatch(table -> mayEnter(actor, table)) || holdsRealm(actor);
  }

  /** Whether it may bring rows of the table, about some units at least. */
  boolean mayBring(Actor actor, ExchangeTable table) {
    return mayEnter(actor, table) || holdsRealm(actor);
  }

  /** The tables of which it may bring rows. */
  List<ExchangeTable> brought(Actor actor) {
    boolean all = holdsRealm(actor);
    return tables.ofRealm().stream().filter(table -> all || mayEnter(actor, table)).toList();
  }

  private static boolean mayEnter(Actor actor, ExchangeTable table) {
    return !table.reach().isEmpty()
        && table.reach().stream().allMatch(reach -> actor.hasSomewhere(reach.right()));
  }

  /** Whether it may see and settle an import: its own, or any where it holds all. */
  boolean maySettle(Actor actor, long sender) {
    return sender == actor.account() && mayBring(actor) || holdsAll(actor);
  }

  /**
   * @throws NotFound where it may bring nothing
   */
  void requireBringing(Actor actor) {
    if (!mayBring(actor)) {
      throw new NotFound("exchange");
    }
  }

  /**
   * @throws NotFound where its right does not cover the whole
   */
  void requireAll(Actor actor) {
    if (!holdsAll(actor)) {
      throw new NotFound("exchange of the realm");
    }
  }
}
