/**
 * Help: a short text for each page, and the first steps of a new realm, of those who record and of
 * everybody, ticked off by what really exists.
 *
 * <p>Words: help (trợ giúp), topic (trang trợ giúp), first steps (những bước đầu tiên). No tables.
 */
@NullMarked
@ApplicationModule(
    id = "help",
    allowedDependencies = {
      "kernel",
      "realms",
      "web",
      "search",
      "audit",
      "units",
      "people",
      "access",
      "directives",
      "activities",
      "figures",
      "reports"
    })
package vn.mach.app.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
