/** TO BE WRITTEN BY THE ROOM: purpose, words, tables. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms", "journal", "units", "people", "access", "web"})
package vn.mach.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
