package vn.mach.documents.register;

import java.util.List;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Refusal;

/** What is said against text in either book. */
final class EntryTextRules {

  private EntryTextRules() {}

  static List<Refusal> unfit(String field, String text, int longest) {
    if (text.length() > longest) {
      return List.of(Refusal.of(field, "register.refused.long", longest));
    }
    return SecretMarking.inTitle(text)
        ? List.of(Refusal.of(field, "register.refused.secret"))
        : List.of();
  }
}
