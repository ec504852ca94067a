package vn.mach.branch.attendance;

import vn.mach.base.kernel.PersonId;

/**
 * Somebody who is due or may come.
 *
 * @param standing {@code official}, {@code probationary}, {@code temporary_in}, {@code
 *     temporary_out}, {@code exempt} or {@code guest}
 */
public record ExpectedPerson(PersonId person, String standing) {}
