package vn.mach.organisation.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The gender in records of members. */
enum Gender {
  FEMALE,
  MALE;

  /** The code in tables and files. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Gender> of(String code) {
    return Arrays.stream(values()).filter(gender -> gender.code().equals(code)).findFirst();
  }
}
