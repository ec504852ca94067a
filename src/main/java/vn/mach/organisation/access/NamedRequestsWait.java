package vn.mach.organisation.access;

import java.util.List;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/**
 * Requests to read a named file wait for an answer; part of the transaction that keeps one, or that
 * names somebody who may answer.
 *
 * @param file its number among the named files
 * @param unit the unit that the file belongs to
 * @param keepers who may answer and was not told yet
 */
public record NamedRequestsWait(NamedFile of, long file, UnitId unit, List<PersonId> keepers) {}
