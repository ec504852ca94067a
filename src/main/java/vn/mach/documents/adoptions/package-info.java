/**
 * Directives on their way down, and the plans that answer them. When a version is issued, each unit
 * of which a clause asks something owes its receipt, and as its clauses ask a plan, a study session
 * and a report; the board of a directive says by level and unit what is done and what waits (ADR
 * 36). The lines of a plan name the clauses that they answer, each as of a version; the level above
 * approves a plan or returns it clause by clause, and what was agreed becomes tasks.
 *
 * <p>Words: cascade (triển khai văn bản), receipt (nhận văn bản), adoption (cụ thể hóa), passes it
 * on (chỉ chuyển xuống dưới), plan (kế hoạch, chương trình), line (việc trong kế hoạch), coverage
 * (mức trả lời từng điểm), outdated (theo bản cũ), chain (mạch qua các cấp). Tables: {@code
 * cascades}, {@code adoption_terms}, {@code adoption_deadlines}, {@code adoptions}, {@code
 * adoption_receipts}, {@code adoption_deltas}, {@code adoption_counts}, {@code
 * adoption_settlements}; {@code plans}, {@code plan_lines}, {@code plan_line_clauses}, {@code
 * plan_reviews}, {@code plan_review_clauses}, {@code plan_replies}. Published: {@code
 * directives_sent}, {@code directive_addressees}. Reads {@code closure} as the consumer {@code
 * adoptions}.
 */
@NullMarked
@ApplicationModule(
    id = "adoptions",
    allowedDependencies = {
      "kernel",
      "datasets",
      "intake",
      "realms",
      "web",
      "audit",
      "calendar",
      "jobs",
      "changes",
      "search",
      "units",
      "people",
      "access",
      "tasks",
      "originality",
      "directives"
    })
package vn.mach.documents.adoptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
