package vn.mach.base.intake;

import java.util.Locale;

/** Recognises parts of an office document that carry code: macros, controls, programs. */
public final class ActiveContent {

  private ActiveContent() {}

  /**
   * @param part the name of a part, as the zip has it
   */
  public static boolean in(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return lower.endsWith("vbaproject.bin")
        || lower.contains("activex/")
        || lower.startsWith("basic/")
        || lower.startsWith("scripts/")
        || lower.endsWith(".exe")
        || lower.endsWith(".dll")
        || lower.endsWith(".js")
        || lower.contains("macrosheets/");
  }
}
