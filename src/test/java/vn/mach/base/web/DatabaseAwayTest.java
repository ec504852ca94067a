package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** What is said while no connection is to be had. */
@MachTest
@Tag("slow")
class DatabaseAwayTest {

  @Autowired TestRealms realms;
  @Autowired HikariDataSource pool;

  @Autowired
  @Qualifier("commonPool")
  HikariDataSource commonPool;

  @Autowired Environment environment;
  @LocalServerPort int port;
  Realm realm;
  Visitor visitor;

  @BeforeEach
  void aSignedInVisitor() {
    realm = realms.create();
    realms.account(realm, "bithu", "administrator", null);
    visitor = new Visitor(port, realm).signIn("bithu");
  }

  @Test
  void whereAllConnectionsAreTakenAPageSaysSoAfterSeconds() throws Exception {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < pool.getMaximumPoolSize()) {
        taken.add(pool.getConnection());
      }
      long began = System.nanoTime();
      var answer = visitor.get("/units");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("Tạm thời chưa phục vụ được").contains(realm.title());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
    assertThat(visitor.get("/units").statusCode()).isEqualTo(200);
  }

  @Test
  void theFirstRequestAfterAConnectionBrokeIsAskedToComeAgain() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      visitor.get("/units");
      try (Connection connection =
              DriverManager.getConnection(
                  environment.getRequiredProperty("mach.db.url"), "postgres", "postgres");
          var statement = connection.createStatement()) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'mach' and pid <> pg_backend_pid() and state = 'idle'");
      }
      statuses.add(visitor.get("/units").statusCode());
    }
    // for the tests after this one
    pool.getHikariPoolMXBean().softEvictConnections();
    commonPool.getHikariPoolMXBean().softEvictConnections();
    assertThat(statuses).isSubsetOf(200, 503);
    assertThat(visitor.get("/units").statusCode()).isEqualTo(200);
  }
}
