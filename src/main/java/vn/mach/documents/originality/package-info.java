/**
 * Originality: which passages of a text stand in an earlier one. The engine compares syllables, so
 * that Unicode forms, the place of tone marks, missing accents, invisible and look-alike letters,
 * changed names, days and numbers, reordered sentences and exchanged words do not hide a copy. What
 * a text quotes of its parent directives or its form is never held against it. A result is shown to
 * people; nothing is decided by it.
 *
 * <p>Words: quotation (trích dẫn: text of the base, such as a directive or a form), passage (đoạn
 * trùng: a part of a text that stands in another one), source (nguồn), share (tỷ lệ), set phrase
 * (cụm từ thông dụng), gram (ba âm tiết liền nhau). Tables: {@code originality_texts}, {@code
 * originality_fresh}, {@code originality_postings}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "originality",
    allowedDependencies = {"kernel", "limits", "realms", "jobs", "units"})
package vn.mach.documents.originality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
