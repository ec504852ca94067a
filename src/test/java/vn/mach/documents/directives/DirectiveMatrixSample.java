package vn.mach.documents.directives;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Directives in the access matrix. */
@Component
class DirectiveMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of("directive", DirectiveMatrixSample::directive);
  }

  private static String directive(MatrixPlanting at) {
    return at.id(
        "insert into directives (symbol, kind, title, issuer_id, issued_on) values (?, 'plan', ?, ?, '2026-02-01')",
        at.next() + "-KH/DU",
        "Kế hoạch " + at.mark(),
        at.unit());
  }
}
