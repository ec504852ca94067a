/**
 * Who may come in, as whom, and what they may do where: accounts, roles given at units, one-time
 * codes from the level above, sessions, tokens for programs, and the pages of the journal. Makes
 * the {@link vn.mach.base.kernel.Actor} of every request; whether its rights reach a unit is asked
 * of {@code units.Reach}.
 *
 * <p>Words: account (tài khoản), role (vai trò), grant (việc giao vai trò: a role at a unit and all
 * below it), one-time code (mã dùng một lần), token (khóa truy cập cho phần mềm), slow-down (chờ
 * sau nhiều lần sai). Tables: {@code accounts}, {@code grants}, {@code one_time_codes}, {@code
 * api_tokens}, {@code sign_in_failures}, {@code spring_session}, {@code spring_session_attributes}.
 * Published for joining: {@code accounts_sheet}, {@code account_units_on(day)}.
 *
 * <p>Everything that needs the web is made only where there is one: commands on the machine use
 * {@link Accounts} and {@link ActorLoader} without it.
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
