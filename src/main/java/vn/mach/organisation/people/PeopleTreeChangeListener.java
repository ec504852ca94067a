package vn.mach.organisation.people;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.TreeChange;
import vn.mach.organisation.units.TreeChangeListener;

/**
 * Members and open transfers move to the successor of a unit that ends; the posts in it end with
 * it.
 */
@Component
class PeopleTreeChangeListener implements TreeChangeListener {

  private final PeopleTreeChangeSql sql;

  PeopleTreeChangeListener(PeopleTreeChangeSql sql) {
    this.sql = sql;
  }

  @Override
  public int position() {
    return 100;
  }

  @Override
  public String key() {
    return "people.followed";
  }

  @Override
  public long follow(Actor actor, TreeChange change) {
    Map<UnitId, UnitId> successors = change.successors();
    long moved = 0;
    for (TreeChange.Ended ended : change.ended()) {
      sql.endPosts(ended.unit(), change.day());
      UnitId successor = successors.get(ended.unit());
      if (successor != null) {
        moved += sql.moveMembers(ended.unit(), successor, change.day());
        sql.movePosts(ended.unit(), successor, change.day());
        sql.moveTransfers(ended.unit(), successor, change.day());
      }
    }
    return moved;
  }
}
