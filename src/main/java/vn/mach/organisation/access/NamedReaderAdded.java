package vn.mach.organisation.access;

import vn.mach.base.kernel.PersonId;

/** Somebody may read a named file from now on; part of the transaction that names them. */
public record NamedReaderAdded(NamedFile of, PersonId person) {}
