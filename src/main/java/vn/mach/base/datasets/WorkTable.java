package vn.mach.base.datasets;

import java.util.List;

/**
 * A relation that a table needs while an import is validated. In SQL it is written {@code {name}},
 * as staged tables are.
 *
 * @param name unlike that of any table
 * @param columns their SQL definitions
 * @param index the columns of its one index; none where empty
 */
public record WorkTable(String name, List<String> columns, List<String> index) {}
