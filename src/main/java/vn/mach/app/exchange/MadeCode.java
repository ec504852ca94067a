package vn.mach.app.exchange;

/**
 * A code that was made for a row without one.
 *
 * @param made the one that was made
 * @param code the one that holds: the same, or what the sender chose instead
 * @param name of what is called so
 */
record MadeCode(String table, String made, String code, String name) {}
