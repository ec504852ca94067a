package vn.mach.base.datasets;

/**
 * Why a row is refused.
 *
 * @param column the column beside which the reason stands
 * @param reason one of {@link RowErrorCodes}
 */
public record RowError(String column, String reason) {}
