package vn.mach.branch.meetings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who made acts, and whom they are about, for a page on which a person decides. */
@Component
class ActNames {

  private final JdbcClient jdbc;
  private final ActsSql acts;

  ActNames(JdbcClient jdbc, ActsSql acts) {
    this.jdbc = jdbc;
    this.acts = acts;
  }

  /**
   * Names by number.
   *
   * @param makers of clashing acts: the account's login
   * @param people by their number as text
   */
  record Names(Map<UUID, Long> makers, Map<String, String> people) {

    String person(String id) {
      return people.getOrDefault(id, "");
    }
  }

  Names of(HeldMeeting held) {
    Map<UUID, Long> makers = new HashMap<>();
    if (!held.log().clashes().isEmpty()) {
      acts.of(held.meeting().id()).forEach(it -> makers.put(it.act().id(), it.madeBy()));
    }
    List<Long> ids =
        held.tasks().stream()
            .map(it -> it.field("person"))
            .filter(it -> !it.isEmpty())
            .map(Long::valueOf)
            .toList();
    Map<String, String> people = new HashMap<>();
    List<Long> marked =
        held.log().clashes().stream()
            .flatMap(it -> it.acts().stream())
            .filter(it -> it.what().equals("mark"))
            .map(it -> Long.valueOf(it.of()))
            .toList();
    jdbc.sql("select person_id, full_name from people_named where person_id = any(?)")
        .param(Stream.concat(ids.stream(), marked.stream()).toArray(Long[]::new))
        .query(row -> {
          people.put(row.getString(1), row.getString(2));
        });
    return new Names(makers, people);
  }
}
