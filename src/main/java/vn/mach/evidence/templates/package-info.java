/**
 * The language of report texts: words with placeholders for figures. A text is read line by line
 * ({@code TemplateParser}), what it says of all figures is written out ({@code TemplateExpansion}),
 * and its placeholders are filled with numbers that the caller has gathered ({@code
 * TemplateFiller}). It asks no database and keeps nothing; {@code reports} stores the texts.
 *
 * <p>Words: template (mẫu), placeholder (chỗ điền), condition (điều kiện), mark (mã của một số). No
 * tables.
 */
@NullMarked
@ApplicationModule(
    id = "templates",
    allowedDependencies = {"kernel", "units", "papers", "figures"})
package vn.mach.evidence.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
