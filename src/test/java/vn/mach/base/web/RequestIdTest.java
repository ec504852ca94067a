package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** A failure that a person sees is found in the log by its number, and the log names no person. */
@MachTest
class RequestIdTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void aFailureHasItsNumberOnThePageInTheHeaderAndInTheLogWithItsRealm() {
    Realm realm = realms.create();
    realms.account(realm, "nguoi.nao.do", "administrator", null);
    Visitor visitor = new Visitor(port, realm).signIn("nguoi.nao.do");
    realms.sql(realm, "alter table calendar_days rename to calendar_days_away"); // a fault
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    HttpResponse<String> answer;
    try {
      answer = visitor.get("/calendar/holidays");
    } finally {
      root.detachAppender(log);
    }
    assertThat(answer.statusCode()).isEqualTo(500);
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(answer.body()).contains(id);
    assertThat(log.list)
        .filteredOn(
            it -> it.getMDCPropertyMap().equals(Map.of("request", id, "realm", realm.name())))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.getFormattedMessage()).doesNotContain("nguoi.nao.do"));
  }
}
