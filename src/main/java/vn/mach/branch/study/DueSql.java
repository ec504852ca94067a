package vn.mach.branch.study;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.units.AccessScope;

/** Who is due in a campaign, who has a role in it, and who has done all that it asks. */
@Component
class DueSql {

  /** Someone due, as a manager sees them. */
  record Row(
      long person,
      String code,
      String name,
      String unitName,
      String standing,
      boolean keyCadre,
      @Nullable Integer age,
      @Nullable String excused,
      boolean present,
      boolean passed,
      boolean handedIn) {}

  record Staff(long person, String name, String unitName, String role) {}

  private final JdbcClient jdbc;

  DueSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Codes are given one after the other. */
  void lockCodes() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(current_schema() || '.study_codes'))")
        .query((row, number) -> true)
        .single();
  }

  /** Fixes who is due on the campaign's first day; again: adds who is missing. */
  int fill(CampaignId id) {
    return jdbc.sql(
            """
            insert into study_due (campaign_id, person_id, unit_id, standing, key_cadre)
            select distinct on (m.person_id) c.id, m.person_id, m.unit_id, m.status, p.person_id is not null
            from study_campaigns c
            cross join lateral members_on(c.starts_on) m
            join unit_closure_on(c.starts_on) k on k.unit_id = m.unit_id and k.ancestor_id = c.unit_id
            left join (select distinct person_id from study_campaigns s cross join lateral posts_on(s.starts_on) where s.id = :id) p
              on p.person_id = m.person_id
            where c.id = :id and m.status in ('official', 'probationary', 'temporary_in')
              and (m.status = any(c.due_kinds) or 'key_cadre' = any(c.due_kinds) and p.person_id is not null)
            order by m.person_id, m.status
            on conflict on constraint study_due_key do nothing
            """)
        .param("id", id.value())
        .update();
  }

  /** Those who are due and not excused, after a person, in the order of their numbers. */
  List<TaskOwner> owners(CampaignId id, long after, int most) {
    return jdbc.sql(
            """
            select person_id, unit_id from study_due
            where campaign_id = ? and excused_at is null and person_id > ? order by person_id limit ?
            """)
        .params(id.value(), after, most)
        .query((row, number) ->
            TaskOwner.person(new PersonId(row.getLong(1)), new UnitId(row.getLong(2))))
        .list();
  }

  long count(CampaignId id) {
    return jdbc.sql("select count(*) from study_due where campaign_id = ?")
        .param(id.value())
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /** The people due below a unit that the reader sees; elderly only: of the rule's age and over. */
  List<Row> list(
      Map<String, Object> seeing,
      CampaignId id,
      UnitId under,
      LocalDate day,
      boolean elderly,
      Paging paging) {
    return jdbc.sql(
            """
            select d.person_id, p.code, p.full_name, u.name, d.standing, d.key_cadre,
              extract(year from age(:day, p.birth_date))::int as age, d.excused_reason,
              g.present, g.passed, g.handed_in
            from study_due d
            join people_named p on p.person_id = d.person_id

            join units_named u on u.unit_id = d.unit_id
            join study_progress g on g.campaign_id = d.campaign_id and g.person_id = d.person_id
            where d.campaign_id = :id and %s
              and exists (select 1 from unit_closure_on(:day) k where k.unit_id = d.unit_id and k.ancestor_id = :under)
              and (not :elderly or age(:day, p.birth_date) >= make_interval(years => study_rule('elderly_age', :day)))
            order by u.name, p.full_name, d.person_id limit :limit offset :offset
            """
                .formatted(AccessScope.ofFew("d.unit_id")))
        .params(seeing)
        .param("id", id.value())
        .param("under", under.value())
        .param("day", day)
        .param("elderly", elderly)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query((row, number) -> {
          int age = row.getInt(7);
          Integer years = row.wasNull() ? null : age;
          return new Row(
              row.getLong(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              row.getBoolean(6),
              years,
              row.getString(8),
              row.getBoolean(9),
              row.getBoolean(10),
              row.getBoolean(11));
        })
        .list();
  }

  /** From which age people are proposed for being excused, by the rule of the day. */
  int elderlyAge(LocalDate day) {
    return jdbc.sql("select study_rule('elderly_age', ?)")
        .param(day)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  List<Long> excuse(
      Map<String, Object> seeing,
      CampaignId id,
      List<Long> people,
      String reason,
      long account,
      Instant at) {
    return jdbc.sql(
            """
            update study_due d set excused_at = coalesce(excused_at, :at), excused_by = coalesce(excused_by, :account),
              excused_reason = coalesce(excused_reason, :reason)
            where d.campaign_id = :id and d.person_id = any(:people) and %s returning d.person_id
            """
                .formatted(AccessScope.ofFew("d.unit_id")))
        .params(seeing)
        .param("id", id.value())
        .param("people", people.toArray(Long[]::new))
        .param("reason", reason)
        .param("account", account)
        .param("at", Timestamp.from(at))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** The unit in which a person is due; empty where they are not, or are excused. */
  Optional<UnitId> unitOf(CampaignId id, long person) {
    return jdbc.sql(
            "select unit_id from study_due where campaign_id = ? and person_id = ? and excused_at is null")
        .params(id.value(), person)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional();
  }

  Collection<Long> complete(CampaignId id) {
    return jdbc.sql("select person_id from study_progress where campaign_id = ? and complete")
        .param(id.value())
        .query((row, number) -> row.getLong(1))
        .list();
  }

  boolean isComplete(CampaignId id, long person) {
    return !jdbc.sql(
            "select 1 from study_progress where campaign_id = ? and person_id = ? and complete")
        .params(id.value(), person)
        .query((row, number) -> true)
        .list()
        .isEmpty();
  }

  void staff(CampaignId id, long person, String role, boolean has) {
    jdbc.sql(
            has
                ? "insert into study_staff (campaign_id, person_id, role) values (?, ?, ?) on conflict do nothing"
                : "delete from study_staff where campaign_id = ? and person_id = ? and role = ?")
        .params(id.value(), person, role)
        .update();
  }

  List<Staff> staff(CampaignId id) {
    return jdbc.sql(
            """
            select s.person_id, p.full_name, u.name, s.role
            from study_staff s join people_named p on p.person_id = s.person_id
            join study_campaigns c on c.id = s.campaign_id
            left join lateral person_unit_on(s.person_id, c.starts_on) m on true
            left join units_named u on u.unit_id = m.unit_id
            where s.campaign_id = ? order by s.role, p.full_name
            """)
        .param(id.value())
        .query((row, number) ->
            new Staff(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  boolean hasRole(CampaignId id, long person, String role) {
    return !jdbc.sql(
            "select 1 from study_staff where campaign_id = ? and person_id = ? and role = ?")
        .params(id.value(), person, role)
        .query((row, number) -> true)
        .list()
        .isEmpty();
  }
}
