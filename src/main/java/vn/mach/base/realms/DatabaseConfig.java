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
    config.setDataSource(new DatabaseConnections(database));
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.waiting().toMillis());
    config.setPoolName("mach");
    return new HikariDataSource(config);
  }

  @Bean
  @org.springframework.context.annotation.Primary
  DataSource dataSource(HikariDataSource pool, Database database) {
    return new RealmDataSource(pool, database);
  }

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }
}
