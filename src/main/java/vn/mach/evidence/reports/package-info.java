/**
 * Reports: text with figures in it. A template of each type names headings, prose and figures; a
 * draft of it for a unit and a period has every number filled in; several people write it at once;
 * signing freezes text, figures and the list of evidence under a hash.
 *
 * <p>Words: report (báo cáo), type (loại báo cáo), template (mẫu), section (mục), placeholder (chỗ
 * điền), mark (mã của một số), remark (góp ý), source (nguồn của câu), evidence (minh chứng),
 * archive (bộ lưu trữ). Tables: {@code report_types}, {@code report_templates}, {@code reports},
 * {@code report_sections}, {@code report_texts}, {@code report_conflicts}, {@code report_sources},
 * {@code report_remarks}, {@code report_marks}, {@code report_evidence}, {@code report_findings},
 * {@code report_receipts}, {@code report_questions}, {@code report_duties}. Published: {@code
 * reports_signed}.
 */
@NullMarked
@ApplicationModule(
    id = "reports",
    allowedDependencies = {
      "kernel",
      "limits",
      "intake",
      "realms",
      "web",
      "search",
      "audit",
      "jobs",
      "units",
      "people",
      "access",
      "tasks",
      "papers",
      "register",
      "activities",
      "figures",
      "checks",
      "templates"
    })
package vn.mach.evidence.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
