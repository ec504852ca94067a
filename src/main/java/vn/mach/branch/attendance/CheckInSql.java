package vn.mach.branch.attendance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
import vn.mach.branch.attendance.CheckIn.Result;

/** Writes the check-ins of many people by one statement, which is its own transaction. */
@Component
class CheckInSql {

  /**
   * Each person is found on the list that was asked for or on another of its round. A person who
   * was said to be away is here after all; one who is here stays as they are.
   */
  private static final String WRITE =
      """
      with asked as materialized (
        select distinct on (list_id, person_id) list_id, person_id, account_id, how
        from unnest(:lists::bigint[], :people::bigint[], :accounts::bigint[], :hows::text[]) a(list_id, person_id, account_id, how)
        order by list_id, person_id
      ), found as materialized (
        select a.list_id as asked_id, a.person_id, a.account_id, a.how, d.list_id,
          case when d.list_id is null then 'not_due' when l.status = 'closed' or own.status = 'closed' then 'closed'
            when :now < l.opens_at then 'early' when :now > l.closes_at then 'late' else 'present' end as result
        from asked a join attendance_lists l on l.id = a.list_id
        left join lateral (
          select list_id from attendance_due where list_id = a.list_id and person_id = a.person_id
          union all
          select list_id from attendance_due where round_id = l.round_id and person_id = a.person_id
          limit 1
        ) d on true
        left join attendance_lists own on own.id = d.list_id
      ), written as (
        insert into attendance_said as s (list_id, person_id, status, how, at, account_id)
        select distinct on (list_id, person_id) list_id, person_id, 'present', how, :now, account_id
        from found where result = 'present' order by list_id, person_id
        on conflict on constraint attendance_said_key
          do update set status = 'present', how = excluded.how, reason = null, at = excluded.at, account_id = excluded.account_id
          where s.status <> 'present'
      )
      select asked_id, person_id, result from found
      """;

  private final JdbcClient jdbc;

  CheckInSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whoever asked for what. */
  record Asked(long list, long person) {
    static Asked of(CheckIn it) {
      return new Asked(it.list().value(), it.person().value());
    }
  }

  /** What came of each; none for lists that are not there. When it returns they are stored. */
  Map<Asked, Result> write(List<CheckIn> all, Instant now) {
    Map<Asked, Result> results = new HashMap<>();
    jdbc.sql(WRITE)
        .param("lists", all.stream().map(it -> it.list().value()).toArray(Long[]::new))
        .param("people", all.stream().map(it -> it.person().value()).toArray(Long[]::new))
        .param("accounts", all.stream().map(CheckIn::account).toArray(Long[]::new))
        .param("hows", all.stream().map(CheckIn::how).toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .query(row -> {
          results.put(
              new Asked(row.getLong(1), row.getLong(2)), Codes.of(Result.class, row.getString(3)));
        });
    return results;
  }
}
