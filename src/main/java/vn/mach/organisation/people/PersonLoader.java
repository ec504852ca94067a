package vn.mach.organisation.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in rows from files that were judged already. They lie in a relation with the columns of the
 * exchange format and {@code state}: {@code fresh} rows are new, {@code changed} ones close an open
 * version, all others are left aside.
 */
@Component
public class PersonLoader {

  private final JdbcClient jdbc;

  PersonLoader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A row tells only today's unit and status. An official member with both days was on probation
   * from the one to the other; all else is one version from the day of admission, or from 1900
   * where no day is known.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takePeople(String relation) {
    run(
        """
        insert into people (code, full_name, birth_date, gender, admitted_on, official_on, card_number)
        select code, full_name, birth_date, gender, admitted_on, official_on, card_number from {rows} where state = 'fresh'
        """,
        relation);
    run("analyze people", relation);
    run(
        """
        with fresh as (
          select p.id as person_id, u.unit_id, r.status, r.admitted_on, r.official_on,
            r.status = 'official' and r.admitted_on < r.official_on as probation_known
          from {rows} r join people p on p.code = r.code join unit_codes u on u.code = r.unit
          where r.state = 'fresh'
        )
        insert into memberships (person_id, valid_from, valid_to, unit_id, status)
        select person_id, admitted_on, official_on - 1, unit_id, 'probationary' from fresh where probation_known
        union all
        select person_id,
          case when probation_known then official_on else coalesce(admitted_on, official_on, '1900-01-01') end,
          'infinity', unit_id, status
        from fresh
        order by 1, 2 -- the indexes grow at their ends, which for millions takes half the time
        """,
        relation);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void takePosts(String relation) {
    run(
        """
        update posts o set valid_to = r.valid_to
        from {rows} r join people p on p.code = r.person join unit_codes u on u.code = r.unit
        where r.state = 'changed' and o.person_id = p.id and o.unit_id = u.unit_id and o.post = r.post and o.valid_from = r.valid_from
        """,
        relation);
    run(
        """
        insert into posts (person_id, unit_id, post, valid_from, valid_to)
        select p.id, u.unit_id, r.post, r.valid_from, coalesce(r.valid_to, 'infinity')
        from {rows} r join people p on p.code = r.person join unit_codes u on u.code = r.unit
        where r.state = 'fresh'
        """,
        relation);
  }

  private void run(String sql, String relation) {
    jdbc.sql(sql.replace("{rows}", relation)).update();
  }
}
