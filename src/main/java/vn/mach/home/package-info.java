/** TO BE WRITTEN BY THE ROOM: purpose, words, tables. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms", "journal", "units", "people", "access", "files", "directives", "activities", "figures", "exchange", "web"})
package vn.mach.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
