package vn.mach.organisation.access;

import java.time.Instant;

/** That somebody looked at a named file. */
public record NamedLook(String name, Instant at) {}
