/**
 * One independent organisation in the system is a realm: one PostgreSQL schema, one address {@code
 * /r/<realm>/…}. This module finds the database (embedded or outside), makes, lists and removes
 * realms, migrates them, and binds each request to one of them.
 *
 * <p>Words: realm (một tổ chức độc lập trong hệ thống). Tables: {@code realms} (in {@code
 * mach_common}).
 *
 * <p>SQL of every other module names no schema: {@code search_path} is set in {@link
 * RealmDataSource}, the one place.
 *
 * <p>Modules with something to show offer {@link vn.mach.base.realms.SampleData} for the sample
 * realm. Published for joining: nothing.
 */
@NullMarked
@ApplicationModule(id = "realms", allowedDependencies = "kernel")
package vn.mach.base.realms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
