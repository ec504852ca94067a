package vn.mach.organisation.people;

/** A transfer was announced, accepted or returned. Published in the transaction that does it. */
public record TransferChanged(long transfer) {}
