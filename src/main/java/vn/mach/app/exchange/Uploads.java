package vn.mach.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Locks;

/**
 * Takes uploaded files out of the request, keeps them so that they can be read after it has ended,
 * and begins their import.
 */
@Component
class Uploads {

  /** Imports of one account that nobody settled: each keeps its files and rows. */
  private static final int MOST_WAITING = 20;

  private final Idempotency idempotency;
  private final Locks locks;
  private final Imports imports;
  private final ImportPagesSql sql;
  private final ImportFiles files;
  private final ImportRunner work;
  private final ExchangeTables tables;
  private final Vocabulary words;
  private final ExchangeAccess access;

  Uploads(
      Idempotency idempotency,
      Locks locks,
      Imports imports,
      ImportPagesSql sql,
      ImportFiles files,
      ImportRunner work,
      ExchangeTables tables,
      Vocabulary words,
      ExchangeAccess access) {
    this.idempotency = idempotency;
    this.locks = locks;
    this.imports = imports;
    this.sql = sql;
    this.files = files;
    this.work = work;
    this.tables = tables;
    this.words = words;
    this.access = access;
  }

  /**
   * Begins one import of these files and starts to read them. The same files sent again, while the
   * first import of them is not settled, lead to that one. Refused where nothing was chosen or a
   * file cannot be read as tables.
   */
  Outcome<Long> receive(Actor actor, String key, List<MultipartFile> sent) throws IOException {
    List<MultipartFile> chosen =
        sent.stream().filter(file -> !file.isEmpty() || !nameOf(file).isEmpty()).toList();
    if (chosen.isEmpty()) {
      return Outcome.refused("files", "exchange.refused.no_file");
    }
    Path folder = Files.createTempDirectory("mach-import-");
    try {
      MessageDigest digest = Digests.sha256();
      List<DatasetOpener.Brought> brought = store(chosen, folder, digest);
      byte[] content = digest.digest();
      DatasetOpener.open(
              new PeopleRecognition(tables, words, SheetAnswers.NONE, access.brought(actor)),
              named(chosen),
              brought)
          .close(); // what cannot be read at all is refused at once
      return idempotency.once(
          new Key(actor, key, "exchange.import", content),
          Answer.number(),
          () -> begin(actor, named(chosen), content, brought));
    } catch (UnreadableDataset e) {
      return Outcome.refused(List.of(e.refusal()));
    } finally {
      InFolder.delete(folder);
    }
  }

  private Outcome<Long> begin(
      Actor actor, String name, byte[] content, List<DatasetOpener.Brought> brought) {
    locks.waitIn("imports waiting", actor.account());
    Optional<Long> earlier = sql.underWay(actor, content);
    if (earlier.isPresent()) {
      return Outcome.done(earlier.get());
    }
    if (sql.waiting(actor) >= MOST_WAITING) {
      return Outcome.refused("files", "exchange.refused.waiting", MOST_WAITING);
    }
    long id = imports.begin(actor, name);
    sql.keepDigest(id, content);
    files.keep(id, brought);
    work.read(actor, id);
    return Outcome.done(id);
  }

  private static List<DatasetOpener.Brought> store(
      List<MultipartFile> files, Path folder, MessageDigest digest) throws IOException {
    List<DatasetOpener.Brought> brought = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = nameOf(file);
      Path path = folder.resolve(Integer.toString(brought.size())); // never under the sender's name
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      try (InputStream in = file.getInputStream();
          DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
        in.transferTo(out);
      }
      brought.add(new DatasetOpener.Brought(name, path));
    }
    return brought;
  }

  /** The file's own name: some browsers send a whole path. */
  private static String nameOf(MultipartFile file) {
    String original = file.getOriginalFilename();
    String sent = original == null ? "" : original.replace('\\', '/');
    return Text.line(sent.substring(sent.lastIndexOf('/') + 1));
  }

  private static String named(List<MultipartFile> files) {
    return files.stream().map(Uploads::nameOf).collect(Collectors.joining(", "));
  }
}
