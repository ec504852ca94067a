package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import vn.mach.base.intake.BoundedZip;
import vn.mach.base.intake.BoundedZip.UnsafeZip;

/**
 * Opens a dataset: a folder, a zip, a workbook, or several CSV files at once. What a file is, is
 * told by its content, whatever it is called.
 */
final class DatasetOpener {

  /**
   * An uploaded file.
   *
   * @param name its name as uploaded
   */
  record Brought(String name, Path path) {}

  private final List<RowSource> sources = new ArrayList<>();
  private final List<String> notRead = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();
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
    return open(tables, name, files, ReadChoices.NONE);
  }

  /** The same, read as a person chose. */
  static Dataset open(Recognition tables, String name, List<Brought> files, ReadChoices choices)
      throws IOException {
    DatasetOpener datasets = new DatasetOpener();
    try {
      for (Brought file : files) {
        datasets.add(file);
      }
      return new ReadFiles(
          tables, name, datasets.sources, datasets.notRead, datasets.said, datasets.open, choices);
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
      BroughtKind kind = BroughtKind.of(content, file.name);
      switch (kind) {
        case PACKED -> addZip(file);
        case FLAT_OPEN_DOCUMENT ->
            sources.addAll(OpenDocumentReader.sources(() -> Files.newInputStream(file.path)));
        case TEXT -> sources.add(RowSource.csv(file.path, file.name, Files.size(file.path)));
        case TEXT_CALLED_WORKBOOK -> {
          said.add(Said.of("exchange.remark.text_called", file.name));
          sources.add(RowSource.csv(file.path, file.name, Files.size(file.path)));
        }
        case OTHER -> notRead.add(file.name);
        case OLD_WORKBOOK, PASSWORD, WORD, WEB_PAGE, XML_2003, PDF, NO_FILE, BROKEN, BROKEN_ZIP ->
            throw new UnreadableDataset(kind.advice());
      }
    } catch (UnreadableDataset e) {
      throw e.in(file.name);
    } catch (UnsafeZip e) {
      throw (isBroken(e) && !file.name.toLowerCase(Locale.ROOT).endsWith(".zip")
              ? new UnreadableDataset("exchange.unreadable.cut")
              : DatasetLimits.unreadable(e))
          .in(file.name);
    }
  }

  private static boolean isBroken(UnsafeZip e) {
    return e.fault() == BoundedZip.Fault.NOT_A_ZIP || e.fault() == BoundedZip.Fault.BROKEN;
  }

  private void addZip(Brought file) throws IOException {
    BoundedZip zip = BoundedZip.open(file.path, DatasetLimits.ZIP);
    open.add(zip);
    zip.readAll();
    switch (PackedKind.of(zip)) {
      case WORKBOOK ->
          WorkbookReader.open(zip).sources().stream()
              .filter(sheet -> !ExchangeTemplates.HELP_SHEETS.contains(sheet.name()))
              .forEach(sources::add);
      case OPEN_DOCUMENT ->
          OpenDocumentReader.sources(() -> zip.read(PackedKind.CONTENT)).stream()
              .filter(sheet -> !ExchangeTemplates.HELP_SHEETS.contains(sheet.name()))
              .forEach(sources::add);
      case BINARY_WORKBOOK -> throw new UnreadableDataset("exchange.unreadable.binary_workbook");
      case PASSWORD -> throw new UnreadableDataset("exchange.unreadable.password");
      case WORD -> throw new UnreadableDataset("exchange.unreadable.word");
      case FOLDER -> addFolder(zip);
    }
  }

  private void addFolder(BoundedZip zip) throws IOException {
    String folder = null;
    boolean workbook = false;
    for (String entry : zip.names()) {
      String path = entry.replace('\\', '/');
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (path.startsWith("__MACOSX/") || isHidden(name)) {
        continue;
      }
      if (!RowSource.isCsv(name)) {
        workbook |= BroughtKind.isCalledWorkbook(name);
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
    if (folder == null && workbook) {
      throw new UnreadableDataset("exchange.unreadable.zip_of_workbooks");
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".")
        || name.startsWith("~$")
        || name.equalsIgnoreCase("Thumbs.db")
        || name.equalsIgnoreCase("desktop.ini");
  }
}
