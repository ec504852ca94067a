package vn.mach.documents.originality;

/**
 * A paper of another module.
 *
 * @param kind {@code <module>.<what>}, such as {@code adoptions.plan}; not empty
 * @param subject which one, in that module's own numbers
 */
public record PaperRef(String kind, long subject) {}
