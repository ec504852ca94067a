package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.realms.Today;

/** Requests for a one-time code that nobody has answered yet: one for an account at most. */
@Component
class OpenCodeRequests {

  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Today today;

  OpenCodeRequests(ApplicationEventPublisher events, JdbcClient jdbc, Today today) {
    this.events = events;
    this.jdbc = jdbc;
    this.today = today;
  }

  /** Its number; empty where one is open. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> add(long account) {
    return jdbc.sql(
            "insert into code_requests (account_id, asked_at) values (?, ?) on conflict do nothing returning id")
        .params(account, Timestamp.from(today.now()))
        .query(Long.class)
        .optional();
  }

  /** It is no longer needed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(long account) {
    jdbc.sql(
            "update code_requests set ended_at = ? where account_id = ? and ended_at is null returning id")
        .params(Timestamp.from(today.now()), account)
        .query(Long.class)
        .list()
        .forEach(it -> events.publishEvent(new CodeRequestEnded(it)));
  }
}
