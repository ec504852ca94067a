/**
 * What all pages share: the layout, fields, numbers and days in the reader's language, the menu, paging, and pages for what went wrong.
 * Knows no room; a room's menu entries come through {@link vn.mach.web.Menu}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms"})
package vn.mach.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
