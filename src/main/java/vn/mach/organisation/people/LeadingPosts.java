package vn.mach.organisation.people;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * Leading posts bring rights, so equals must not end each other's: the level above does, or the
 * holder themself. It holds for everything that ends a post, also leaving and transfers.
 */
@Component
class LeadingPosts {

  private final PostsSql sql;
  private final AccessScope scope;
  private final Today today;

  LeadingPosts(PostsSql sql, AccessScope scope, Today today) {
    this.sql = sql;
    this.scope = scope;
    this.today = today;
  }

  boolean mayEnd(Actor actor, Post post) {
    return !post.kind().leading()
        || post.person().equals(actor.person())
        || scope.reachesFromAbove(actor, Right.KEEP_PEOPLE, post.unit());
  }

  /** Whether the actor may end all posts that the person holds today. */
  boolean mayEndAll(Actor actor, PersonId person) {
    return sql.ofPerson(person, today.date()).stream()
        .filter(post -> post.heldOn(today.date()))
        .allMatch(post -> mayEnd(actor, post));
  }
}
