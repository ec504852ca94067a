/**
 * Official papers: one neutral model ({@link vn.mach.documents.papers.Paper}) written as Word, PDF
 * or workbook in the layout of party papers (guideline 36-HD/VPTW of 2018) or of state papers
 * (Decree 30/2020/NĐ-CP), and templates to and from Word with content controls.
 *
 * <p>Words: paper (văn bản), layout (thể thức), letterhead (phần đầu), symbol (số và ký hiệu),
 * subject (trích yếu), signature block (phần ký), recipients (nơi nhận), control (ô điền của Word),
 * layout settings (lề và cỡ chữ). Tables: {@code papers_measures}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "papers",
    allowedDependencies = {"kernel", "limits", "intake", "realms", "audit", "web"})
package vn.mach.documents.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
