package vn.mach.organisation.access;

/**
 * No request to read a named file waits any more; part of the transaction that answers the last.
 */
public record NamedRequestsAnswered(NamedFile of) {}
