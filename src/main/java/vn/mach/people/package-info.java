/** TO BE WRITTEN BY THE ROOM: purpose, words, tables. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms", "journal", "units", "web"})
package vn.mach.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
