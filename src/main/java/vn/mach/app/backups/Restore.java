package vn.mach.app.backups;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.app.backups.BackupHeader.RealmPart;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.changes.Changes;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.HiddenRealms;
import vn.mach.base.realms.HiddenRealms.Place;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.RealmCopyListener;
import vn.mach.base.realms.Realms;

/**
 * Restores realms from a backup. The whole file is verified first; then each realm is loaded out of
 * sight, with the migrations that it had, compared, and brought to the program's version; at the
 * end all take their places in one transaction. Whatever fails before leaves everything as it was.
 */
@Component
class Restore {

  private final DataSource dataSource;
  private final Realms realms;
  private final HiddenRealms hidden;
  private final Changes changes;
  private final Jobs jobs;
  private final AuditLog auditLog;
  private final ObjectProvider<RealmCopyListener> copyListeners;
  private final JsonMapper json;
  private final TransactionTemplate transaction;

  Restore(
      DataSource dataSource,
      Realms realms,
      HiddenRealms hidden,
      Changes changes,
      Jobs jobs,
      AuditLog auditLog,
      ObjectProvider<RealmCopyListener> copyListeners,
      JsonMapper json,
      TransactionTemplate transaction) {
    this.dataSource = dataSource;
    this.realms = realms;
    this.hidden = hidden;
    this.changes = changes;
    this.jobs = jobs;
    this.auditLog = auditLog;
    this.copyListeners = copyListeners;
    this.json = json;
    this.transaction = transaction;
  }

  /**
   * What is wanted.
   *
   * @param only the realm of the file that is restored; none: all
   * @param as the name that it gets; none: its own. Only with {@code only}
   * @param replace whether realms of these names may be replaced
   */
  record Wanted(@Nullable String only, @Nullable String as, boolean replace) {
    static final Wanted ALL = new Wanted(null, null, false);

    String target(String name) {
      return as == null ? name : as;
    }
  }

  /** What was restored. */
  record Restored(BackupHeader header, BackupManifest manifest, List<Realm> realms) {}

  /**
   * @throws BackupRefused with words for the person at the machine; nothing is changed then
   */
  Restored from(Path file, char @Nullable [] passphrase, Wanted wanted)
      throws IOException, SQLException {
    BackupReader reader = new BackupReader(json, file, passphrase);
    Headers headers = new Headers();
    BackupManifest manifest = reader.read(headers); // before anything is begun
    BackupHeader header = headers.one();
    refuseBeforehand(header, wanted);
    boolean done = false;
    RealmLoads loads = new RealmLoads(dataSource, hidden, manifest, wanted.only());
    try {
      try (loads) {
        reader.read(loads);
        loads.finish();
      } catch (SQLException e) {
        throw BackupRefused.unloadable(file, e);
      }
      loads
          .loaded()
          .forEach((part, realm) ->
              settle(realm, file, header, !wanted.target(part.name()).equals(part.name())));
      List<Realm> restored = publish(loads.loaded(), wanted);
      done = true;
      restored.forEach(realm -> CurrentRealm.run(realm, jobs::resume));
      return new Restored(header, manifest, restored);
    } finally {
      if (!done) {
        loads.discard();
      }
    }
  }

  private static final class Headers implements BackupReader.Content {
    private final List<BackupHeader> all = new ArrayList<>();

    @Override
    public void header(BackupHeader header) {
      all.add(header);
    }

    BackupHeader one() {
      return all.getFirst();
    }
  }

  private void refuseBeforehand(BackupHeader header, Wanted wanted) {
    List<String> names = header.realms().stream().map(RealmPart::name).toList();
    if (wanted.only() != null && !names.contains(wanted.only())) {
      throw new BackupRefused(
          "The backup has no realm %s; it has %s."
              .formatted(wanted.only(), String.join(", ", names)));
    }
    List<String> standing = realms.list().stream().map(Realm::name).toList();
    for (String name : names) {
      boolean meant = wanted.only() == null || wanted.only().equals(name);
      if (meant && !wanted.replace() && standing.contains(wanted.target(name))) {
        throw BackupRefused.taken(wanted.target(name));
      }
    }
  }

  /** What holds on one server only is set right, and the realm's audit log tells of the restore. */
  private void settle(Realm realm, Path file, BackupHeader header, boolean copy) {
    CurrentRealm.run(
        realm,
        () ->
            transaction.executeWithoutResult(status -> {
              changes.restored();
              if (copy) {
                copyListeners.forEach(RealmCopyListener::copied);
              }
              auditLog.record(
                  Actor.system(),
                  "backups.restored",
                  null,
                  null,
                  null,
                  Map.of(
                      "file",
                      String.valueOf(file.getFileName()),
                      "from",
                      header.madeAt().toString()));
            }));
  }

  private List<Realm> publish(Map<RealmPart, Realm> loaded, Wanted wanted) {
    Set<String> names =
        loaded.keySet().stream()
            .map(part -> wanted.target(part.name()))
            .collect(Collectors.toSet());
    Set<String> firsts =
        realms.list().stream().filter(Realm::first).map(Realm::name).collect(Collectors.toSet());
    boolean oneIsFirst =
        !names.containsAll(firsts) || loaded.keySet().stream().anyMatch(RealmPart::first);
    List<Place> places = new ArrayList<>();
    loaded.forEach((part, realm) -> {
      String name = wanted.target(part.name());
      boolean first = firsts.contains(name) || part.first() || !oneIsFirst && places.isEmpty();
      places.add(new Place(realm, name, part.title(), ZoneId.of(part.zone()), first));
    });
    return switch (hidden.publish(places, wanted.replace())) {
      case Outcome.Done<List<Realm>>(List<Realm> restored) -> restored;
      case Outcome.Refused<List<Realm>>(var refusals) ->
          throw BackupRefused.of(refusals.getFirst());
    };
  }
}
