package vn.mach.organisation.units;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision would change, found by carrying it out and rolling it back.
 *
 * @param places the units that the steps change, before and after, on the day
 * @param shifted how many units, including those below the changed ones, get other units above them
 * @param followed what other modules change in consequence
 * @param totals the totals that change
 * @param seen digest that differs if the tree has changed since the preview
 */
public record ReorganisationPreview(
    List<Place> places,
    int shifted,
    List<Followed> followed,
    List<TotalChange> totals,
    String seen) {

  /**
   * A unit on the day without the decision and with it; none where it does not exist on that day.
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
