package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/** Settings, terms, routes, receivers and links. */
@Component
class ConcernSettingsSql {

  record Settings(boolean guests, int smallestGroup) {}

  /** Who reads confidential concerns of a unit. */
  record Receiver(
      UnitId unit, String unitName, PersonId person, String name, LocalDate from, LocalDate to) {}

  record Link(
      long id, UnitId unit, String unitName, String note, LocalDate madeOn, LocalDate last) {}

  private final JdbcClient jdbc;

  ConcernSettingsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Settings settings() {
    return jdbc.sql("select guests, smallest_group from concern_settings")
        .query((row, number) -> new Settings(row.getBoolean(1), row.getInt(2)))
        .single();
  }

  void settings(boolean guests, int smallestGroup) {
    jdbc.sql("update concern_settings set guests = ?, smallest_group = ?")
        .params(guests, smallestGroup)
        .update();
  }

  /** False where there is such a row of that day. */
  boolean rule(ConcernRule rule) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("kind", rule.kind().code());
    values.put("level", rule.level());
    values.put("whole", rule.wholeDays());
    values.put("station", rule.stationDays());
    values.put("urgent", rule.urgentDays());
    values.put("extension", rule.extensionDays());
    values.put("checked", rule.checked());
    values.put("from", rule.validFrom());
    values.put("source", rule.source());
    return jdbc.sql(
                """
                insert into concern_rules (kind, level, whole_days, station_days, urgent_days, extension_days, checked, valid_from, source)
                values (:kind, :level, :whole, :station, :urgent, :extension, :checked, :from, :source)
                on conflict on constraint concern_rules_once do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  /** False where there is such a row of that day. */
  boolean route(ConcernRouting.Route route) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("subject", route.subject());
    values.put("from", route.fromKind());
    values.put("to", route.toKind());
    values.put("day", route.validFrom());
    values.put("source", route.source());
    return jdbc.sql(
                """
                insert into concern_routes (subject, from_kind, to_kind, valid_from, source) values (:subject, :from, :to, :day, :source)
                on conflict on constraint concern_routes_once do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  /**
   * What a concern may be about: a code that is there already is named anew, and stays in its
   * place.
   */
  void subject(String code, String nameVi, String nameEn) {
    jdbc.sql(
            """
            insert into concern_subjects (code, name_vi, name_en, position)
            select :code, :vi, :en, coalesce(max(position), 0) + 1 from concern_subjects where code <> 'other'
            on conflict on constraint concern_subjects_key do update set name_vi = excluded.name_vi, name_en = excluded.name_en
            """)
        .param("code", code)
        .param("vi", nameVi)
        .param("en", nameEn)
        .update();
  }

  List<Receiver> receivers(Map<String, Object> scope, LocalDate day) {
    return jdbc.sql(
            """
            select r.*, u.name as unit_name, p.full_name from concern_receivers r join units_named u on u.unit_id = r.unit_id
            join people_named p on p.person_id = r.person_id where r.valid_to >= :day and %s order by u.code, r.valid_from, p.full_name limit 500
            """
                .formatted(AccessScope.sql("r.unit_id")))
        .params(scope)
        .param("day", day)
        .query((row, number) ->
            new Receiver(
                new UnitId(row.getLong("unit_id")),
                row.getString("unit_name"),
                new PersonId(row.getLong("person_id")),
                row.getString("full_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class)))
        .list();
  }

  /** False where the person is one already. */
  boolean receiver(UnitId unit, PersonId person, LocalDate from) {
    return jdbc.sql(
                """
                insert into concern_receivers (unit_id, person_id, valid_from)
                select :unit, :person, :from where not exists (
                  select 1 from concern_receivers where unit_id = :unit and person_id = :person and valid_to >= :from)
                on conflict do nothing
                """)
            .param("unit", unit.value())
            .param("person", person.value())
            .param("from", from)
            .update()
        == 1;
  }

  /** Whether they were a receiver. */
  boolean endReceiver(UnitId unit, PersonId person, LocalDate day) {
    int notBegun =
        jdbc.sql(
                """
                delete from concern_receivers where unit_id = :unit and person_id = :person and valid_from >= :day
                """)
            .param("unit", unit.value())
            .param("person", person.value())
            .param("day", day)
            .update();
    int ended =
        jdbc.sql(
                "update concern_receivers set valid_to = :day::date - 1 where unit_id = :unit and person_id = :person and valid_to >= :day")
            .param("unit", unit.value())
            .param("person", person.value())
            .param("day", day)
            .update();
    return notBegun + ended > 0;
  }

  List<Link> links(Map<String, Object> scope, LocalDate day) {
    return jdbc.sql(
            """
            select l.*, u.name as unit_name from concern_links l join units_named u on u.unit_id = l.unit_id
            where l.last_day >= :day and %s order by l.id limit 500
            """
                .formatted(AccessScope.sql("l.unit_id")))
        .params(scope)
        .param("day", day)
        .query((row, number) ->
            new Link(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                row.getString("unit_name"),
                row.getString("note"),
                row.getObject("made_on", LocalDate.class),
                row.getObject("last_day", LocalDate.class)))
        .list();
  }

  long link(UnitId unit, String token, String note, LocalDate day, LocalDate last) {
    return jdbc.sql(
            "insert into concern_links (unit_id, digest, note, made_on, last_day) values (?, ?, ?, ?, ?) returning id")
        .params(unit.value(), Digests.of(token), note, day, last)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  Optional<UnitId> unitOfLink(long link) {
    return jdbc.sql("select unit_id from concern_links where id = ?")
        .param(link)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional();
  }

  void endLink(long link, LocalDate day) {
    jdbc.sql(
            "update concern_links set last_day = :day::date - 1 where id = :id and last_day >= :day")
        .param("id", link)
        .param("day", day)
        .update();
  }

  /** The unit of a link that holds, where the realm lets guests write. */
  Optional<UnitId> linked(String token, LocalDate day) {
    return jdbc.sql(
            """
            select l.unit_id from concern_links l join concern_settings s on s.guests where l.digest = ? and l.last_day >= ?
            """)
        .params(Digests.of(token), day)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional();
  }
}
