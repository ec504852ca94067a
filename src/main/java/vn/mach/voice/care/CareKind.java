package vn.mach.voice.care;

import java.util.Arrays;
import java.util.List;

/**
 * A reason for which people are helped. Data, kept by administrators.
 *
 * @param form {@code visit}, {@code grant} or {@code group} (an event for many)
 * @param standing whether it is still offered
 */
record CareKind(String code, String form, String nameVi, String nameEn, boolean standing) {

  static final List<String> FORMS = List.of("visit", "grant", "group");
  static final int LONGEST_NAME = 100;

  /**
   * An occasion of the year, as Tết.
   *
   * @param kindCodes for which reasons a plan proposes households, separated by commas; empty: all
   */
  record Occasion(String code, String nameVi, String nameEn, String kindCodes, boolean standing) {

    List<String> kinds() {
      return split(kindCodes);
    }
  }

  /** Codes that a query answers separated by commas. */
  static List<String> split(String codes) {
    return Arrays.stream(codes.split(",")).filter(it -> !it.isEmpty()).toList();
  }
}
