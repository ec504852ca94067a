/**
 * A realm is one independent organisation (tenant) in the system: one PostgreSQL schema, one
 * address {@code /r/<realm>/…}. This module finds the database (embedded or outside), creates,
 * lists and drops realms, migrates them, and binds each request to one of them.
 *
 * <p>Words: realm (một tổ chức độc lập trong hệ thống). Tables: {@code realms} (in {@code
 * mach_common}). Published: nothing.
 *
 * <p>SQL of all other modules names no schema: only {@link RealmDataSource} sets {@code
 * search_path}.
 *
 * <p>Modules with sample content offer {@link vn.mach.base.realms.SampleData} for the sample realm.
 */
@NullMarked
@ApplicationModule(id = "realms", allowedDependencies = "kernel")
package vn.mach.base.realms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
