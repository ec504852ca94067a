package vn.mach.evidence.checks;

import org.jspecify.annotations.Nullable;

/**
 * What is typed to check a text; {@code file} only names the field that a refused file is beside.
 */
record CheckForm(
    @Nullable String name,
    @Nullable String text,
    @Nullable String file,
    @Nullable String unit,
    @Nullable String from,
    @Nullable String to) {}
