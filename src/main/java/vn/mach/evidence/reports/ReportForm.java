package vn.mach.evidence.reports;

import org.jspecify.annotations.Nullable;

/**
 * What was typed into one of the small forms of a report's page: a remark, a question, an answer, a
 * reason.
 *
 * @param of names the form, as {@code answer-12}; empty: none was sent
 * @param block the passage that was chosen
 */
record ReportForm(String of, @Nullable String text, int block) {

  static final ReportForm NONE = new ReportForm("", "", 0);

  static ReportForm of(String form, @Nullable String text) {
    return new ReportForm(form, text, 0);
  }

  boolean isOf(String form) {
    return of.equals(form);
  }
}
