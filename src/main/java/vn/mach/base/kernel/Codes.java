package vn.mach.base.kernel;

import java.util.Locale;
import java.util.Optional;

/**
 * The codes of enum constants in tables, files, addresses and message keys: their names in small
 * letters. An enum that is read back has {@code of(code)} for codes that a constraint of the
 * database or a rule has checked (it throws), and {@code find(code)} for codes from input (empty
 * where unknown).
 */
public final class Codes {

  private Codes() {}

  /** The code of a constant: {@code deputy_secretary}. */
  public static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant with this code.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static <E extends Enum<E>> E of(Class<E> type, String code) {
    return find(type, code)
        .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no " + code));
  }

  /** The constant with this code; empty where there is none. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
    for (E constant : type.getEnumConstants()) {
      if (code(constant).equals(code)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
