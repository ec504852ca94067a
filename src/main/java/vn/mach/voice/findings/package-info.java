/**
 * Findings: what people who are sent to the ground see there, how it is dealt with at each level,
 * and how the answer comes back to everybody who contributed. People follow a place or a field for
 * a body, with a plan of visits. A finding says where it was seen, which clause of which directive
 * (or which policy from outside) it is about, what is difficult, by what evidence, and what is
 * proposed. A level answers it, notes it for information, or proposes it to the level above in its
 * own words; the words of all levels stay side by side. The issuer reads at the clause what
 * practice says of it ({@link vn.mach.documents.directives.PracticeSource}).
 *
 * <p>Words: finding (phát hiện từ thực tiễn), assignment (phân công theo dõi), visit (chuyến đi
 * thực tế), step (cấp xử lý: a finding at one level), matter (vấn đề: a finding and those joined to
 * it), contributor (người góp phát hiện), field (lĩnh vực), rule (thời hạn). Tables: {@code
 * findings}, {@code finding_steps}, {@code finding_assignments}, {@code finding_visits}, {@code
 * finding_fields}, {@code finding_rules}. Published: {@code findings_sheet}, {@code
 * finding_steps_sheet}.
 */
@NullMarked
@ApplicationModule(
    id = "findings",
    allowedDependencies = {
      "kernel",
      "datasets",
      "intake",
      "realms",
      "web",
      "audit",
      "search",
      "calendar",
      "files",
      "units",
      "people",
      "tasks",
      "directives",
      "activities"
    })
package vn.mach.voice.findings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
