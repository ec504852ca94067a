/**
 * Backups and restores: one file with everything of one realm or all, of one moment, made while the
 * server runs; every night by itself, with a page that says when the last good one was. The format
 * is described in docs/adr/0028-backups-are-copies-of-one-snapshot.md.
 *
 * <p>Words: backup (bản sao lưu), restore (khôi phục), drill (diễn tập khôi phục), passphrase (cụm
 * mật khẩu), retention (thời gian lưu giữ). Tables: {@code backups}. Published: nothing. The tables
 * of all modules are read and filled by what PostgreSQL's catalog says of them; none is named here.
 * A table whose rows are of the moment only says so: {@code comment on table … is 'not in backups'};
 * unlogged tables are not in backups either.
 */
@NullMarked
@ApplicationModule(
    id = "backups",
    allowedDependencies = {"kernel", "realms", "changes", "jobs", "audit", "web", "rollups"})
package vn.mach.app.backups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
