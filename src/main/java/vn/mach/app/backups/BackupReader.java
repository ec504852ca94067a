package vn.mach.app.backups;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.app.backups.BackupHeader.RealmPart;
import vn.mach.app.backups.BackupHeader.TablePart;
import vn.mach.app.backups.BackupManifest.Entry;
import vn.mach.base.kernel.Digests;

/**
 * Reads a backup from its first byte to its last and compares everything with its manifest and its
 * end. A file that was cut off, changed or made by a newer program is refused with words.
 */
final class BackupReader {

  /** An entry of JSON is no larger: a hostile file must not fill the memory. */
  private static final int MOST_JSON = 64 << 20;

  private final JsonMapper json;
  private final Path file;
  private final char @Nullable [] passphrase;

  BackupReader(JsonMapper json, Path file, char @Nullable [] passphrase) {
    this.json = json;
    this.file = file;
    this.passphrase = passphrase;
  }

  /** Gets what is in a backup, in its order. */
  interface Content {
    default void header(BackupHeader header) {}

    /** The rows of one table; what is not read is passed over. */
    default void table(RealmPart realm, TablePart table, InputStream rows)
        throws IOException, SQLException {}
  }

  /** Reads everything and keeps nothing. */
  BackupManifest verify() throws IOException, SQLException {
    return read(new Content() {});
  }

  /**
   * @throws BackupRefused where it is not whole; what {@code content} got until then is of no use
   */
  BackupManifest read(Content content) throws IOException, SQLException {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new BackupRefused(file + ": there is no such file.");
    }
    try (InputStream raw = BackupFile.read(file, passphrase);
        SignedEndInput signed = new SignedEndInput(raw)) {
      BackupManifest manifest = entries(new ZipInputStream(signed), content, name);
      if (!signed.whole()) {
        throw BackupRefused.damaged(name, "its end, or a mark between the tables");
      }
      return manifest;
    } catch (EOFException e) {
      throw BackupRefused.cutOff(name);
    } catch (ZipException | JacksonException e) {
      throw new BackupRefused(
          name + " is damaged (" + e.getMessage() + "). Take another backup.", e);
    }
  }

  private BackupManifest entries(ZipInputStream zip, Content content, String name)
      throws IOException, SQLException {
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(BackupHeader.NAME)) {
      throw new BackupRefused(name + " is no backup of Mạch, or its beginning is damaged.");
    }
    BackupHeader header = header(zip, name);
    content.header(header);
    Map<String, Entry> seen = new HashMap<>();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(BackupManifest.NAME)) {
        BackupManifest manifest = json.readValue(bounded(zip, name), BackupManifest.class);
        compare(header, manifest, seen, name);
        return manifest;
      }
      String path = entry.getName();
      Named named =
          find(header, path)
              .orElseThrow(() -> BackupRefused.damaged(name, "unknown entry " + path));
      Rows rows = new Rows(zip);
      DigestInputStream digest = new DigestInputStream(rows, Digests.sha256());
      content.table(named.realm, named.table, digest);
      digest.transferTo(OutputStream.nullOutputStream());
      String sha256 = HexFormat.of().formatHex(digest.getMessageDigest().digest());
      seen.put(path, new Entry(named.realm.name(), named.table.name(), 0, rows.bytes, sha256, ""));
    }
    throw BackupRefused.cutOff(name);
  }

  private BackupHeader header(ZipInputStream zip, String name) throws IOException {
    byte[] text = bounded(zip, name);
    int format = json.readTree(text).path("format").asInt(0);
    if (format > BackupHeader.FORMAT) {
      throw new BackupRefused(
          "%s was made by a newer Mạch (%s): restore it with that version or a later one."
              .formatted(name, json.readTree(text).path("program").asString("?")));
    }
    BackupHeader header = json.readValue(text, BackupHeader.class);
    if (!isWhole(header)) {
      throw BackupRefused.damaged(name, "its first list");
    }
    return header;
  }

  /** Whether everything is there that is used later: a file may have been written by anybody. */
  @SuppressWarnings("ConstantValue") // what is read from JSON may lack anything
  private static boolean isWhole(BackupHeader header) {
    return Stream.of(header.program(), header.madeAt(), header.postgres(), header.realms())
            .allMatch(Objects::nonNull)
        && header.realms().stream()
            .allMatch(realm ->
                realm != null
                    && Stream.of(realm.name(), realm.title(), realm.migrations(), realm.tables())
                        .allMatch(Objects::nonNull)
                    && isZone(realm.zone())
                    && realm.migrations().stream().allMatch(Objects::nonNull)
                    && realm.tables().stream()
                        .allMatch(it -> it != null && it.name() != null && it.columns() != null));
  }

  private static boolean isZone(@Nullable String zone) {
    try {
      return zone != null && ZoneId.of(zone).getRules() != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static byte[] bounded(InputStream in, String name) throws IOException {
    byte[] text = in.readNBytes(MOST_JSON);
    if (in.read() >= 0) {
      throw BackupRefused.damaged(name, "a list that is too long");
    }
    return text;
  }

  private record Named(RealmPart realm, TablePart table) {}

  private static Optional<Named> find(BackupHeader header, String path) {
    for (RealmPart realm : header.realms()) {
      for (TablePart table : realm.tables()) {
        if (Entry.path(realm.name(), table.name()).equals(path)) {
          return Optional.of(new Named(realm, table));
        }
      }
    }
    return Optional.empty();
  }

  private static void compare(
      BackupHeader header, BackupManifest manifest, Map<String, Entry> seen, String name) {
    if (manifest.entries() == null
        || manifest.counters() == null
        || manifest.entries().contains(null)
        || manifest.counters().contains(null)) {
      throw BackupRefused.damaged(name, "its last list");
    }
    long tables = header.realms().stream().mapToLong(realm -> realm.tables().size()).sum();
    if (manifest.entries().size() != tables || seen.size() != tables) {
      throw BackupRefused.damaged(name, "a table is missing");
    }
    for (Entry wanted : manifest.entries()) {
      String path = Entry.path(wanted.realm(), wanted.table());
      Entry found = seen.get(path);
      if (found == null
          || found.bytes() != wanted.bytes()
          || !found.sha256().equals(wanted.sha256())) {
        throw BackupRefused.damaged(name, path);
      }
    }
  }

  /** Counts, and leaves the zip open. */
  private static final class Rows extends FilterInputStream {
    private long bytes;

    Rows(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      bytes += Math.max(read, 0);
      return read;
    }

    @Override
    public void close() {}
  }
}
