/**
 * Who did what when, who looked at whom, and which commands were already carried out. Writing only; its pages stand in {@code access},
 * which knows who may read it.
 *
 * <p>Words: entry (mục nhật ký), look (lượt xem hồ sơ). Tables: {@code journal_entries}, {@code journal_looks}, {@code journal_commands}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms"})
package vn.mach.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
