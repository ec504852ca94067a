package vn.mach.people;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.units.TreeChange;
import vn.mach.units.TreeFollower;

/** Members and open transfers go along to the successor of a unit that ends; the posts in it end with it. */
@Component
class PeopleFollow implements TreeFollower {

  private final FollowSql sql;

  PeopleFollow(FollowSql sql) {
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
  public long follow(Viewer viewer, TreeChange change) {
    Map<UnitId, UnitId> successors = new HashMap<>();
    for (TreeChange.Ended ended : change.ended()) {
      UnitId successor = ended.successor();
      if (successor != null) {
        successors.put(ended.unit(), successor);
      }
    }
    long moved = 0;
    for (TreeChange.Ended ended : change.ended()) {
      sql.endPosts(ended.unit(), change.day());
      UnitId successor = last(ended.unit(), successors);
      if (successor != null) {
        moved += sql.moveMembers(ended.unit(), successor, change.day());
        sql.movePosts(ended.unit(), successor, change.day());
        sql.moveTransfers(ended.unit(), successor, change.day());
      }
    }
    return moved;
  }

  /** A successor may itself have ended on the same day. */
  private static @Nullable UnitId last(UnitId unit, Map<UnitId, UnitId> successors) {
    UnitId successor = successors.get(unit);
    for (int step = 0; step < successors.size() && successor != null && successors.containsKey(successor); step++) {
      successor = successors.get(successor);
    }
    return successor;
  }
}
