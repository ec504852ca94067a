package vn.mach.documents.register;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Entries of the books in the access matrix. */
@Component
class RegisterMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of("entry", RegisterMatrixSample::entry, "term", RegisterMatrixSample::term);
  }

  /** A term that began there. */
  private static String term(MatrixPlanting at) {
    at.update(
        "insert into register_terms values (?, '2020-01-01') on conflict do nothing", at.unit());
    return "2020-01-01";
  }

  /** An incoming paper there. */
  private static String entry(MatrixPlanting at) {
    at.update(
        "insert into register_runs values (?, 'incoming', '2026-01-01', '') on conflict do nothing",
        at.unit());
    return at.id(
        """
        insert into register_entries (unit_id, book, run_from, run_kind, number, status, day, symbol, title, party, made_at, made_by)
        values (?, 'incoming', '2026-01-01', '', ?, 'arrived', '2026-03-01', '', ?, 'Sở', now(), 0)
        """,
        at.unit(),
        at.next(),
        "Công văn " + at.mark());
  }
}
