package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The other numbers that each item of a list says: "17 lớp với 496 học viên, … 11 lớp với 316 học
 * viên" names parts of the classes and of the learners.
 */
final class Columns {

  private Columns() {}

  static List<Parts> of(Passage passage, Opener opener, List<Mention> wholes, Parts first) {
    ListItems list = ListItems.of(passage, opener);
    Set<Parts> columns = new LinkedHashSet<>();
    for (ListItems.Separators separators : ListItems.Separators.values()) {
      List<ListItems.Item> items = list.read(separators);
      for (Mention whole : wholes) {
        if (items.size() == first.parts().size()
            && whole.isCount()
            && !whole.noun().alike(first.whole().noun())) {
          column(passage, items, whole, first).ifPresent(columns::add);
        }
      }
    }
    return List.copyOf(columns);
  }

  private static Optional<Parts> column(
      Passage passage, List<ListItems.Item> items, Mention whole, Parts first) {
    List<Parts.Part> parts = new ArrayList<>();
    for (ListItems.Item item : items) {
      List<Mention> fitting =
          item.mentions().stream()
              .filter(it ->
                  it.isCount() && !it.noun().words().isEmpty() && it.noun().alike(whole.noun()))
              .toList();
      if (fitting.size() != 1) {
        return Optional.empty();
      }
      parts.add(Parts.Part.of(passage, fitting.getFirst(), item.from()));
    }
    return Optional.of(
        new Parts(whole, parts, first.closed(), first.ended(), false, first.unsure()));
  }
}
