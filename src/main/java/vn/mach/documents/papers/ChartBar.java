package vn.mach.documents.papers;

import java.math.BigDecimal;

/**
 * One bar of a chart.
 *
 * @param percent its length, 0 to 100; what is beyond is drawn as 0 or 100
 * @param text what is printed beside it, e.g. {@code 229/321 (71,34 %)}
 */
public record ChartBar(String label, BigDecimal percent, String text) {}
