package vn.mach.app.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.mach.base.datasets.TableFormat;

/** A dataset whose files lie in a folder of its own, which goes with it. */
record InFolder(Dataset dataset, Path folder) implements Dataset {

  @Override
  public String name() {
    return dataset.name();
  }

  @Override
  public List<Sheet> sheets() {
    return dataset.sheets();
  }

  @Override
  public List<NotRead> notRead() {
    return dataset.notRead();
  }

  @Override
  public List<Said> remarks() {
    return dataset.remarks();
  }

  @Override
  public void read(TableFormat table, RowTaker rows) throws IOException {
    dataset.read(table, rows);
  }

  @Override
  public Map<String, List<String>> samples(TableFormat table, Collection<String> headers, int most)
      throws IOException {
    return dataset.samples(table, headers, most);
  }

  @Override
  public void close() {
    dataset.close();
    if (Files.exists(folder)) {
      delete(folder);
    }
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
