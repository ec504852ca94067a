package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.realms.Today;

/**
 * What is made public of a year: how many households were helped, by kind, for the whole realm.
 * Once, in March of the next year, and never anew, so that no two states can be compared. There are
 * no totals, and every number is about its own row.
 */
@Component
class CarePublished {

  /** A group of fewer households is not said on its own. */
  static final int SMALLEST = 5;

  /**
   * What was counted for a kind.
   *
   * @param households each once for the kind
   */
  record Counted(String kind, int households, long moneyVnd) {}

  /**
   * A row; without {@code households} nothing is said of its kinds but which they are.
   *
   * @param kindCodes separated by commas
   */
  record Row(String kindCodes, @Nullable Integer households, @Nullable Long moneyVnd) {

    List<String> kinds() {
      return CareKind.split(kindCodes);
    }
  }

  /** A published year. */
  record Year(int year, LocalDate publishedOn) {}

  private final JdbcClient jdbc;
  private final Today today;

  CarePublished(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * The rows of a year. A kind with enough households is a row. The others are one row together
   * where each of them could still be anything from 0 to the largest small number; else nothing is
   * said of them.
   */
  static List<Row> rows(List<Counted> all) {
    List<Row> rows = new ArrayList<>();
    List<Counted> small = new ArrayList<>();
    for (Counted it : all) {
      if (it.households() >= SMALLEST) {
        rows.add(new Row(it.kind(), it.households(), it.moneyVnd()));
      } else {
        small.add(it);
      }
    }
    if (!small.isEmpty()) {
      int sum = small.stream().mapToInt(Counted::households).sum();
      boolean said = sum >= SMALLEST && sum <= (SMALLEST - 1) * (small.size() - 1);
      rows.add(
          new Row(
              String.join(",", small.stream().map(Counted::kind).toList()),
              said ? sum : null,
              null)); // only some kinds have money: a sum could be of one alone
    }
    return rows;
  }

  /** Publishes the years that ended long enough ago and are not published yet. */
  @Transactional
  public void publishEnded() {
    Optional<Integer> first =
        jdbc.sql(
                "select extract(year from min(day))::int from care_evidence where household_id is not null")
            .query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
            .single();
    if (first.isEmpty()) {
      return;
    }
    for (int year = first.get(); !today.date().isBefore(LocalDate.of(year + 1, 3, 1)); year++) {
      publish(year);
    }
  }

  private void publish(int year) {
    int fresh =
        jdbc.sql(
                "insert into care_published_years (year, published_on) values (?, ?) on conflict do nothing")
            .params(year, today.date())
            .update();
    if (fresh == 0) {
      return;
    }
    int position = 0;
    for (Row row : rows(counted(year))) {
      jdbc.sql(
              """
              insert into care_published (year, position, kinds, shown, households, money_vnd)
              values (:year, :position, :kinds, :shown, :households::int, :money::bigint)
              """)
          .param("year", year)
          .param("position", position++)
          .param("kinds", row.kinds().toArray(String[]::new))
          .param("shown", row.households() != null)
          .param("households", row.households())
          .param("money", row.moneyVnd())
          .update();
    }
  }

  private List<Counted> counted(int year) {
    return jdbc.sql(
            """
            select k.code as kind, (count(e.id) filter (where e.once_kind))::int as households, coalesce(sum(e.money_vnd), 0)::bigint as money_vnd
            from care_kinds k left join care_evidence e on e.kind = k.code and not e.withdrawn and e.day between ? and ?
            where k.form <> 'group' group by k.code, k.position order by k.position, k.code
            """)
        .params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
        .query(CareRows.of(Counted.class))
        .list();
  }

  /** The latest first. */
  List<Year> years() {
    return jdbc.sql("select year, published_on from care_published_years order by year desc")
        .query(CareRows.of(Year.class))
        .list();
  }

  List<Row> published(int year) {
    return jdbc.sql(
            "select array_to_string(kinds, ',') as kind_codes, households, money_vnd from care_published where year = ? order by position")
        .param(year)
        .query(CareRows.of(Row.class))
        .list();
  }
}
