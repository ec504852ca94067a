package vn.mach.organisation.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/**
 * Who may grant what to whom: nobody grants a right that they do not have there, and nobody
 * administers an account with more rights than their own.
 */
@Component
class GrantPolicy {

  private final AccessScope scope;
  private final ActorLoader viewers;

  GrantPolicy(AccessScope scope, ActorLoader viewers) {
    this.scope = scope;
    this.viewers = viewers;
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
   * Whether the giver may issue a code for the account, close it, or bind it to a person: not their
   * own, and the giver has all rights of the account there.
   */
  boolean mayLookAfter(Actor giver, long account) {
    Optional<Actor> found = viewers.ofEvenClosed(account);
    if (found.isEmpty() || account == giver.account()) {
      return false;
    }
    return mayAll(giver, found.get())
        && (!found.get().rights().isEmpty() || giver.hasEverywhere(Right.GRANT));
  }

  /**
   * Whether an account may be bound to this person: the giver may grant there all rights of the
   * person's posts and membership.
   */
  boolean mayBind(Actor giver, PersonId person) {
    Actor bound = viewers.ofPerson(person);
    return mayAll(giver, bound) && (!bound.rights().isEmpty() || giver.hasEverywhere(Right.GRANT));
  }

  private boolean mayAll(Actor giver, Actor other) {
    if (!other.everywhere().stream().allMatch(giver::hasEverywhere)) {
      return false;
    }
    return other.rights().values().stream()
            .flatMap(Set::stream)
            .distinct()
            .allMatch(unit -> scope.reaches(giver, Right.GRANT, unit))
        && other.rights().entrySet().stream().allMatch(entry -> reachesAll(giver, entry));
  }

  private boolean reachesAll(Actor giver, Map.Entry<Right, Set<UnitId>> given) {
    return given.getValue().stream().allMatch(unit -> scope.reaches(giver, given.getKey(), unit));
  }
}
