package vn.mach.documents.papers;

/**
 * What makes a printed figure open its evidence.
 *
 * @param code short and readable aloud, e.g. {@code H7K2-03}
 * @param url the full address that the code is a link to; only {@code http} and {@code https}
 *     become links
 */
public record FigureMark(String code, String url) {}
