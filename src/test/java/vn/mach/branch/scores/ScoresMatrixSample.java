package vn.mach.branch.scores;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Forms, their parts and sheets in the access matrix. */
@Component
class ScoresMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "scoreForm", it -> Long.toString(form(it)),
        "scoreSection", it -> Long.toString(section(it)),
        "scoreItem",
            it ->
                it.id(
                    "insert into score_items (section_id, position, title, kind, maximum, bonus, applies) values (?, 1, 'A', 'yes_no', 5, false, 'always')",
                    section(it)),
        "scoreSheet",
            it ->
                it.id(
                    "insert into score_sheets (form_id, unit_id, held_on, subject_kind, subject, status) values (?, ?, '2026-07-01', 'sample', ?, 'open')",
                    form(it),
                    it.unit(),
                    it.next()));
  }

  private static long form(MatrixPlanting at) {
    return Long.parseLong(
        at.id(
            """
            insert into score_forms (code, version, unit_id, title, source, maximum, good_from, fair_from, average_from, status, changed_at)
            values (?, 1, ?, ?, 'HD', 100, 90, 70, 50, 'draft', now())
            """,
            "BIEU" + at.next(),
            at.unit(),
            "Biểu " + at.mark()));
  }

  private static long section(MatrixPlanting at) {
    return Long.parseLong(
        at.id(
            "insert into score_sections (form_id, position, title, maximum) values (?, 1, 'A', 5)",
            form(at)));
  }
}
