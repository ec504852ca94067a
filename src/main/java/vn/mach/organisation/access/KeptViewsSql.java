package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.base.web.KeptViews;

/** The last view of each list, for each account. */
@Component
class KeptViewsSql implements KeptViews {

  private final JdbcClient jdbc;
  private final Today today;

  KeptViewsSql(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  @Override
  public Optional<String> find(Actor actor, String list) {
    return jdbc.sql("select query from kept_views where account_id = ? and list = ?")
        .params(actor.account(), list)
        .query(String.class)
        .optional();
  }

  @Override
  public void keep(Actor actor, String list, String query) {
    if (query.isEmpty()) {
      jdbc.sql("delete from kept_views where account_id = ? and list = ?")
          .params(actor.account(), list)
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into kept_views (account_id, list, query, kept_at) values (?, ?, ?, ?)
            on conflict on constraint kept_views_key do update set query = excluded.query, kept_at = excluded.kept_at
            where kept_views.query <> excluded.query
            """)
        .params(actor.account(), list, query, Timestamp.from(today.now()))
        .update();
  }
}
