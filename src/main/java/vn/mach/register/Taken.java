package vn.mach.register;

/**
 * A number that was given.
 *
 * @param symbol as the paper carries it: {@code 12-BC/ĐUK}
 */
public record Taken(EntryId entry, String symbol) {}
