package vn.mach.app.exchange;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixSample;

/** Imports in the access matrix. */
@Component
class ImportMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "import",
        it ->
            it.id(
                "insert into imports (account_id, file_name, started_at, stage) values (?, ?, now(), 'validated')",
                it.asker(),
                it.mark() + ".zip"));
  }
}
