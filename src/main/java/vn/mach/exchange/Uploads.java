package vn.mach.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.journal.Commands;
import vn.mach.kernel.Digests;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Text;
import vn.mach.kernel.Viewer;

/** Takes uploaded files out of the request, so that they can be read after it has ended, and begins their import. */
@Component
class Uploads {

  private final Commands commands;
  private final Imports imports;
  private final ImportPagesSql sql;
  private final ImportWork work;

  Uploads(Commands commands, Imports imports, ImportPagesSql sql, ImportWork work) {
    this.commands = commands;
    this.imports = imports;
    this.sql = sql;
    this.work = work;
  }

  /**
   * Begins one import of these files and starts to read them. The same files sent again, while the first import of them is not settled,
   * lead to that one. Refused where nothing was chosen or a file cannot be read as tables.
   */
  Outcome<Long> receive(Viewer viewer, String key, List<MultipartFile> files) throws IOException {
    List<MultipartFile> chosen = files.stream().filter(file -> !file.isEmpty() || !nameOf(file).isEmpty()).toList();
    if (chosen.isEmpty()) {
      return Outcome.refused("files", "exchange.refused.no_file");
    }
    Path folder = Files.createTempDirectory("mach-import-");
    boolean begun = false;
    try {
      MessageDigest digest = Digests.sha256();
      List<Datasets.Brought> brought = store(chosen, folder, digest);
      byte[] content = digest.digest();
      Dataset dataset = new InFolder(Datasets.open(named(chosen), brought), folder);
      boolean[] fresh = new boolean[1];
      Outcome<Long> outcome =
          commands.once(
              viewer,
              key,
              "exchange.import " + HexFormat.of().formatHex(content),
              () -> begin(viewer, dataset.name(), content, fresh),
              String::valueOf,
              Long::valueOf);
      if (outcome instanceof Outcome.Done<Long>(Long id) && fresh[0]) {
        begun = true; // from here on the worker closes it and clears the folder away
        work.judge(viewer, id, dataset);
      }
      if (!begun) {
        dataset.close();
      }
      return outcome;
    } catch (Unreadable e) {
      return Outcome.refused(List.of(e.refusal()));
    } finally {
      if (!begun && Files.exists(folder)) {
        delete(folder);
      }
    }
  }

  private Outcome<Long> begin(Viewer viewer, String name, byte[] content, boolean[] fresh) {
    Optional<Long> earlier = sql.underWay(content);
    if (earlier.isPresent()) {
      return Outcome.done(earlier.get());
    }
    long id = imports.begin(viewer, name);
    sql.keepDigest(id, content);
    fresh[0] = true;
    return Outcome.done(id);
  }

  private static List<Datasets.Brought> store(List<MultipartFile> files, Path folder, MessageDigest digest) throws IOException {
    List<Datasets.Brought> brought = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = nameOf(file);
      Path path = folder.resolve(Integer.toString(brought.size())); // never under the sender's name
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      try (InputStream in = file.getInputStream();
          DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
        in.transferTo(out);
      }
      brought.add(new Datasets.Brought(name, path));
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

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
