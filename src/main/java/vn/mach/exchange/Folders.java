package vn.mach.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Viewer;

/** Takes a folder of tables in at one go, for rooms above that bring a dataset of their own. */
@Component
public class Folders {

  private final Imports imports;

  Folders(Imports imports) {
    this.imports = imports;
  }

  /**
   * All rows or none. Refused with every row that is refused: {@code <table>:<line> <column>} and its stable reason.
   *
   * @return the one-time codes of accounts that came in, by login
   */
  public Outcome<Map<String, String>> takeIn(Viewer viewer, Path folder) throws IOException {
    try (Dataset dataset = Datasets.open(folder)) {
      long id = imports.begin(viewer, dataset.name());
      Judged judged = imports.judge(viewer, id, dataset, Progress.SILENT);
      if (judged.refusedRows() > 0) {
        List<Refusal> refusals =
            judged.refused().stream().map(row -> Refusal.of(row.table().sheet() + ":" + row.line() + " " + row.column(), row.reason())).toList();
        imports.discard(viewer, id);
        return Outcome.refused(refusals);
      }
      return imports.accept(viewer, id, false, Progress.SILENT);
    }
  }
}
