package vn.mach.organisation.units;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * The official code of a unit: 14 digits, printed {@code 38.168.053.000.001} (province 2, level
 * above 3, base 3, committee below it 3, branch 3). It changes when a unit moves, so it is an
 * attribute with days and never names the unit in this product.
 *
 * @param digits without dots
 */
public record OfficialCode(String digits) {

  private static final Pattern DIGITS = Pattern.compile("\\d{14}");

  /** With dots, spaces or neither; empty where it is none. */
  public static Optional<OfficialCode> read(String typed) {
    String digits = Text.line(typed).replace(".", "").replace(" ", "");
    return DIGITS.matcher(digits).matches()
        ? Optional.of(new OfficialCode(digits))
        : Optional.empty();
  }

  /** With its dots. */
  public String shown() {
    return digits.substring(0, 2)
        + "."
        + digits.substring(2, 5)
        + "."
        + digits.substring(5, 8)
        + "."
        + digits.substring(8, 11)
        + "."
        + digits.substring(11);
  }
}
