package vn.mach.organisation.access;

/** A code was made, its holder signed in after all, or the account was closed. */
public record CodeRequestEnded(long request) {}
