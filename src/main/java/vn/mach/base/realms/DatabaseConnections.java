package vn.mach.base.realms;

import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Makes connections for the pool, always where the database is now: it may move when restarted. */
final class DatabaseConnections extends DriverManagerDataSource {

  private final Database database;

  DatabaseConnections(Database database) {
    this.database = database;
    setUsername(database.user());
    setPassword(database.password());
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "mach");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("connectTimeout", "5"); // seconds, as the next one
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false"); // it names values: logins, names
    setConnectionProperties(properties);
  }

  @Override
  public String getUrl() {
    return database.url();
  }
}
