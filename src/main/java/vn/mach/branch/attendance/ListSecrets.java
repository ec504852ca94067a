package vn.mach.branch.attendance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;

/**
 * The secrets of lists, kept on the node once read: a secret never changes. Whoever asks first for
 * a list of a round gets those of all its lists, so that a study day reads them once.
 */
@Component
class ListSecrets {

  private static final int MOST = 100_000;

  private record Place(String realm, long list) {}

  private final JdbcClient jdbc;
  private final Map<Place, byte[]> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
          return size() > MOST;
        }
      };

  ListSecrets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where there is no such list. */
  Optional<byte[]> of(long list) {
    String realm = CurrentRealm.get().name();
    Optional<byte[]> secret = known(realm, list);
    if (secret.isPresent()) {
      return secret;
    }
    jdbc.sql(
            """
            select id, secret from attendance_lists
            where id = :list or round_id = (select round_id from attendance_lists where id = :list) limit :most
            """)
        .param("list", list)
        .param("most", MOST / 2)
        .query(row -> {
          keep(realm, row.getLong(1), bound(row.getBytes(2), realm));
        });
    return known(realm, list);
  }

  /**
   * The secret that codes and tickets are made of: a realm that is a copy of another has the same
   * rows, and its codes are good in no other.
   */
  static byte[] bound(byte[] secret, String realm) {
    return HallCode.hmac(secret, ("r" + realm).getBytes(StandardCharsets.UTF_8));
  }

  private Optional<byte[]> known(String realm, long list) {
    synchronized (known) {
      return Optional.ofNullable(known.get(new Place(realm, list)));
    }
  }

  private void keep(String realm, long list, byte[] secret) {
    synchronized (known) {
      known.put(new Place(realm, list), secret);
    }
  }
}
