package vn.mach.app.exchange;

/**
 * Why a row is refused.
 *
 * @param reason a stable code of the format
 */
record RowError(String column, String reason) {}
