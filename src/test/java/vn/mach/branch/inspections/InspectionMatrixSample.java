package vn.mach.branch.inspections;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Plans of inspections in the access matrix, and a file and a draw that the asker keeps. */
@Component
class InspectionMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "inspectionLine",
        InspectionMatrixSample::line,
        "keptInspection",
        it -> {
          String inspection =
              it.id(
                  """
                  insert into inspections (code, unit_id, kind, person_id, content, due_on, decided_above, status, opened_on, opened_by)
                  values (?, ?, 'compliance', ?, 'Nội dung', '2026-12-01', false, 'planned', '2026-01-05', 0)
                  """,
                  "KT-" + it.mark() + it.next(),
                  it.unit(),
                  Long.parseLong(it.another("person")));
          return kept(it, InspectionFile.MODULE, inspection);
        },
        "keptDraw",
        it -> {
          String draw =
              it.id(
                  """
                  insert into inspection_draws (line_id, unit_id, seed, wanted, candidates, chosen, drawn_on, drawn_by)
                  values (?, ?, 'x', 1, '{a}', '{a}', '2026-01-05', 0)
                  """,
                  Long.parseLong(line(it)),
                  it.unit());
          return kept(it, InspectionFile.DRAWS, draw);
        });
  }

  private static String line(MatrixPlanting at) {
    return at.id(
        """
        insert into inspection_plan_lines (unit_id, year, kind, content, members, from_on, to_on, entered_by, entered_at)
        values (?, 2026, 'regular', ?, 1, '2026-08-01', '2026-08-31', 0, now())
        """,
        at.unit(),
        "Nội dung " + at.mark());
  }

  private static String kept(MatrixPlanting at, String module, String subject) {
    String file =
        at.id(
            "insert into named_files (module, subject, unit_id, opened_at, opened_by) values (?, ?, ?, now(), 0)",
            module,
            Long.parseLong(subject),
            at.unit());
    at.update(
        """
        insert into named_file_people (file_id, account_id, keeps, named_at, named_by, reason)
        select ?, id, true, now(), 0, '' from accounts where id = ?
        """,
        Long.parseLong(file),
        at.asker());
    return subject;
  }
}
