package vn.mach.app.home;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Messages to units in the access matrix. */
@Component
class HomeMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of("message", HomeMatrixSample::message);
  }

  private static String message(MatrixPlanting at) {
    String message =
        at.id(
            "insert into home_messages (unit_id, target, day, text, sent_by, sent_at) values (?, 'x', '2026-07-01', ?, 0, now())",
            at.unit(),
            "Nhắc " + at.mark());
    at.update(
        "insert into home_message_units (message_id, unit_id) values (?, ?)",
        Long.parseLong(message),
        at.unit());
    return message;
  }
}
