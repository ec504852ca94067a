package vn.mach.organisation.notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.RealmCopyListener;

/**
 * A copy of a realm sends no e-mail until an administrator switches it on there: its people have
 * those of the original, and what waited in the backup was sent by it.
 */
@Component
class CopiesSendNothing implements RealmCopyListener {

  private final JdbcClient jdbc;

  CopiesSendNothing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void copied() {
    jdbc.sql("update notice_mail_server set enabled = false").update();
  }
}
