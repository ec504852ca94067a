package vn.mach.documents.register;

/**
 * An assigned number.
 *
 * @param symbol as the paper carries it: {@code 12-BC/ĐUK}
 */
public record TakenNumber(EntryId entry, String symbol) {}
