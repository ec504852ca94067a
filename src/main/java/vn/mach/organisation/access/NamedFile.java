package vn.mach.organisation.access;

/**
 * Something that only named people read.
 *
 * @param module the module that keeps it
 * @param subject its number there
 */
public record NamedFile(String module, long subject) {}
