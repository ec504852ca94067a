package vn.mach.organisation.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.util.MultiValueMap;
import vn.mach.base.kernel.Text;

/**
 * The split of a unit as it is typed: a row for each part, and for each unit below it the number of
 * its row.
 *
 * @param unit the code of the unit that is split
 */
record SplitForm(String unit, List<Row> rows, List<Child> children) {

  static final SplitForm NONE = new SplitForm("", List.of(), List.of());

  /** More parts than any decision has. */
  private static final int MOST_ROWS = 50;

  /**
   * One part. A row without code and name is passed over.
   *
   * @param committee yes, no or nothing
   */
  record Row(String code, String name, String committee) {
    private static final Row EMPTY = new Row("", "", "");

    private boolean isEmpty() {
      return code.isEmpty() && name.isEmpty();
    }
  }

  /**
   * @param to the place of its row, from 0
   */
  record Child(String code, String name, int to) {}

  SplitForm {
    rows = List.copyOf(rows);
    children = List.copyOf(children);
  }

  /**
   * As sent; at first, or where another unit was chosen since, the unit itself and an empty row,
   * with everything below it staying where it is.
   */
  static SplitForm of(NamedUnit unit, List<NamedUnit> below, MultiValueMap<String, String> sent) {
    boolean same = unit.code().equals(Text.key(sent.getFirst("splitOf")));
    List<Row> rows = new ArrayList<>();
    if (same) {
      rows.addAll(rows(sent));
    }
    if (rows.isEmpty()) {
      Boolean has = unit.hasCommittee();
      rows.add(new Row(unit.code(), unit.name(), has == null ? "" : has ? "yes" : "no"));
      rows.add(Row.EMPTY);
    }
    if ("part".equals(sent.getFirst("choose")) && rows.size() < MOST_ROWS) {
      rows.add(Row.EMPTY);
    }
    List<String> codes = same ? sent.getOrDefault("childCode", List.of()) : List.of();
    List<String> places = same ? sent.getOrDefault("childTo", List.of()) : List.of();
    List<Child> children = new ArrayList<>();
    for (NamedUnit it : below) {
      int to = place(at(places, codes.indexOf(it.code())));
      children.add(new Child(it.code(), it.name(), to < rows.size() ? to : 0));
    }
    return new SplitForm(unit.code(), rows, children);
  }

  private static List<Row> rows(MultiValueMap<String, String> sent) {
    List<String> codes = sent.getOrDefault("partCode", List.of());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(codes.size(), MOST_ROWS); i++) {
      rows.add(
          new Row(
              Text.key(codes.get(i)),
              Text.line(at(sent.getOrDefault("partName", List.of()), i)),
              Text.line(at(sent.getOrDefault("partCommittee", List.of()), i))));
    }
    return rows;
  }

  private static String at(List<String> values, int place) {
    return place >= 0 && place < values.size() ? values.get(place) : "";
  }

  private static int place(String sent) {
    return sent.matches("[0-9]{1,3}") ? Integer.parseInt(sent) : 0;
  }

  /** The parts with the units that go to each; those of an empty row stay with the first part. */
  List<TreeStep.Part> parts() {
    List<List<String>> below = new ArrayList<>(Collections.nCopies(rows.size(), List.of()));
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      below.set(
          i,
          children.stream()
              .filter(it -> (rows.get(it.to).isEmpty() ? 0 : it.to) == row)
              .map(Child::code)
              .toList());
    }
    List<TreeStep.Part> parts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (!row.isEmpty()) {
        parts.add(
            new TreeStep.Part(row.code, row.name, StepForm.yesOrNo(row.committee), below.get(i)));
      }
    }
    return parts;
  }
}
