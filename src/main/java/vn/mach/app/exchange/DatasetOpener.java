package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import vn.mach.base.intake.BoundedZip;
import vn.mach.base.intake.BoundedZip.UnsafeZip;
import vn.mach.base.intake.FileSignature;

/**
 * Opens a dataset: a folder, a zip, a workbook, or several CSV files at once. The type of a file is
 * detected from its first bytes.
 */
final class DatasetOpener {

  /** A folder of tables compresses well, so that no ratio is asked of it. */
  static final BoundedZip.Limits ZIP =
      new BoundedZip.Limits(1_000, 2L << 30, 2L << 30, Integer.MAX_VALUE);

  /**
   * An uploaded file.
   *
   * @param name its name as uploaded
   */
  record Brought(String name, Path path) {}

  private final List<RowSource> sources = new ArrayList<>();
  private final List<String> notRead = new ArrayList<>();
  private final List<Closeable> open = new ArrayList<>();

  private DatasetOpener() {}

  /**
   * Opens a folder or one file.
   *
   * @throws Unreadable where something in it cannot be read as tables
   */
  static Dataset open(Recognition tables, Path path) throws IOException {
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    if (!Files.isDirectory(path)) {
      return open(tables, name, List.of(new Brought(name, path)));
    }
    try (Stream<Path> files = Files.list(path)) {
      return open(
          tables,
          name,
          files
              .filter(Files::isRegularFile)
              .filter(file -> !isHidden(file.getFileName().toString()))
              .sorted(Comparator.comparing(Path::getFileName))
              .map(file -> new Brought(file.getFileName().toString(), file))
              .toList());
    }
  }

  /**
   * Opens all of these together as one dataset.
   *
   * @throws Unreadable where something in them cannot be read as tables
   */
  static Dataset open(Recognition tables, String name, List<Brought> files) throws IOException {
    DatasetOpener datasets = new DatasetOpener();
    try {
      for (Brought file : files) {
        datasets.add(file);
      }
      return new ReadFiles(tables, name, datasets.sources, datasets.notRead, datasets.open);
    } catch (IOException | RuntimeException e) {
      for (Closeable one : datasets.open) {
        one.close();
      }
      throw e;
    }
  }

  private void add(Brought file) throws IOException {
    try {
      FileSystemResource content = new FileSystemResource(file.path);
      if (FileSignature.isZip(content)) {
        addZip(file);
      } else if (FileSignature.isOle(content)) {
        throw new UnreadableDataset("exchange.unreadable.old_workbook");
      } else if (file.name.toLowerCase(java.util.Locale.ROOT).endsWith(".xlsx")) {
        throw new UnreadableDataset("exchange.unreadable.workbook");
      } else if (file.name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
        throw new UnreadableDataset("exchange.unreadable.zip");
      } else if (RowSource.isCsv(file.name)) {
        sources.add(RowSource.csv(file.path, file.name, Files.size(file.path)));
      } else {
        notRead.add(file.name);
      }
    } catch (UnreadableDataset e) {
      throw e.in(file.name);
    } catch (UnsafeZip e) {
      throw UnreadableDataset.of(e).in(file.name);
    }
  }

  private void addZip(Brought file) throws IOException {
    BoundedZip zip = BoundedZip.open(file.path, ZIP);
    open.add(zip);
    zip.readAll();
    if (zip.has("[Content_Types].xml")) {
      WorkbookReader workbook = WorkbookReader.open(file.path);
      open.add(workbook);
      for (RowSource sheet : workbook.sources()) {
        if (!ExchangeTemplates.HELP_SHEETS.contains(sheet.name())) {
          sources.add(sheet);
        }
      }
      return;
    }
    String folder = null;
    for (String entry : zip.names()) {
      String path = entry.replace('\\', '/');
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (path.startsWith("__MACOSX/") || isHidden(name)) {
        continue;
      }
      if (!RowSource.isCsv(name)) {
        notRead.add(path);
        continue;
      }
      String parent = path.substring(0, path.length() - name.length());
      if (folder != null && !folder.equals(parent)) {
        throw new UnreadableDataset("exchange.unreadable.two_folders", folder, parent);
      }
      folder = parent;
      sources.add(RowSource.csv(name, zip.declaredSize(entry), () -> zip.read(entry)));
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".")
        || name.startsWith("~$")
        || name.equalsIgnoreCase("Thumbs.db")
        || name.equalsIgnoreCase("desktop.ini");
  }
}
