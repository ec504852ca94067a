/**
 * The content of an empty installation at its first start: the sample realm, composed of the parts
 * that modules offer ({@link vn.mach.base.realms.SampleData}), or only an administrator.
 *
 * <p>Words: sample (số liệu mẫu), first start (lần khởi động đầu). No tables.
 */
@NullMarked
@ApplicationModule(
    id = "samples",
    allowedDependencies = {"kernel", "realms", "access", "exchange"})
package vn.mach.app.samples;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
