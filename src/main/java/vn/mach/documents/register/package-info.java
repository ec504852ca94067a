/**
 * The books of papers: what a unit sends out and what comes to it, each with its number. A number
 * is given once: outgoing ones run from 01 for each kind through the committee's term, those of a
 * congress for all kinds together (guideline 36-HD/VPTW of 3 April 2018, II.1), or through the year
 * in the manner of the state; incoming ones run together through the year. What was reserved or
 * issued and is cancelled stays in the book, struck through.
 *
 * <p>Who sees a unit sees its books. Both are kept by whoever may record there (the clerk who gives
 * numbers) or issue; how they are kept is set by whoever may issue.
 *
 * <p>Words: book (sổ văn bản), outgoing (đi), incoming (đến), entry (một dòng của sổ), run (mạch
 * số: what numbers run through), term (nhiệm kỳ: party numbers run through it), symbol (số, ký
 * hiệu: {@code 35-NQ/TW}), reserved (giữ số), organ code (mã định danh). Tables: {@code
 * register_books}, {@code register_terms}, {@code register_runs}, {@code register_entries}.
 * Published for joining: nothing.
 *
 * <p>Modules that exchange papers offer {@link vn.mach.documents.register.PaperExchange}.
 *
 * <p>This module alone gives numbers. Modules whose papers bear them enter each paper ({@link
 * vn.mach.documents.register.IssuedPapers}) and offer {@link
 * vn.mach.documents.register.NumberedPapers}, so that the books know the numbers of papers that
 * came in without an entry.
 */
@NullMarked
@ApplicationModule(
    id = "register",
    allowedDependencies = {"kernel", "intake", "realms", "web", "audit", "units", "files"})
package vn.mach.documents.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
