package vn.mach.organisation.units;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision would change, found by carrying it out and taking it back.
 *
 * @param places the units that the steps touch, as they are and as they will be on the day
 * @param shifted how many units, with those below the touched ones, come to stand under others
 * @param followed what other modules let follow
 * @param totals the totals that will read otherwise
 * @param seen tells this preview from one of another state of the tree
 */
public record ReorganisationPreview(
    List<Place> places,
    int shifted,
    List<Followed> followed,
    List<TotalChange> totals,
    String seen) {

  /**
   * How a unit stands on the day without the decision and with it; none where it does not stand on
   * that day.
   */
  public record Place(
      String code, @Nullable At before, @Nullable At after, @Nullable String successor) {

    public boolean founded() {
      return before == null && after != null;
    }

    public boolean ended() {
      return before != null && after == null;
    }
  }

  public record At(
      String name, String kind, @Nullable Boolean hasCommittee, @Nullable String parent) {}

  /**
   * @param key a message key that takes the count
   */
  public record Followed(String key, long count) {}

  /**
   * @param words a message key that takes the name
   */
  public record TotalChange(
      String unit,
      String words,
      String nameVi,
      String nameEn,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      boolean rate) {}
}
