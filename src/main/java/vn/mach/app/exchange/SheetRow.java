package vn.mach.app.exchange;

import java.util.List;

/**
 * A row as it was sent.
 *
 * @param line the physical line of the file on which it begins (the header is on 1, blank lines
 *     count), or the sheet's row
 * @param cells one text for each column of the table, in the order of {@link
 *     vn.mach.base.datasets.TableFormat#columns}; empty where the column or cell is missing. As
 *     read: stripping, NFC and every validation come later. A number cell of a sheet is written
 *     plainly, with a comma before its decimals if it has any ({@code 1234}, {@code 0,5}), a day
 *     cell as {@code yyyy-MM-dd}, a truth cell as {@code true} or {@code false}.
 */
record SheetRow(int line, List<String> cells) {}
