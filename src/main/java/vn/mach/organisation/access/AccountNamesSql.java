package vn.mach.organisation.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AccountNames;

/** The names of accounts for modules that may not ask this one. */
@Component
class AccountNamesSql implements AccountNames {

  private final JdbcClient jdbc;

  AccountNamesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, String> of(Collection<String> logins) {
    Map<String, String> names = new HashMap<>();
    jdbc.sql("select login, account_name(login) from unnest(?::text[]) login")
        .param(logins.stream().distinct().toArray(String[]::new))
        .query(row -> {
          names.put(row.getString(1), row.getString(2));
        });
    return names;
  }
}
