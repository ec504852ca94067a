package vn.mach.organisation.access;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.access.ActorLoader.Standing;
import vn.mach.organisation.units.AccessScope;

/**
 * Who may grant what to whom, and who may administer whose account. Nobody grants a right that they
 * do not have there. An account is administered from strictly above: never by an equal at the same
 * unit, and an inspector never by those whom they inspect (docs/adr/0020).
 */
@Component
class GrantPolicy {

  private final AccessScope scope;
  private final ActorLoader viewers;
  private final AccountsSql sql;

  GrantPolicy(AccessScope scope, ActorLoader viewers, AccountsSql sql) {
    this.scope = scope;
    this.viewers = viewers;
    this.sql = sql;
  }

  /**
   * @param unit none: over the whole realm
   */
  boolean mayGive(Actor giver, Role role, @Nullable UnitId unit) {
    if (role == Role.ADMINISTRATOR && !giver.hasEverywhere(Right.ADMINISTER)) {
      return false;
    }
    if (unit == null) {
      return giver.hasEverywhere(Right.GRANT)
          && role.rights().stream().allMatch(giver::hasEverywhere);
    }
    return scope.reaches(giver, Right.GRANT, unit)
        && role.rightsAtUnit().stream().allMatch(right -> scope.reaches(giver, right, unit));
  }

  /**
   * Whether the giver may take this role of the account: it is their own, or they may grant it and
   * stand above the account there.
   */
  boolean mayTake(Actor giver, long account, Role role, @Nullable UnitId unit) {
    if (!mayGive(giver, role, unit)) {
      return false;
    }
    if (account == giver.account()) {
      return true;
    }
    Optional<Standing> held = viewers.standing(account);
    return held.isPresent()
        && (unit == null
            ? isAboveInRealm(giver, held.get())
            : scope.rights(giver, unit).containsAll(scope.rights(held.get().actor(), unit))
                && isAbove(giver, held.get(), unit));
  }

  /**
   * Whether the giver may issue a code for the account, close it, or bind it to a person: not their
   * own, the giver has all its rights there, and stands above it wherever it has any. An account
   * that nobody has used and to which the giver granted every role is not somebody else's yet: for
   * it, having its rights is enough.
   */
  boolean mayLookAfter(Actor giver, long account) {
    Optional<Standing> found = viewers.standing(account);
    if (found.isEmpty() || account == giver.account()) {
      return false;
    }
    Actor other = found.get().actor();
    if (!mayAll(giver, other) || (other.rights().isEmpty() && !giver.hasEverywhere(Right.GRANT))) {
      return false;
    }
    return isAboveAll(giver, found.get())
        || (!isInspectorBeside(giver, found.get())
            && sql.isUnusedAndGivenBy(account, giver.account()));
  }

  /**
   * Whether an account may be bound to this person: the giver may grant there all rights of the
   * person's posts and membership, and stands above them.
   */
  boolean mayBind(Actor giver, PersonId person) {
    Standing bound = viewers.ofPerson(person);
    return mayAll(giver, bound.actor())
        && (!bound.actor().rights().isEmpty() || giver.hasEverywhere(Right.GRANT))
        && isAboveAll(giver, bound);
  }

  private boolean mayAll(Actor giver, Actor other) {
    if (!other.everywhere().stream().allMatch(giver::hasEverywhere)) {
      return false;
    }
    return units(other).stream().allMatch(unit -> scope.reaches(giver, Right.GRANT, unit))
        && other.rights().entrySet().stream().allMatch(entry -> reachesAll(giver, entry));
  }

  private boolean reachesAll(Actor giver, Map.Entry<Right, Set<UnitId>> given) {
    return given.getValue().stream().allMatch(unit -> scope.reaches(giver, given.getKey(), unit));
  }

  /** The machine's own commands stand above everybody (account 0). */
  private boolean isAboveAll(Actor giver, Standing other) {
    return giver.account() == 0
        || (isAboveInRealm(giver, other)
            && units(other.actor()).stream().allMatch(unit -> isAbove(giver, other, unit)));
  }

  /** What was given over the whole realm: there is no level above, so more rights are needed. */
  private static boolean isAboveInRealm(Actor giver, Standing other) {
    Set<Right> theirs = other.actor().everywhere();
    return theirs.isEmpty()
        || (giver.everywhere().containsAll(theirs)
            && giver.everywhere().size() > theirs.size()
            && (!other.inspectsAll() || giver.hasEverywhere(Right.ADMINISTER)));
  }

  /** From a level above the unit, or at the unit itself with more rights and not inspected. */
  private boolean isAbove(Actor giver, Standing other, UnitId unit) {
    if (scope.reachesFromAbove(giver, Right.GRANT, unit)) {
      return true;
    }
    Set<Right> own = scope.rights(giver, unit);
    Set<Right> theirs = scope.rights(other.actor(), unit);
    return !other.inspects().contains(unit)
        && own.containsAll(theirs)
        && own.size() > theirs.size();
  }

  private boolean isInspectorBeside(Actor giver, Standing other) {
    return (other.inspectsAll() && !giver.hasEverywhere(Right.ADMINISTER))
        || other.inspects().stream()
            .anyMatch(unit -> !scope.reachesFromAbove(giver, Right.GRANT, unit));
  }

  private static Set<UnitId> units(Actor actor) {
    Set<UnitId> units = new HashSet<>();
    actor.rights().values().forEach(units::addAll);
    return units;
  }
}
