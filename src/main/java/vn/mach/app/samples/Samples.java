package vn.mach.app.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.app.exchange.FolderImport;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;

/**
 * The sample realm: an invented organisation, always the same for the same day. 78 units, about
 * 1,500 people, two years of activities up to the day, directives and targets, and a merger of two
 * communes in the middle. Each module makes its part; no person in it exists.
 */
@Component
class Samples {

  private final ObjectProvider<SampleData> parts;
  private final FolderImport folders;

  Samples(ObjectProvider<SampleData> parts, FolderImport folders) {
    this.parts = parts;
    this.folders = folders;
  }

  /** Writes its tables, in the exchange format, into the folder, which must be empty. */
  void write(Path folder, LocalDate today) {
    SampleFolder sample = new SampleFolder(folder, today);
    parts.orderedStream().forEach(part -> part.write(sample));
  }

  /** Fills the bound realm, which must be empty. */
  void fill(LocalDate today) throws IOException {
    Path temporary = Files.createTempDirectory("mach");
    Path folder =
        Files.createDirectory(
            temporary.resolve("so-lieu-mau")); // its name is in the list of imports
    try {
      write(folder, today);
      if (folders.takeIn(Actor.system(), folder) instanceof Outcome.Refused<?> refused) {
        throw new IllegalStateException(
            "The sample was refused: " + refused.refusals().stream().limit(20).toList());
      }
      parts.orderedStream().forEach(part -> part.fill(today));
    } finally {
      delete(temporary);
    }
  }

  private static void delete(Path temporary) throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
