package vn.mach.documents.originality;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

@Component
class OriginalitySql {

  private static final int ROWS = 2000; // chunks written by one statement

  /** A chunk as it is stored. Nobody compares two. */
  @SuppressWarnings("ArrayRecordComponent")
  record Chunk(int bucket, int number, byte[] postings) {}

  /** A text as a source of others. */
  record Stored(
      int id, PaperRef paper, UnitId unit, LocalDate day, boolean authorsHidden, String content) {}

  private final JdbcClient jdbc;

  OriginalitySql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int insert(KeptPaper paper, String content) {
    return jdbc.sql(
            """
            insert into originality_texts (kind, subject_id, unit_id, day, authors_hidden, content)
            values (:kind, :subject, :unit, :day, :hidden, :content) returning id
            """)
        .param("kind", paper.paper().kind())
        .param("subject", paper.paper().subject())
        .param("unit", paper.unit().value())
        .param("day", paper.day())
        .param("hidden", paper.authorsHidden())
        .param("content", content)
        .query(Integer.class)
        .single();
  }

  Optional<String> content(PaperRef paper) {
    return jdbc.sql(
            "select content from originality_texts where kind = :kind and subject_id = :subject")
        .param("kind", paper.kind())
        .param("subject", paper.subject())
        .query(String.class)
        .optional();
  }

  void update(KeptPaper paper) {
    jdbc.sql(
            """
            update originality_texts set unit_id = :unit, day = :day, authors_hidden = :hidden
            where kind = :kind and subject_id = :subject
            """)
        .param("kind", paper.paper().kind())
        .param("subject", paper.paper().subject())
        .param("unit", paper.unit().value())
        .param("day", paper.day())
        .param("hidden", paper.authorsHidden())
        .update();
  }

  void delete(PaperRef paper) {
    jdbc.sql("delete from originality_texts where kind = :kind and subject_id = :subject")
        .param("kind", paper.kind())
        .param("subject", paper.subject())
        .update();
  }

  void insertFresh(int text, int[] grams) {
    jdbc.sql("insert into originality_fresh (text_id, grams) values (:text, :grams)")
        .param("text", text)
        .param("grams", bytes(grams))
        .update();
  }

  int fresh() {
    return jdbc.sql("select count(*) from originality_fresh").query(Integer.class).single();
  }

  /** Takes texts out of those whose grams wait, at most so many: gram and text in one number. */
  long[] takeFresh(int most) {
    List<long[]> taken =
        jdbc.sql(
                """
                delete from originality_fresh where text_id in
                  (select text_id from originality_fresh order by text_id limit :most)
                returning text_id, grams
                """)
            .param("most", most)
            .query((row, number) -> pairs(row.getInt("text_id"), row.getBytes("grams")))
            .list();
    long[] all = taken.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(all);
    return all;
  }

  List<long[]> freshPairs() {
    return jdbc.sql("select text_id, grams from originality_fresh")
        .query((row, number) -> pairs(row.getInt("text_id"), row.getBytes("grams")))
        .list();
  }

  /** All chunks of these buckets, in their order. */
  List<Chunk> chunks(int[] buckets) {
    return jdbc.sql(
            """
            select bucket, number, postings from originality_postings
            where bucket = any(:buckets) order by bucket, number
            """)
        .param("buckets", boxed(buckets))
        .query((row, index) ->
            new Chunk(row.getInt("bucket"), row.getInt("number"), row.getBytes("postings")))
        .list();
  }

  /** The last chunk of each of these buckets. */
  List<Chunk> lastChunks(int from, int to) {
    return jdbc.sql(
            """
            select distinct on (bucket) bucket, number, postings from originality_postings
            where bucket between :from and :to order by bucket, number desc
            """)
        .param("from", from)
        .param("to", to)
        .query((row, index) ->
            new Chunk(row.getInt("bucket"), row.getInt("number"), row.getBytes("postings")))
        .list();
  }

  void write(List<Chunk> chunks) {
    for (int at = 0; at < chunks.size(); at += ROWS) {
      List<Chunk> some = chunks.subList(at, Math.min(chunks.size(), at + ROWS));
      jdbc.sql(
              """
              insert into originality_postings (bucket, number, postings)
              select * from unnest(:buckets::int[], :numbers::int[], :postings::bytea[])
              on conflict (bucket, number) do update set postings = excluded.postings
              """)
          .param("buckets", some.stream().map(Chunk::bucket).toArray(Integer[]::new))
          .param("numbers", some.stream().map(Chunk::number).toArray(Integer[]::new))
          .param("postings", some.stream().map(Chunk::postings).toArray(byte[][]::new))
          .update();
    }
  }

  /** The space of chunks that were written anew is used again; outside a transaction. */
  void reclaim() {
    jdbc.sql("vacuum (skip_locked) originality_postings").update();
  }

  /** About how many texts there are. */
  int size() {
    return jdbc.sql("select coalesce(max(id), 0) from originality_texts")
        .query(Integer.class)
        .single();
  }

  /** Of these texts those that are not later than a day, without one paper. */
  List<Stored> texts(int[] ids, LocalDate day, PaperRef without) {
    return jdbc.sql(
            """
            select id, kind, subject_id, unit_id, day, authors_hidden, content from originality_texts
            where id = any(:ids) and day <= :day and not (kind = :kind and subject_id = :subject)
            """)
        .param("ids", boxed(ids))
        .param("day", day)
        .param("kind", without.kind())
        .param("subject", without.subject())
        .query((row, number) ->
            new Stored(
                row.getInt("id"),
                new PaperRef(row.getString("kind"), row.getLong("subject_id")),
                new UnitId(row.getLong("unit_id")),
                row.getObject("day", LocalDate.class),
                row.getBoolean("authors_hidden"),
                row.getString("content")))
        .list();
  }

  private static long[] pairs(int text, byte[] grams) {
    ByteBuffer buffer = ByteBuffer.wrap(grams);
    long[] pairs = new long[grams.length / Integer.BYTES];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Postings.pair(buffer.getInt(), text);
    }
    return pairs;
  }

  private static byte[] bytes(int[] grams) {
    ByteBuffer buffer = ByteBuffer.allocate(grams.length * Integer.BYTES);
    Arrays.stream(grams).forEach(buffer::putInt);
    return buffer.array();
  }

  private static Integer[] boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
  }
}
