/**
 * What an empty installation gets when it starts for the first time: the sample realm, put together
 * of the parts that modules offer ({@link vn.mach.base.realms.SampleData}), or only an
 * administrator.
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
