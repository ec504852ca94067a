/**
 * What an organisation sets for itself, in one place: name, logo, time zone and how long a session
 * lasts; with links to what other modules let it set.
 *
 * <p>Words: settings (thiết lập), logo (biểu trưng), time zone (múi giờ), session (phiên đăng
 * nhập). Tables: {@code settings}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "settings",
    allowedDependencies = {"kernel", "intake", "realms", "web", "audit", "units", "access"})
package vn.mach.app.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
