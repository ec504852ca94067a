package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people are told about the reading of a sheet: each thing once, or for all cells of a column
 * together, with the first of them.
 */
final class ReadRemarks {

  /** Of one kind. */
  private static final int MOST = 100;

  private record Place(String key, String column) {}

  private static final class Counted {
    private int count;
    private final int line;
    private final String cell;
    private final String read;

    private Counted(int line, String cell, String read) {
      this.line = line;
      this.cell = cell;
      this.read = read;
    }
  }

  private final String sheet;
  private final Map<String, List<Said>> said = new LinkedHashMap<>();
  private final Map<String, Integer> more = new HashMap<>();
  private final Map<Place, Counted> counted = new LinkedHashMap<>();

  ReadRemarks(String sheet) {
    this.sheet = sheet;
  }

  /** One thing; the sheet goes before the arguments. */
  void say(String key, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(sheet));
    all.addAll(List.of(arguments));
    add(Said.of("exchange.remark." + key, all.toArray()));
  }

  void add(Said one) {
    List<Said> alike = said.computeIfAbsent(one.key(), key -> new ArrayList<>());
    if (alike.size() < MOST) {
      alike.add(one);
    } else {
      more.merge(one.key(), 1, Integer::sum);
    }
  }

  /**
   * One cell more of which the same is to be said: arguments are then sheet, column, how many,
   * line, cell, what was read of it.
   */
  void count(String key, String column, int line, String cell, String read) {
    counted.computeIfAbsent(new Place(key, column), place -> new Counted(line, cell, read)).count++;
  }

  List<Said> all() {
    List<Said> all = new ArrayList<>();
    said.forEach((key, alike) -> {
      all.addAll(alike);
      if (more.containsKey(key)) {
        all.add(Said.of("exchange.remark.more", sheet, more.get(key)));
      }
    });
    counted.forEach((place, it) ->
        all.add(
            Said.of(
                "exchange.remark." + place.key,
                sheet,
                place.column,
                it.count,
                it.line,
                it.cell,
                it.read)));
    return all;
  }
}
