package vn.mach.organisation.people;

import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** A person in their unit on a day: as much as a list shows. */
public record Member(PersonId id, String code, String name, UnitId unit, MemberStatus status) {}
