package vn.mach.app.operations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database says of itself. */
@Component
class OperationsSql {

  private final JdbcClient jdbc;

  OperationsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String version() {
    return jdbc.sql("show server_version").query(String.class).single();
  }

  /** Of all realms together, in bytes. */
  long size() {
    return jdbc.sql("select pg_database_size(current_database())").query(Long.class).single();
  }
}
