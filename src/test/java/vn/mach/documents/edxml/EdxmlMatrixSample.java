package vn.mach.documents.edxml;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Messages of document exchange in the access matrix. */
@Component
class EdxmlMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of("edxml", EdxmlMatrixSample::message);
  }

  /** A message that waits there. */
  private static String message(MatrixPlanting at) {
    String message =
        at.id(
            """
            insert into edxml_messages (unit_id, account_id, file_name, size, sha256, document_id, received_at)
            values (?, 0, ?, 1, '', ?, now())
            """,
            at.unit(),
            at.mark() + ".edxml",
            "id-" + at.next());
    at.update("insert into edxml_message_chunks values (?, 0, 'x')", Long.parseLong(message));
    return message;
  }
}
