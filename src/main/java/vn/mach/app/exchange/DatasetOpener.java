package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Opens what people bring: a folder, a zip, a workbook, or several CSV files at once. What a file
 * is, its first bytes say.
 */
final class DatasetOpener {

  /**
   * A file that was brought.
   *
   * @param name as its sender calls it
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
  static Dataset open(ExchangeTables tables, Path path) throws IOException {
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
  static Dataset open(ExchangeTables tables, String name, List<Brought> files) throws IOException {
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
      byte[] start = start(file.path);
      if (starts(start, 'P', 'K', 3, 4)) {
        addZip(file);
      } else if (starts(start, 0xD0, 0xCF, 0x11, 0xE0)) {
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
    }
  }

  private void addZip(Brought file) throws IOException {
    ZipGuard.check(file.path);
    ZipFile zip = ZipGuard.open(file.path);
    open.add(zip);
    if (zip.getEntry("[Content_Types].xml") != null) {
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
    for (ZipEntry entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
      String path = entry.getName().replace('\\', '/');
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
      sources.add(RowSource.csv(name, entry.getSize(), () -> zip.getInputStream(entry)));
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".")
        || name.startsWith("~$")
        || name.equalsIgnoreCase("Thumbs.db")
        || name.equalsIgnoreCase("desktop.ini");
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4);
    }
  }

  private static boolean starts(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
