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
 * them in files, about the units that this right covers. The whole of a realm (kinds, figures,
 * accounts, rows of every unit) is brought and taken by those whose right to exchange covers the
 * realm.
 */
@Component
class ExchangeAccess {

  private final AccessScope scope;
  private final ExchangeTables tables;

  ExchangeAccess(AccessScope scope, ExchangeTables tables) {
    this.scope = scope;
    this.tables = tables;
  }

  /** Whether it may bring every row and take everything. */
  boolean holdsRealm(Actor actor) {
    return scope.coversRealm(actor, Right.EXCHANGE);
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

  /** Whether it may see and settle an import: its own, or any where it holds the realm. */
  boolean maySettle(Actor actor, long sender) {
    return sender == actor.account() && mayBring(actor) || holdsRealm(actor);
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
   * @throws NotFound where its right does not cover the realm
   */
  void requireRealm(Actor actor) {
    if (!holdsRealm(actor)) {
      throw new NotFound("exchange of the realm");
    }
  }
}
