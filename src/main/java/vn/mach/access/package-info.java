/** TO BE WRITTEN BY THE ROOM: purpose, words, tables. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms", "journal", "units", "people", "web"})
package vn.mach.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
