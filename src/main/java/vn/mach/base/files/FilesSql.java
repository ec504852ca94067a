package vn.mach.base.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FilesSql {

  static final int CHUNK = 256 * 1024;

  /** An attachment that was not removed. */
  record Kept(
      long id, long file, String module, long subject, String name, String mediaType, long size) {}

  private final JdbcClient jdbc;

  FilesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Attachment> list(String module, long subject) {
    return jdbc.sql(
            """
            select a.id, a.name, f.media_type, f.size, a.attached_at
            from attachments a join files f on f.id = a.file_id
            where a.module = ? and a.subject_id = ? and a.removed_at is null order by a.id
            """)
        .params(module, subject)
        .query((row, number) ->
            new Attachment(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getTimestamp(5).toInstant()))
        .list();
  }

  Optional<Kept> find(long attachment) {
    return jdbc.sql(
            """
            select a.id, a.file_id, a.module, a.subject_id, a.name, f.media_type, f.size
            from attachments a join files f on f.id = a.file_id where a.id = ? and a.removed_at is null
            """)
        .param(attachment)
        .query((row, number) ->
            new Kept(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7)))
        .optional();
  }

  /**
   * Stores the bytes unless the very same are there; of two who store them at once, the second
   * waits and takes the first one's.
   */
  long store(byte[] sha256, long size, String mediaType, InputStreamSource content, Instant at) {
    Optional<Long> fresh =
        jdbc.sql(
                """
                insert into files (sha256, size, media_type, created_at) values (?, ?, ?, ?)
                on conflict on constraint files_sha256 do nothing returning id
                """)
            .params(sha256, size, mediaType, Timestamp.from(at))
            .query(Long.class)
            .optional();
    if (fresh.isEmpty()) {
      return jdbc.sql("select id from files where sha256 = ?")
          .param(sha256)
          .query(Long.class)
          .single();
    }
    try (InputStream stream = content.getInputStream()) {
      int number = 0;
      for (byte[] chunk = stream.readNBytes(CHUNK);
          chunk.length > 0;
          chunk = stream.readNBytes(CHUNK)) {
        jdbc.sql("insert into file_chunks (file_id, number, bytes) values (?, ?, ?)")
            .params(fresh.get(), number++, chunk)
            .update();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return fresh.get();
  }

  void attach(long file, String module, long subject, String name, long account, Instant at) {
    jdbc.sql(
            "insert into attachments (file_id, module, subject_id, name, attached_at, attached_by) values (?, ?, ?, ?, ?, ?)")
        .params(file, module, subject, name, Timestamp.from(at), account)
        .update();
  }

  void remove(long attachment, long account, Instant at) {
    jdbc.sql(
            "update attachments set removed_at = ?, removed_by = ? where id = ? and removed_at is null")
        .params(Timestamp.from(at), account, attachment)
        .update();
  }

  /** Writes the bytes out, a chunk at a time. */
  void copy(long file, OutputStream to) throws IOException {
    copy(file, 0, Long.MAX_VALUE, to);
  }

  /**
   * Writes a part of the bytes out, a chunk at a time.
   *
   * @param first counted from 0
   * @param last inclusive; may be beyond the end
   */
  void copy(long file, long first, long last, OutputStream to) throws IOException {
    for (long number = first / CHUNK; number <= last / CHUNK; number++) {
      Optional<byte[]> chunk =
          jdbc.sql("select bytes from file_chunks where file_id = ? and number = ?")
              .params(file, number)
              .query(byte[].class)
              .optional();
      if (chunk.isEmpty()) {
        return;
      }
      byte[] bytes = chunk.get();
      long begin = number * CHUNK;
      int from = (int) Math.max(0, first - begin);
      int until = (int) Math.min(bytes.length - 1, last - begin) + 1; // no sum that overflows
      if (from < until) {
        to.write(bytes, from, until - from);
      }
    }
  }
}
