package vn.mach.documents.papers;

import java.time.LocalDate;

/**
 * The head of a paper. Empty text where there is none: then nothing is there and nothing is left
 * free for it.
 *
 * @param upperBody the body above the issuing one, as it is printed at the left, e.g. {@code ĐẢNG
 *     BỘ TỈNH}
 * @param issuer the issuing body
 * @param symbol number and symbol, e.g. {@code Số 36-BC/ĐUK}
 * @param place where it is issued, before the comma of place and date
 * @param kind the kind of document, e.g. {@code BÁO CÁO}; empty for a letter, whose subject then is
 *     under the number
 * @param subject what it is about
 */
public record PaperHead(
    String upperBody,
    String issuer,
    String symbol,
    String place,
    LocalDate day,
    String kind,
    String subject) {}
