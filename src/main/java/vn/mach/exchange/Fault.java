package vn.mach.exchange;

/**
 * Why a row is refused.
 *
 * @param reason a stable code of the format
 */
record Fault(String column, String reason) {}
