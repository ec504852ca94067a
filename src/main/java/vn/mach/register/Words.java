package vn.mach.register;

import java.util.List;
import vn.mach.files.SecretMarking;
import vn.mach.kernel.Refusal;

/** What is said against text in either book. */
final class Words {

  private Words() {}

  static List<Refusal> unfit(String field, String text, int longest) {
    if (text.length() > longest) {
      return List.of(Refusal.of(field, "register.refused.long", longest));
    }
    return SecretMarking.inText(text) ? List.of(Refusal.of(field, "register.refused.secret")) : List.of();
  }
}
