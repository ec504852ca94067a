package vn.mach.organisation.access;

import vn.mach.base.kernel.UnitId;

/**
 * Somebody who cannot sign in asks for a one-time code.
 *
 * @param request its number
 * @param owner the nearest unit at which somebody may make the code
 */
public record CodeAsked(long request, AccountId account, String login, UnitId owner) {}
