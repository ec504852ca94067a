package vn.mach.documents.edxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.register.EntryId;

/** Messages as they came, byte for byte, in chunks. */
@Component
class EdxmlMessagesSql {

  private static final int CHUNK = 256 * 1024;

  private static final String ROWS =
      "select id, unit_id, account_id, file_name, size, document_id, received_at, entry_id from edxml_messages ";

  /**
   * A message that came.
   *
   * @param entry the line that it made; none while it waits to be looked at
   */
  record Message(
      long id,
      UnitId unit,
      long account,
      String fileName,
      long size,
      String documentId,
      Instant receivedAt,
      @Nullable EntryId entry) {}

  private final JdbcClient jdbc;

  EdxmlMessagesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long store(
      UnitId unit,
      long account,
      String fileName,
      long size,
      byte[] sha256,
      String documentId,
      Instant at,
      InputStream content)
      throws IOException {
    long id =
        jdbc.sql(
                """
                insert into edxml_messages (unit_id, account_id, file_name, size, sha256, document_id, received_at)
                values (?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(unit.value(), account, fileName, size, sha256, documentId, Timestamp.from(at))
            .query(Long.class)
            .single();
    int number = 0;
    for (byte[] chunk = content.readNBytes(CHUNK);
        chunk.length > 0;
        chunk = content.readNBytes(CHUNK)) {
      jdbc.sql("insert into edxml_message_chunks (message_id, number, bytes) values (?, ?, ?)")
          .params(id, number++, chunk)
          .update();
    }
    return id;
  }

  Optional<Message> find(long id) {
    return jdbc.sql(ROWS + "where id = ?").param(id).query(EdxmlMessagesSql::message).optional();
  }

  /**
   * As {@link #find}; nobody enters or discards it until the end of the transaction. Empty where
   * somebody discarded it.
   */
  Optional<Message> locked(long id) {
    return jdbc.sql(ROWS + "where id = ? for update")
        .param(id)
        .query(EdxmlMessagesSql::message)
        .optional();
  }

  /** The message that made the line. */
  Optional<Message> of(EntryId entry) {
    return jdbc.sql(ROWS + "where entry_id = ?")
        .param(entry.value())
        .query(EdxmlMessagesSql::message)
        .optional();
  }

  private static Message message(ResultSet row, int number) throws SQLException {
    Long entry = row.getObject("entry_id", Long.class);
    return new Message(
        row.getLong("id"),
        new UnitId(row.getLong("unit_id")),
        row.getLong("account_id"),
        row.getString("file_name"),
        row.getLong("size"),
        row.getString("document_id"),
        row.getTimestamp("received_at").toInstant(),
        entry == null ? null : new EntryId(entry));
  }

  /** False where somebody entered it meanwhile. */
  boolean entered(long id, EntryId entry) {
    return jdbc.sql("update edxml_messages set entry_id = ? where id = ? and entry_id is null")
            .params(entry.value(), id)
            .update()
        == 1;
  }

  /** Only where it waits: what made a line stays with it. */
  void remove(long id) {
    jdbc.sql("delete from edxml_messages where id = ? and entry_id is null").param(id).update();
  }

  /** How many of the unit wait to be looked at. */
  int waiting(UnitId unit) {
    return jdbc.sql("select count(*) from edxml_messages where unit_id = ? and entry_id is null")
        .param(unit.value())
        .query(Integer.class)
        .single();
  }

  /** Those that nobody entered since. */
  void removeOlder(Instant before) {
    jdbc.sql("delete from edxml_messages where entry_id is null and received_at < ?")
        .param(Timestamp.from(before))
        .update();
  }

  void copy(long id, OutputStream to) throws IOException {
    try (InputStream stream = open(id)) {
      stream.transferTo(to);
    }
  }

  /** The bytes, fetched a chunk at a time. */
  InputStream open(long id) {
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          private int number;
          private Optional<byte[]> next = chunk(id, 0);

          @Override
          public boolean hasMoreElements() {
            return next.isPresent();
          }

          @Override
          public InputStream nextElement() {
            byte[] bytes = next.orElseThrow(NoSuchElementException::new);
            next = chunk(id, ++number);
            return new java.io.ByteArrayInputStream(bytes);
          }
        });
  }

  private Optional<byte[]> chunk(long id, int number) {
    return jdbc.sql("select bytes from edxml_message_chunks where message_id = ? and number = ?")
        .params(id, number)
        .query(byte[].class)
        .optional();
  }
}
