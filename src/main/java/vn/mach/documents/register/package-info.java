/**
 * The books of papers: what a unit sends and receives, each with its number. A number is assigned
 * once: outgoing ones run from 01 for each kind through the committee's term, those of a congress
 * for all kinds together (guideline 36-HD/VPTW of 3 April 2018, II.1), or through the year for
 * state bodies; incoming ones run together through the year. A cancelled entry stays in the book,
 * struck through.
 *
 * <p>The books of a unit are visible to everybody who sees the unit. Entries are made by those who
 * may record there (the clerk) or issue; the settings of a book are changed by those who may issue.
 * An incoming paper is a task of the unit in charge: it reads the line, answers or files it.
 *
 * <p>Words: book (sổ văn bản), outgoing (đi), incoming (đến), entry (một dòng của sổ), number run
 * (mạch số: the sequence that a number belongs to), term (nhiệm kỳ: party numbers run through it),
 * symbol (số, ký hiệu: {@code 35-NQ/TW}), reserved (giữ số), organ code (mã định danh). Tables:
 * {@code register_books}, {@code register_terms}, {@code register_runs}, {@code register_entries}.
 * Published: nothing.
 *
 * <p>Modules that exchange papers offer {@link vn.mach.documents.register.PaperExchange}.
 *
 * <p>Only this module assigns numbers. Modules whose papers have them enter each paper ({@link
 * vn.mach.documents.register.IssuedPapers}) and offer {@link
 * vn.mach.documents.register.NumberedPapers}, so that the books know the numbers of papers without
 * an entry.
 */
@NullMarked
@ApplicationModule(
    id = "register",
    allowedDependencies = {
      "kernel", "intake", "realms", "web", "search", "audit", "units", "access", "files", "tasks"
    })
package vn.mach.documents.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
