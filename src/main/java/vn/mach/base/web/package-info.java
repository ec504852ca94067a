/**
 * What all pages share: layout, form fields, numbers and days in the user's language, the menu,
 * paging, downloads as tables, and error pages. Depends on no module with content; their menu
 * entries come through {@link vn.mach.base.web.Menu}. No tables.
 */
@NullMarked
@ApplicationModule(
    id = "web",
    allowedDependencies = {"kernel", "limits", "realms"})
package vn.mach.base.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
