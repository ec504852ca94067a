package vn.mach.documents.adoptions;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In how many working days each level owes what a directive asks. */
@Component
class AdoptionTermsSql {

  private final JdbcClient jdbc;

  AdoptionTermsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Working days by kind of unit; under "" those of every other kind. */
  Map<Owed, Map<String, Integer>> all() {
    Map<Owed, Map<String, Integer>> terms = new EnumMap<>(Owed.class);
    jdbc.sql("select what, unit_kind, days from adoption_terms")
        .query(row -> {
          for (Owed owed : Owed.values()) {
            if (owed.code().equals(row.getString(1))) {
              terms
                  .computeIfAbsent(owed, it -> new HashMap<>())
                  .put(row.getString(2), row.getInt(3));
            }
          }
        });
    return terms;
  }

  /** All terms anew; where two replace them at once, the later one's days hold. */
  void replace(Map<Owed, Map<String, Integer>> terms) {
    jdbc.sql("delete from adoption_terms").update();
    terms.forEach((owed, kinds) ->
        kinds.forEach((kind, days) ->
            jdbc.sql(
                    "insert into adoption_terms (what, unit_kind, days) values (?, ?, ?) on conflict on constraint adoption_terms_key do update set days = excluded.days")
                .params(owed.code(), kind, days)
                .update()));
  }
}
