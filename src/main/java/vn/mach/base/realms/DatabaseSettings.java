package vn.mach.base.realms;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where the database is.
 *
 * @param url of an outside PostgreSQL (15 to 18); empty: the embedded one in {@code data}
 * @param waiting how long a request waits for a connection before it is told to come back
 * @param patience how long it is tried to start an embedded one that ended; then the process ends
 * @param data the folder of the embedded one
 */
@ConfigurationProperties("mach")
record DatabaseSettings(
    @Nullable @Name("db.url") String url,
    @Nullable @Name("db.user") String user,
    @Nullable @Name("db.password") String password,
    @Name("db.pool-size") @DefaultValue("20") int poolSize,
    @Name("db.waiting") @DefaultValue("6s") Duration waiting,
    @Name("db.patience") @DefaultValue("60s") Duration patience,
    @DefaultValue("data") Path data) {

  boolean outside() {
    return url != null && !url.isBlank();
  }
}
