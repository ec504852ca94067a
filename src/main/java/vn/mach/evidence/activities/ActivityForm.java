package vn.mach.evidence.activities;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which form an activity was held. */
public enum ActivityForm {
  IN_PERSON,
  ONLINE,
  HYBRID;

  /** The code in tables and files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ActivityForm> of(String code) {
    return Arrays.stream(values()).filter(form -> form.code().equals(code)).findFirst();
  }
}
