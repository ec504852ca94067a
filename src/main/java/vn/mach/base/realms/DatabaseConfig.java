package vn.mach.base.realms;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.support.TaskUtils;

/** The pool of connections and the clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfig {

  /** Connections that stay open though nobody needs them. */
  private static final int IDLE = 4;

  /** Connections for what all realms share: the list of realms, the times of jobs. */
  private static final int COMMON = 3;

  private static final Logger log = LoggerFactory.getLogger(DatabaseConfig.class);

  @Bean(destroyMethod = "close")
  Database database(DatabaseSettings settings, ObjectProvider<DatabaseAhead.Opening> ahead) {
    DatabaseAhead.Opening begun = ahead.getIfAvailable();
    return begun == null ? Database.open(settings) : begun.take(settings);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource pool(Database database, DatabaseSettings settings) {
    HikariConfig config = config(database, settings);
    config.setMaximumPoolSize(settings.poolSize());
    // the others are opened when they are needed: each takes as long as a page to make
    config.setMinimumIdle(Math.min(IDLE, settings.poolSize()));
    config.setPoolName("mach");
    return new HikariDataSource(config);
  }

  /**
   * Connections outside of any realm. A connection that goes from one schema to another plans all
   * its statements anew; background work asks for the realms every second.
   */
  @Bean(destroyMethod = "close", defaultCandidate = false)
  HikariDataSource commonPool(Database database, DatabaseSettings settings) {
    HikariConfig config = config(database, settings);
    config.setMaximumPoolSize(COMMON);
    config.setMinimumIdle(1);
    config.setConnectionInitSql("set search_path = " + RealmDataSource.COMMON);
    config.setPoolName("mach common");
    return new HikariDataSource(config);
  }

  private static HikariConfig config(Database database, DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(new DatabaseConnections(database));
    config.setConnectionTimeout(settings.waiting().toMillis());
    return config;
  }

  @Bean
  @org.springframework.context.annotation.Primary
  DataSource dataSource(
      HikariDataSource pool,
      @Qualifier("commonPool") HikariDataSource commonPool,
      Database database) {
    return new RealmDataSource(pool, commonPool, database);
  }

  /**
   * Work at set times fails while the database is away, and is tried at its next time: one line.
   */
  @Bean
  ThreadPoolTaskSchedulerCustomizer oneLineWhileTheDatabaseIsAway() {
    return scheduler ->
        scheduler.setErrorHandler(what -> {
          if (DatabaseAway.is(what)) {
            log.warn("Left for the next time, the database is away: {}", what.getMessage());
          } else {
            TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER.handleError(what);
          }
        });
  }

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }
}
