package vn.mach.organisation.people;

import java.util.Locale;
import java.util.Set;

/**
 * What a transfer goes through. The one table of it: an announced one is accepted or returned, and
 * then it is settled.
 */
enum TransferStatus {
  ANNOUNCED,
  ACCEPTED,
  RETURNED;

  Set<TransferStatus> next() {
    return switch (this) {
      case ANNOUNCED -> Set.of(ACCEPTED, RETURNED);
      case ACCEPTED, RETURNED -> Set.of();
    };
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TransferStatus known(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
