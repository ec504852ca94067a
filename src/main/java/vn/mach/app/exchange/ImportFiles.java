package vn.mach.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the files of an import from when they were sent until it is settled, where every node can
 * read them: they are read again when the sender says what a column means.
 */
@Component
class ImportFiles {

  private static final int CHUNK = 1 << 20;

  private final JdbcClient jdbc;

  ImportFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps them, in the caller's transaction. */
  void keep(long id, List<DatasetOpener.Brought> files) {
    for (int number = 0; number < files.size(); number++) {
      DatasetOpener.Brought file = files.get(number);
      jdbc.sql("insert into import_files (import_id, number, name) values (?, ?, ?)")
          .params(id, number, file.name())
          .update();
      try (InputStream in = Files.newInputStream(file.path())) {
        int position = 0;
        for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
          jdbc.sql(
                  "insert into import_file_chunks (import_id, number, position, bytes) values (?, ?, ?, ?)")
              .params(id, number, position++, chunk)
              .update();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Opens them as one dataset, which takes its copies away when it is closed. */
  Dataset open(Recognition recognition, long id, String name, ReadChoices choices)
      throws IOException {
    Path folder = Files.createTempDirectory("mach-import-");
    try {
      return new InFolder(
          DatasetOpener.open(recognition, name, copied(id, folder), choices), folder);
    } catch (IOException | RuntimeException e) {
      InFolder.delete(folder);
      throw e;
    }
  }

  private List<DatasetOpener.Brought> copied(long id, Path folder) throws IOException {
    List<DatasetOpener.Brought> files = new ArrayList<>();
    for (String name :
        jdbc.sql("select name from import_files where import_id = ? order by number")
            .param(id)
            .query(String.class)
            .list()) {
      int number = files.size();
      Path path = folder.resolve(Integer.toString(number)); // never under the sender's name
      try (OutputStream out = Files.newOutputStream(path)) {
        for (int position = 0; ; position++) {
          var chunk =
              jdbc.sql(
                      "select bytes from import_file_chunks where import_id = ? and number = ? and position = ?")
                  .params(id, number, position)
                  .query((row, it) -> row.getBytes(1))
                  .optional();
          if (chunk.isEmpty()) {
            break;
          }
          out.write(chunk.get());
        }
      }
      files.add(new DatasetOpener.Brought(Objects.requireNonNull(name), path));
    }
    return files;
  }
}
