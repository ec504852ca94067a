package vn.mach.organisation.notices;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Notices in the access matrix: told to the account that asks, about a task at the place. */
@Component
class NoticeMatrixSample implements MatrixSample {

  private static final String NOBODYS = "999999999";

  @Override
  public Map<String, Maker> things() {
    return Map.of("notice", NoticeMatrixSample::notice);
  }

  private static String notice(MatrixPlanting at) {
    long task = Long.parseLong(at.another("task"));
    boolean known =
        at.ask("select count(*) from account_logins where account_id = ?", at.asker()).equals("1");
    return known
        ? at.id(
            "insert into notices (account_id, kind, task_id, occasion, at) values (?, 'assigned',"
                + " ?, ?, now())",
            at.asker(),
            task,
            "m" + at.next())
        : NOBODYS;
  }
}
