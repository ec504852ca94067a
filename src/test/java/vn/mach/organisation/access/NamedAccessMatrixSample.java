package vn.mach.organisation.access;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/**
 * Named files in the access matrix: one that nobody who asks is named in, and one that the asker
 * keeps.
 */
@Component
class NamedAccessMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "namedFile",
        it -> Long.toString(file(it)),
        "keptFile",
        it -> Long.toString(kept(it)),
        "readRequest",
        it ->
            it.id(
                "insert into named_file_requests (file_id, account_id, reason, asked_at) values (?, ?, 'Cần', now())",
                kept(it),
                Long.parseLong(it.another("account"))),
        "namedReader",
        it ->
            it.id(
                "insert into named_file_people (file_id, account_id, keeps, named_at, named_by, reason) values (?, ?, false, now(), 0, '')",
                kept(it),
                Long.parseLong(it.another("account"))));
  }

  private static long file(MatrixPlanting at) {
    return Long.parseLong(
        at.ask(
            "select id from named_files where module = 'care' and subject = ?",
            Long.parseLong(at.another("visit"))));
  }

  private static long kept(MatrixPlanting at) {
    long file = file(at);
    at.update(
        """
        insert into named_file_people (file_id, account_id, keeps, named_at, named_by, reason)
        select ?, id, true, now(), 0, '' from accounts where id = ?
        """,
        file,
        at.asker());
    return file;
  }
}
