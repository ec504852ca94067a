/**
 * Papers as offices know them: one neutral model ({@link vn.mach.documents.papers.Paper}) laid out
 * as Word, PDF or sheets in the layout of party papers (guideline 36-HD/VPTW of 2018) or of state
 * papers (Decree 30/2020/NĐ-CP), and templates to and from Word with content controls.
 *
 * <p>Words: paper (văn bản), layout (thể thức), head (phần đầu), symbol (số và ký hiệu), subject
 * (trích yếu), signing (phần ký), recipients (nơi nhận), control (ô điền của Word), measures (lề và
 * cỡ chữ). Tables: {@code papers_measures}.
 */
@NullMarked
@ApplicationModule(
    id = "papers",
    allowedDependencies = {"kernel", "intake", "realms", "audit", "web"})
package vn.mach.documents.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
