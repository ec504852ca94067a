/**
 * Who may sign in, and what they may do where: accounts, roles granted at units, one-time codes,
 * sessions, tokens for programs, secret addresses of calendars, and the pages of the audit log.
 * Loads the {@link vn.mach.base.kernel.Actor} of every request; whether its rights cover a unit is
 * decided by {@link vn.mach.organisation.units.AccessScope}.
 *
 * <p>Words: account (tài khoản), role (vai trò), grant (việc giao vai trò: a role at a unit and all
 * below it), one-time code (mã dùng một lần), token (khóa truy cập cho phần mềm), throttle (chờ sau
 * nhiều lần sai), known device (thiết bị đã biết). Tables: {@code accounts}, {@code grants}, {@code
 * one_time_codes}, {@code code_requests}, {@code api_tokens}, {@code calendar_tokens}, {@code
 * sign_in_failures}, {@code sign_in_key}, {@code spring_session}, {@code
 * spring_session_attributes}, {@code named_files}, {@code named_file_people}, {@code
 * named_file_requests}, {@code named_file_looks}. Published: {@code account_units_on(day)}, {@code
 * account_logins}, {@code account_name(login)}, {@code account_addresses}, {@code accounts_taken},
 * {@code accounts_sheet}, {@code named_readers_on(day)}, {@code named_openers_on(day)}.
 *
 * <p>Beans that need the web exist only in the server: commands use {@link Accounts} and {@link
 * ActorLoader} without it.
 */
@NullMarked
@ApplicationModule(
    id = "access",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "audit",
      "jobs",
      "units",
      "people",
      "web"
    })
package vn.mach.organisation.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
