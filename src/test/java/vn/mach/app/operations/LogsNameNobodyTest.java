package vn.mach.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.app.exchange.ImportFixture;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** The log tells events, their realm and request, and never who it was or what they typed. */
@MachTest
class LogsNameNobodyTest {

  private static final String LOGIN = "hoang.thi.kin";
  private static final String NAME = "Hoàng Thị Kín";
  private static final String TITLE = "Họp riêng về chuyện kín";
  private static final List<String> PRIVATE =
      List.of(
          LOGIN, NAME, "Kín", TITLE, "chuyện kín", "sai mat khau nay", "12/03/1971", "1971-03-12");

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Level before;
  private Realm realm;

  @BeforeEach
  void aProvinceAndItsLog() {
    realm = realms.create();
    Tree.of("T", "T/K", "K/C1").plant(realms, realm);
    realms.account(realm, LOGIN, "administrator", null);
    before = root.getLevel();
    root.setLevel(Level.INFO); // more than an installation writes
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void asBefore() {
    root.detachAppender(log);
    root.setLevel(before);
  }

  @Test
  void whoSignsInWhatIsTypedAndWhatFailsIsNotInTheLog() throws Exception {
    Visitor visitor = new Visitor(port, realm);
    visitor.get("/sign-in");
    visitor.post("/sign-in", Map.of("login", LOGIN, "password", "sai mat khau nay"));
    visitor.signIn(LOGIN);
    visitor.get("/search?q=K%C3%ADn");
    assertThat(enter(visitor, "k1").statusCode()).isEqualTo(302);
    visitor.post(
        "/activities",
        Map.of("key", "k2", "unit", "3", "kind", "visit", "title", TITLE, "heldOn", "2026-07-01"));
    new ImportFixture(visitor)
        .send(
            "k3",
            Map.of(
                "people.csv",
                ("code,full_name,unit,status\nX1," + NAME + ",KHONG-CO,official\n")
                    .getBytes(StandardCharsets.UTF_8)));
    // faults whose messages would hold the whole row
    realms.sql(
        realm, "alter table people add constraint people_fault check (full_name = '') not valid");
    assertThat(enter(visitor, "k4").statusCode()).isEqualTo(500);
    realms.sql(realm, "alter table people rename to people_away");
    assertThat(visitor.get("/people?q=K%C3%ADn").statusCode()).isEqualTo(500);

    List<String> said = new ArrayList<>();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      if (event.getLoggerName().startsWith("io.zonky.")) {
        continue; // the PostgreSQL of tests; the product's own leaves details out
      }
      said.add(event.getFormattedMessage());
      for (IThrowableProxy it = event.getThrowableProxy(); it != null; it = it.getCause()) {
        said.add(String.valueOf(it.getMessage()));
      }
    }
    assertThat(said).as("the faults are told").anyMatch(it -> it.contains("people"));
    for (String one : PRIVATE) {
      assertThat(said).noneMatch(it -> it.contains(one));
    }
  }

  private static java.net.http.HttpResponse<String> enter(Visitor visitor, String key) {
    return visitor.post(
        "/people",
        Map.of(
            "key",
            key,
            "fullName",
            NAME,
            "birthDate",
            "12/03/1971",
            "from",
            "2020-01-01",
            "status",
            "probationary",
            "unit",
            "C1",
            "code",
            "P" + key));
  }
}
