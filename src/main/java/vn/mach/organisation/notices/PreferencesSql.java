package vn.mach.organisation.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;

/** Statements of {@code notice_settings} and {@code notice_choices}. */
@Component
class PreferencesSql {

  private final JdbcClient jdbc;

  PreferencesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** For each account, also for one that has chosen nothing. */
  Map<Long, Preference> of(Collection<Long> accounts) {
    Long[] asked = accounts.stream().distinct().toArray(Long[]::new);
    Map<Long, Map<NoticeKind, NoticeChoice>> choices = new HashMap<>();
    jdbc.sql("select account_id, kind, choice from notice_choices where account_id = any(?)")
        .param(asked)
        .query(row -> {
          NoticeChoice choice = Codes.of(NoticeChoice.class, row.getString("choice"));
          Map<NoticeKind, NoticeChoice> own =
              choices.computeIfAbsent(id(row), _ -> new EnumMap<>(NoticeKind.class));
          Codes.find(NoticeKind.class, row.getString("kind")).ifPresent(it -> own.put(it, choice));
        });
    Map<Long, Preference> found = new HashMap<>();
    jdbc.sql(
            """
            select a.id as account_id, m.account_id is not null as mailed, s.quiet_from, s.quiet_until, s.digest_at
            from unnest(?::bigint[]) a(id)
            left join account_addresses m on m.account_id = a.id
            left join notice_settings s on s.account_id = a.id
            """)
        .param(asked)
        .query(row -> {
          LocalTime from = row.getObject("quiet_from", LocalTime.class);
          LocalTime until = row.getObject("quiet_until", LocalTime.class);
          LocalTime digest = row.getObject("digest_at", LocalTime.class);
          found.put(
              id(row),
              new Preference(
                  row.getBoolean("mailed"),
                  choices.getOrDefault(id(row), Map.of()),
                  from == null ? Preference.QUIET_FROM : from,
                  until == null ? Preference.QUIET_UNTIL : until,
                  digest == null ? Preference.DIGEST_AT : digest));
        });
    return found;
  }

  Preference of(long account) {
    return of(List.of(account)).values().iterator().next();
  }

  void set(
      long account,
      Map<NoticeKind, NoticeChoice> choices,
      LocalTime quietFrom,
      LocalTime quietUntil,
      LocalTime digestAt) {
    jdbc.sql(
            """
            insert into notice_settings (account_id, quiet_from, quiet_until, digest_at) values (:account, :from, :until, :digest)
            on conflict on constraint notice_settings_key do update
              set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, digest_at = excluded.digest_at
            """)
        .param("account", account)
        .param("from", quietFrom)
        .param("until", quietUntil)
        .param("digest", digestAt)
        .update();
    jdbc.sql(
            """
            insert into notice_choices (account_id, kind, choice) select ?, * from unnest(?::text[], ?::text[])
            on conflict on constraint notice_choices_key do update set choice = excluded.choice
            """)
        .params(
            account,
            choices.keySet().stream().map(NoticeKind::code).toArray(String[]::new),
            choices.values().stream().map(NoticeChoice::code).toArray(String[]::new))
        .update();
  }

  private static long id(ResultSet row) throws SQLException {
    return row.getLong("account_id");
  }
}
