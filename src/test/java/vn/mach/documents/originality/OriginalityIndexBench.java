package vn.mach.documents.originality;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.lucene.store.FSDirectory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** The stored index with many documents of 600 syllables, against Lucene's index on disk. */
final class OriginalityIndexBench {

  private static final int SYLLABLES = 600;
  private static final int CHECKED = 300; // half of them hold a copied passage
  private static final int BATCH = 500;
  private static final int MOVED = 10_000; // documents after which the index takes them over
  private static final UnitId UNIT = new UnitId(1);
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private final ConfigurableApplicationContext program;
  private final Originality originality;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final PostingsJob job;
  private final List<String> known = known();
  private final ReuseTexts texts = new ReuseTexts(1);

  private OriginalityIndexBench(ConfigurableApplicationContext program) {
    this.program = program;
    this.originality = program.getBean(Originality.class);
    this.jdbc = program.getBean(JdbcClient.class);
    this.transaction = program.getBean(TransactionTemplate.class);
    this.job = program.getBean(PostingsJob.class);
  }

  static void run(int documents) throws Exception {
    try (var server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .start();
        var program =
            new SpringApplicationBuilder(MachApplication.class)
                .run(
                    "--server.port=0",
                    "--mach.first-start=none",
                    "--mach.refresh=false",
                    "--logging.level.root=warn",
                    "--mach.db.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--mach.db.user=postgres",
                    "--mach.db.password=postgres")) {
      new OriginalityIndexBench(program).measure(documents);
    }
  }

  private static List<String> known() {
    List<String> texts = new ArrayList<>(ReuseTexts.prose("prose-a.txt"));
    texts.addAll(ReuseTexts.prose("prose-b.txt"));
    texts.addAll(ReuseTexts.pages());
    return texts;
  }

  /** The same number gives the same text. */
  private String document(int number) {
    return texts.from(number * 7919L).walk(known, SYLLABLES);
  }

  private void measure(int documents) throws Exception {
    Realm realm =
        switch (program.getBean(Realms.class).create("bench", "Đối chiếu")) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm> refused -> throw new IllegalStateException("" + refused);
        };
    CurrentRealm.in(
        realm,
        () -> {
          jdbc.sql("insert into units (id, code) values (1, 'T')").update();
          fill(documents);
          return null;
        });
    Path folder = Files.createTempDirectory("mach-lucene");
    try (FSDirectory directory = FSDirectory.open(folder);
        LuceneReuse lucene = new LuceneReuse(directory, List.of())) {
      long start = System.nanoTime();
      for (int i = 0; i < documents; i++) {
        lucene.add(i, document(i));
      }
      lucene.ready();
      System.out.printf(
          Locale.ROOT, "Lucene: %.0f documents indexed a second%n", documents / seconds(start));
      CurrentRealm.in(
          realm,
          () -> {
            compare(documents, lucene);
            return null;
          });
    }
  }

  private void fill(int documents) {
    double kept = 0;
    for (int at = 0; at < documents; at += BATCH) {
      List<String> texts = new ArrayList<>();
      for (int i = at; i < Math.min(documents, at + BATCH); i++) {
        texts.add(document(i));
      }
      int first = at;
      long start = System.nanoTime();
      transaction.executeWithoutResult(status -> {
        for (int i = 0; i < texts.size(); i++) {
          originality.keep(
              new KeptPaper(
                  new PaperRef("bench.paper", first + i), UNIT, DAY, texts.get(i), false));
        }
      });
      if ((at + BATCH) % MOVED == 0 || at + BATCH >= documents) {
        job.move();
      }
      kept += seconds(start);
    }
    jdbc.sql("analyze originality_texts").update();
    jdbc.sql("analyze originality_postings").update();
    System.out.printf(
        Locale.ROOT,
        "%d documents of %d syllables: %.0f kept and indexed a second%n",
        documents,
        SYLLABLES,
        documents / kept);
    System.out.println(
        "index bytes a document = "
            + size("originality_postings") / documents
            + " (its text: "
            + size("originality_texts") / documents
            + ")");
  }

  private long size(String table) {
    return jdbc.sql("select pg_total_relation_size('" + table + "')").query(Long.class).single();
  }

  private void compare(int documents, LuceneReuse lucene) throws IOException {
    Random random = new Random(3);
    double[] own = new double[CHECKED];
    double[] other = new double[CHECKED];
    int found = 0;
    int foundOther = 0;
    int copies = 0;
    int wrong = 0;
    for (int warm = 0; warm < 2; warm++) {
      found = 0;
      foundOther = 0;
      copies = 0;
      wrong = 0;
      for (int i = 0; i < CHECKED; i++) {
        String text = document(documents + i);
        int source = random.nextInt(documents);
        if (i % 2 == 0) {
          String copied = document(source);
          text = text.substring(0, text.length() / 2) + ". " + copied.substring(0, 700);
          copies++;
        }
        Draft draft = new Draft(null, UNIT, DAY, text, List.of());
        long start = System.nanoTime();
        Reuse reuse = originality.check(Actor.system(), draft);
        own[i] = seconds(start) * 1000;
        start = System.nanoTime();
        List<Passage> passages = lucene.check(text);
        other[i] = seconds(start) * 1000;
        boolean right =
            reuse.passages().stream()
                .anyMatch(it -> it.source() != null && it.source().paper().subject() == source);
        found += i % 2 == 0 && right ? 1 : 0;
        wrong += i % 2 == 1 && !reuse.passages().isEmpty() ? 1 : 0;
        foundOther += i % 2 == 0 && passages.stream().anyMatch(it -> it.source() == source) ? 1 : 0;
      }
    }
    Arrays.sort(own);
    Arrays.sort(other);
    System.out.printf(
        Locale.ROOT,
        "copies found: %d of %d (Lucene %d); originals reported: %d of %d%n",
        found,
        copies,
        foundOther,
        wrong,
        CHECKED - copies);
    System.out.printf(
        Locale.ROOT,
        "checking one among %d: median %.1f ms; Lucene MoreLikeThis: median %.1f ms, p99 %.1f ms%n",
        documents,
        own[CHECKED / 2],
        other[CHECKED / 2],
        other[CHECKED * 99 / 100]);
    System.out.printf(Locale.ROOT, "p99 check = %.1f ms%n", own[CHECKED * 99 / 100]);
    System.out.printf(Locale.ROOT, "ratio check = %.1f%n", other[CHECKED / 2] / own[CHECKED / 2]);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
