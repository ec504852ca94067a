package vn.mach.app.backups;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The backups that are made by themselves.
 *
 * @param folder where they lie, a folder in it for each realm; best on another disk or machine
 * @param nightly whether they are made
 * @param at the time of day in Hanoi, e.g. {@code 01:30}
 * @param keepDays so many days all are kept
 * @param keepMonths so many months the first of each month is kept
 * @param warnAfter when the last good one is older, the administrator's first page says so
 * @param passphraseFile a file whose first line encrypts them; empty: they are not encrypted
 */
@ConfigurationProperties("mach.backup")
record BackupSettings(
    @DefaultValue("data/backups") Path folder,
    @DefaultValue("true") boolean nightly,
    @DefaultValue("01:30") String at,
    @DefaultValue("14") int keepDays,
    @DefaultValue("12") int keepMonths,
    @DefaultValue("30h") Duration warnAfter,
    @Nullable String passphraseFile) {

  boolean encrypts() {
    return passphraseFile != null && !passphraseFile.isBlank();
  }
}
