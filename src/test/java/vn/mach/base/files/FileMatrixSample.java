package vn.mach.base.files;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Files in the access matrix. */
@Component
class FileMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "file",
        FileMatrixSample::file,
        "attachment",
        FileMatrixSample::file,
        "module",
        it -> "directives",
        "subject",
        it -> it.another("directive"));
  }

  /** An attachment to a directive there. */
  private static String file(MatrixPlanting at) {
    String directive = at.another("directive");
    String content = "Nội dung " + at.mark() + at.next();
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String file =
        at.id(
            "insert into files (sha256, size, media_type, created_at) values (?, ?, 'text/plain', now())",
            MatrixPlanting.digest(content),
            bytes.length);
    at.update(
        "insert into file_chunks (file_id, number, bytes) values (?, 0, ?)",
        Long.parseLong(file),
        bytes);
    return at.id(
        "insert into attachments (file_id, module, subject_id, name, attached_at, attached_by) values (?, 'directives', ?, ?, now(), 0)",
        Long.parseLong(file),
        Long.parseLong(directive),
        at.mark() + ".txt");
  }
}
