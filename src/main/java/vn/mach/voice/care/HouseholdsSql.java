package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** The SQL of households. Every question carries the access scope of KEEP_PEOPLE. */
@Component
class HouseholdsSql {

  private static final String ROWS =
      """
      select h.id, h.unit_id, u.name as unit_name, h.name, h.address, array_to_string(h.kinds, ',') as kind_codes, h.ended_on, v.last_on, v.visits
      from care_households h join units_named u on u.unit_id = h.unit_id
      left join lateral (select max(visited_on) as last_on, count(*)::int as visits from care_visits where household_id = h.id and withdrawn_at is null) v on true
      """;

  private final JdbcClient jdbc;

  HouseholdsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Households; what was typed is looked for in name and address.
   *
   * @param least those never visited first, then those visited longest ago, then least often,
   *     without those that asked not to be visited; otherwise by name
   */
  List<Household.Row> list(Map<String, Object> scope, String typed, boolean least, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where h.ended_on is null and (:typed = '' or h.search like '%' || searchable(:typed) || '%') and "
                + AccessScope.sql("h.unit_id")
                + (least
                    ? " and not exists (select 1 from care_unvisited n where n.household_id = h.id) order by v.last_on nulls first, v.visits, "
                    : " order by ")
                + "u.name, h.name, h.id limit :limit offset :offset")
        .params(scope)
        .param("typed", typed)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(CareRows.of(Household.Row.class))
        .list();
  }

  Optional<Household.Row> find(Map<String, Object> scope, long id) {
    return jdbc.sql(ROWS + "where h.id = :id and " + AccessScope.ofFew("h.unit_id"))
        .params(scope)
        .param("id", id)
        .query(Household.Row.class)
        .optional();
  }

  /** Those who live in it now. */
  List<Household.Person> people(long household) {
    return jdbc.sql(
            """
            select p.id, p.person_id, coalesce(n.full_name, p.name) as name, p.about
            from care_household_people p left join people_named n on n.person_id = p.person_id
            where p.household_id = ? and p.left_on is null order by p.id limit 200
            """)
        .param(household)
        .query(CareRows.of(Household.Person.class))
        .list();
  }

  /** Wishes of the household and of its people; only for those who plan visits. */
  List<Household.Wish> wishes(long household) {
    return jdbc.sql(
            """
            select w.id, w.since, w.note, coalesce(n.full_name, '') as name
            from care_wishes w left join people_named n on n.person_id = w.person_id
            where w.ended_on is null and (w.household_id = :id
              or w.person_id in (select person_id from care_household_people where household_id = :id and left_on is null)) order by w.id
            """)
        .param("id", household)
        .query(CareRows.of(Household.Wish.class))
        .list();
  }

  /** Empty where the unit has a household of this name. */
  Optional<Long> insert(Household household) {
    return jdbc.sql(
            """
            insert into care_households (unit_id, name, address, kinds) values (?, ?, ?, ?)
            on conflict on constraint care_households_once do nothing returning id
            """)
        .params(
            household.unit().value(),
            household.name(),
            household.address(),
            household.kinds().toArray(String[]::new))
        .query(Long.class)
        .optional();
  }

  boolean isTaken(UnitId unit, String name, long except) {
    return jdbc.sql(
            "select exists (select 1 from care_households where unit_id = ? and name = ? and id <> ?)")
        .params(unit.value(), name, except)
        .query(Boolean.class)
        .single();
  }

  void update(long id, Household household, @Nullable LocalDate endedOn) {
    jdbc.sql(
            "update care_households set name = :name, address = :address, kinds = :kinds, ended_on = :ended::date where id = :id")
        .param("name", household.name())
        .param("address", household.address())
        .param("kinds", household.kinds().toArray(String[]::new))
        .param("ended", endedOn)
        .param("id", id)
        .update();
  }

  /** Somebody on the register moves in; again where they had left. */
  void addPerson(long household, PersonId person, String about) {
    jdbc.sql(
            """
            insert into care_household_people (household_id, person_id, about) values (?, ?, ?)
            on conflict (household_id, person_id) where person_id is not null do update set about = excluded.about, left_on = null
            """)
        .params(household, person.value(), about)
        .update();
  }

  void addPerson(long household, String name, String about) {
    jdbc.sql("insert into care_household_people (household_id, name, about) values (?, ?, ?)")
        .params(household, name, about)
        .update();
  }

  int leave(long household, long entry, LocalDate day) {
    return jdbc.sql(
            "update care_household_people set left_on = ? where id = ? and household_id = ? and left_on is null")
        .params(day, entry, household)
        .update();
  }

  /** False where there is such a wish already. */
  boolean wish(
      @Nullable Long household,
      @Nullable PersonId person,
      UnitId unit,
      LocalDate since,
      String note,
      long account) {
    return jdbc.sql(
                """
                insert into care_wishes (household_id, person_id, unit_id, since, note, recorded_by)
                values (:household::bigint, :person::bigint, :unit, :since, :note, :account) on conflict do nothing
                """)
            .param("household", household)
            .param("person", person == null ? null : person.value())
            .param("unit", unit.value())
            .param("since", since)
            .param("note", note)
            .param("account", account)
            .update()
        == 1;
  }

  Optional<UnitId> unitOfWish(long wish) {
    return jdbc.sql("select unit_id from care_wishes where id = ? and ended_on is null")
        .param(wish)
        .query(Long.class)
        .optional()
        .map(UnitId::new);
  }

  void endWish(long wish, LocalDate day) {
    jdbc.sql("update care_wishes set ended_on = ? where id = ? and ended_on is null")
        .params(day, wish)
        .update();
  }
}
