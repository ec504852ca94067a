package vn.mach.people;

import java.util.Map;
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
    Map<UnitId, UnitId> heirs = change.heirs();
    long moved = 0;
    for (TreeChange.Ended ended : change.ended()) {
      sql.endPosts(ended.unit(), change.day());
      UnitId successor = heirs.get(ended.unit());
      if (successor != null) {
        moved += sql.moveMembers(ended.unit(), successor, change.day());
        sql.movePosts(ended.unit(), successor, change.day());
        sql.moveTransfers(ended.unit(), successor, change.day());
      }
    }
    return moved;
  }
}
