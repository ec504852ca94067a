package vn.mach.documents.originality;

import java.time.LocalDate;
import vn.mach.base.kernel.UnitId;

/**
 * A paper whose text later ones are compared with.
 *
 * @param unit whose paper it is: who sees drafts of the unit may read it
 * @param day the day from which on it counts as earlier, mostly that of sending
 * @param text as it was sent, at most {@link Originality#LONGEST} characters; it is kept in NFC
 * @param authorsHidden whether nobody may learn whose it is for now (contests, essays)
 */
public record KeptPaper(
    PaperRef paper, UnitId unit, LocalDate day, String text, boolean authorsHidden) {}
