package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.Optional;

/** A cell of a table in a text, without the spaces around it. */
record TableCell(int from, int to, String text) {

  /** The number that is all of the cell; a percent sign may follow it. */
  Optional<BigDecimal> number() {
    String digits = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    return digits.isEmpty() || !Character.isDigit(digits.charAt(0))
        ? Optional.empty()
        : Numeral.read(digits, text.endsWith("%"));
  }
}
