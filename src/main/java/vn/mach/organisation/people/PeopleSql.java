package vn.mach.organisation.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.kernel.Where;
import vn.mach.base.web.Sorting;
import vn.mach.organisation.people.MembershipHistory.Version;
import vn.mach.organisation.units.AccessScope;

@Component
class PeopleSql {

  /** The filter of a list; null and empty filter nothing. */
  record Filter(String typed, @Nullable UnitId under, @Nullable MemberStatus status) {}

  record Row(
      PersonId id,
      String code,
      String name,
      UnitId unit,
      String unitName,
      MemberStatus status,
      List<String> posts) {}

  /** Somebody who left a unit: only that they left. */
  record Left(String name, LocalDate lastDay, String unitName) {}

  /** A person's own data and where they belong. */
  record Sheet(
      PersonId id,
      PersonDetails details,
      UnitId unit,
      String unitCode,
      String unitName,
      MemberStatus status,
      LocalDate from,
      LocalDate to) {
    boolean left(LocalDate today) {
      return to.isBefore(today);
    }
  }

  record Membership(
      LocalDate from, LocalDate to, UnitId unit, String unitName, MemberStatus status) {}

  private final JdbcClient jdbc;

  PeopleSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<PersonId> find(String code) {
    return jdbc.sql("select id from people where code = ?")
        .param(code)
        .query(Long.class)
        .optional()
        .map(PersonId::new);
  }

  String name(PersonId person) {
    return jdbc.sql("select full_name from people where id = ?")
        .param(person.value())
        .query(String.class)
        .optional()
        .orElse("");
  }

