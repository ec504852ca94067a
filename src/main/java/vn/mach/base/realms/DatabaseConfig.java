package vn.mach.base.realms;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool of connections and the clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfig {

  @Bean(destroyMethod = "close")
  Database database(DatabaseSettings settings) {
    return Database.open(settings);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource pool(Database database, DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setPoolName("mach");
    config.addDataSourceProperty("ApplicationName", "mach");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  @Bean
  @org.springframework.context.annotation.Primary
  DataSource dataSource(HikariDataSource pool) {
    return new RealmDataSource(pool);
  }

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }
}
