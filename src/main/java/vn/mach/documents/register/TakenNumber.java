package vn.mach.documents.register;

/**
 * A number that was given.
 *
 * @param symbol as the paper carries it: {@code 12-BC/ĐUK}
 */
public record TakenNumber(EntryId entry, String symbol) {}
