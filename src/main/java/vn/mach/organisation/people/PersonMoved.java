package vn.mach.organisation.people;

import vn.mach.base.kernel.PersonId;

/**
 * Somebody belongs to another unit, or to none, from some day on. Published in the transaction that
 * does it.
 */
public record PersonMoved(PersonId person) {}
