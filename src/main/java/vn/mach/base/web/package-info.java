/**
 * What all pages share: the layout, fields, numbers and days in the reader's language, the menu,
 * paging, and pages for what went wrong. Knows no module; a module's menu entries come through
 * {@link vn.mach.base.web.Menu}.
 */
@NullMarked
@ApplicationModule(
    id = "web",
    allowedDependencies = {"kernel", "realms"})
package vn.mach.base.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
