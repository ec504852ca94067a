package vn.mach.base.realms;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where the database is.
 *
 * @param url of an outside PostgreSQL (15 to 18); empty: the embedded one in {@code data}
 * @param data the folder of the embedded one
 */
@ConfigurationProperties("mach")
record DatabaseSettings(
    @Nullable @Name("db.url") String url,
    @Nullable @Name("db.user") String user,
    @Nullable @Name("db.password") String password,
    @Name("db.pool-size") @DefaultValue("20") int poolSize,
    @DefaultValue("data") Path data) {

  boolean outside() {
    return url != null && !url.isBlank();
  }
}