  List<Member> members(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select p.id, p.code, p.full_name, m.unit_id, m.status
            from members_on(:day) m join people p on p.id = m.person_id
            where m.unit_id = :unit order by p.sort_given, p.sort_family, p.full_name collate "vi-x-icu", p.id
            """)
        .param("day", day)
        .param("unit", unit.value())
        .query((row, number) ->
            new Member(
                new PersonId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                new UnitId(row.getLong(4)),
                MemberStatus.of(row.getString(5))))
        .list();
  }

  MemberCounts counts(UnitId unit, LocalDate day) {
    Map<MemberStatus, Long> counts = new EnumMap<>(MemberStatus.class);
    jdbc.sql(
            """
            select m.status, count(*) as members
            from unit_closure_on(:day) below join members_on(:day) m on m.unit_id = below.unit_id
            where below.ancestor_id = :unit group by m.status
            """)
        .param("day", day)
        .param("unit", unit.value())
        .query((ResultSet row) -> {
          counts.put(MemberStatus.of(row.getString(1)), row.getLong(2));
        });
    return new MemberCounts(counts);
  }

  /** Members of today, by given name, within the parameters of {@link AccessScope}. */
  List<Row> list(
      Map<String, Object> reach,
      Filter filter,
      Sorting sorting,
      LocalDate day,
      int limit,
      int offset) {
    Where where = new Where().and(AccessScope.sql("m.unit_id"));
    if (!Boolean.TRUE.equals(reach.get("scope_everywhere"))) {
      // The same as above in a form that begins with the actor's units: a secretary's thirty
      // members, not the province's register.
      where.and(
          "m.unit_id in (select up.unit_id from units_in_scope_on(:scope_today) up where up.ancestor_id = any(:scope_units))");
    }
    if (filter.under != null) {
      where.and(
          "exists (select 1 from unit_closure_on(:day) below where below.unit_id = m.unit_id and below.ancestor_id = :under)",
          "under",
          filter.under.value());
    }
    if (filter.status != null) {
      where.and("m.status = :status", "status", filter.status.code());
    }
    where
        .andWords("p.code = :typed or p.card_number = :typed", "p.search", filter.typed)
        .with("typed", filter.typed);
    return jdbc.sql(
            """
            select p.id, p.code, p.full_name, m.unit_id, u.name as unit_name, m.status,
              array(select o.post from posts_on(:day) o where o.person_id = p.id order by o.post) as posts
            from people p
            join members_on(:day) m on m.person_id = p.id
            join units_named u on u.unit_id = m.unit_id
            where %s
            order by %s limit :limit offset :offset
            """
                .formatted(
                    where.sql(),
                    sorting.sql(
                        "p.sort_given",
                        "p.sort_family",
                        "p.full_name collate \"vi-x-icu\"",
                        "p.id")))
        .params(reach)
        .params(where.parameters())
        .param("day", day)
        .param("limit", limit)
        .param("offset", offset)
        .query(PeopleSql::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new PersonId(row.getLong("id")),
        row.getString("code"),
        row.getString("full_name"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        MemberStatus.of(row.getString("status")),
        List.of((String[]) row.getArray("posts").getArray()));
  }

  /**
   * Who left units within the access scope, the latest first: somebody whose last version there has
   * ended and who is not there now.
   */
  List<Left> left(
      Map<String, Object> reach, @Nullable UnitId under, LocalDate day, int limit, int offset) {
    return jdbc.sql(
            """
            select p.full_name, m.valid_to, u.name as unit_name
            from memberships m
            join people p on p.id = m.person_id
            join units_named u on u.unit_id = m.unit_id
            where m.valid_to < :day
              and not exists (select 1 from memberships later
                where later.person_id = m.person_id and later.unit_id = m.unit_id and later.valid_from > m.valid_from)
              and (:under::bigint is null
                or exists (select 1 from units_in_scope_on(:day) below where below.unit_id = m.unit_id and below.ancestor_id = :under))
              and %s
            order by m.valid_to desc, p.id limit :limit offset :offset
            """
                .formatted(AccessScope.sql("m.unit_id")))
        .params(reach)
        .param("under", under == null ? null : under.value())
        .param("day", day)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, number) ->
            new Left(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
        .list();
  }

  Optional<Sheet> sheet(PersonId person, LocalDate day) {
    return jdbc.sql(
            """
            select p.*, m.unit_id, u.code as unit_code, u.name as unit_name, m.status, m.valid_from, m.valid_to
            from people p
            join lateral person_unit_on(p.id, :day) m on true
            join units_named u on u.unit_id = m.unit_id
            where p.id = :person
            """)
        .param("person", person.value())
        .param("day", day)
        .query((row, number) ->
            new Sheet(
                new PersonId(row.getLong("id")),
                new PersonDetails(
                    row.getString("code"),
                    row.getString("full_name"),
                    row.getObject("birth_date", LocalDate.class),
                    orEmpty(row.getString("gender")),
                    row.getObject("admitted_on", LocalDate.class),
                    row.getObject("official_on", LocalDate.class),
                    orEmpty(row.getString("card_number"))),
                new UnitId(row.getLong("unit_id")),
                row.getString("unit_code"),
                row.getString("unit_name"),
                MemberStatus.of(row.getString("status")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class)))
        .optional();
  }

  /** The latest first. */
  List<Membership> memberships(PersonId person) {
    return jdbc.sql(
            """
            select m.valid_from, m.valid_to, m.unit_id, u.name, m.status
            from memberships m join units_named u on u.unit_id = m.unit_id
            where m.person_id = ? order by m.valid_from desc
            """)
        .param(person.value())
        .query((row, number) ->
            new Membership(
                row.getObject(1, LocalDate.class),
                row.getObject(2, LocalDate.class),
                new UnitId(row.getLong(3)),
                row.getString(4),
                MemberStatus.of(row.getString(5))))
        .list();
  }

  Optional<UnitId> place(PersonId person, LocalDate day) {
    return jdbc.sql("select unit_id from person_unit_on(?, ?)")
        .params(person.value(), day)
        .query(Long.class)
        .optional()
        .map(UnitId::new);
  }

  boolean stands(UnitId unit, LocalDate day) {
    return jdbc.sql("select exists (select 1 from units_on(?) u where u.unit_id = ?)")
        .params(day, unit.value())
        .query(Boolean.class)
        .single();
  }

  boolean codeTaken(String code, @Nullable PersonId self) {
    return jdbc.sql("select exists (select 1 from people where code = ? and id <> ?)")
        .params(code, self == null ? 0 : self.value())
        .query(Boolean.class)
        .single();
  }

  /** The other people with this card number. */
  List<PersonId> cardNumbers(String number, @Nullable PersonId self) {
    return jdbc.sql("select id from people where card_number = ? and id <> ?")
        .params(number, self == null ? 0 : self.value())
        .query((row, index) -> new PersonId(row.getLong(1)))
        .list();
  }

  /** A code that was left empty becomes P and the person's number, longer until it is free. */
  PersonId insert(PersonDetails it) {
    long id =
        jdbc.sql(
                """
                insert into people (code, full_name, birth_date, gender, admitted_on, official_on, card_number)
                values (coalesce(:code, gen_random_uuid()::text), :name, :birth, :gender, :admitted, :official, :card) returning id
                """)
            .params(parameters(it))
            .query(Long.class)
            .single();
    if (it.code().isEmpty()) {
      String code = "P" + id;
      while (codeTaken(code, null)) {
        code += "-1";
      }
      jdbc.sql("update people set code = ? where id = ?").params(code, id).update();
    }
    return new PersonId(id);
  }

  void update(PersonId person, PersonDetails it) {
    jdbc.sql(
            """
            update people set code = :code, full_name = :name, birth_date = :birth, gender = :gender, admitted_on = :admitted,
              official_on = :official, card_number = :card
            where id = :id
            """)
        .params(parameters(it))
        .param("id", person.value())
        .update();
  }

  private static Map<String, @Nullable Object> parameters(PersonDetails it) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("code", orNull(it.code()));
    parameters.put("name", it.fullName());
    parameters.put("birth", it.birthDate());
    parameters.put("gender", orNull(it.gender()));
    parameters.put("admitted", it.admittedOn());
    parameters.put("official", it.officialOn());
    parameters.put("card", orNull(it.cardNumber()));
    return parameters;
  }

  /**
   * The whole history, with the person locked: of two changes at once, the second works on the
   * result of the first.
   */
  MembershipHistory historyForUpdate(PersonId person) {
    jdbc.sql("select id from people where id = ? for update")
        .param(person.value())
        .query(Long.class)
        .single();
    return new MembershipHistory(
        jdbc.sql(
                "select valid_from, valid_to, unit_id, status from memberships where person_id = ? order by valid_from")
            .param(person.value())
            .query((row, number) ->
                new Version(
                    row.getObject(1, LocalDate.class),
                    row.getObject(2, LocalDate.class),
                    new UnitId(row.getLong(3)),
                    MemberStatus.of(row.getString(4))))
            .list());
  }

  /** Closes the open version on the day before, and adds the next. */
  void follow(PersonId person, Version next) {
    jdbc.sql("update memberships set valid_to = ? where person_id = ? and valid_to = 'infinity'")
        .params(next.from().minusDays(1), person.value())
        .update();
    add(person, next);
  }

  void add(PersonId person, Version version) {
    jdbc.sql(
            "insert into memberships (person_id, valid_from, valid_to, unit_id, status) values (?, ?, ?, ?, ?)")
        .params(
            person.value(),
            version.from(),
            version.to(),
            version.unit().value(),
            version.status().code())
        .update();
  }

  void close(PersonId person, LocalDate from, LocalDate lastDay) {
    jdbc.sql("update memberships set valid_to = ? where person_id = ? and valid_from = ?")
        .params(lastDay, person.value(), from)
        .update();
  }

  /**
   * Ends the posts that the person holds after the day, in one unit or (null) in all; one that
   * began later ends on its first day.
   */
  void endPosts(PersonId person, @Nullable UnitId unit, LocalDate lastDay) {
    jdbc.sql(
            """
            update posts set valid_to = greatest(valid_from, :last_day)
            where person_id = :person and valid_to > :last_day and (:unit::bigint is null or unit_id = :unit)
            """)
        .param("person", person.value())
        .param("unit", unit == null ? null : unit.value())
        .param("last_day", lastDay)
        .update();
  }

  /** Whether a transfer of the person is open. */
  boolean onTheWay(PersonId person) {
    return jdbc.sql(
            "select exists (select 1 from transfers where person_id = ? and status = 'announced')")
        .param(person.value())
        .query(Boolean.class)
        .single();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
