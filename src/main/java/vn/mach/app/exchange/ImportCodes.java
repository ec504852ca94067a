package vn.mach.app.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;

/**
 * The one-time codes of accounts that came in with an import, until they are shown once; kept
 * nowhere but in this process.
 */
@Component
class ImportCodes {

  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  void keep(long id, Map<String, String> fresh) {
    if (!fresh.isEmpty()) {
      codes.put(key(id), fresh);
    }
  }

  Map<String, String> take(long id) {
    return Optional.ofNullable(codes.remove(key(id))).orElse(Map.of());
  }

  boolean has(long id) {
    return codes.containsKey(key(id));
  }

  private static String key(long id) {
    return CurrentRealm.get().name() + " " + id;
  }
}
