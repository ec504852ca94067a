package vn.mach.documents.originality;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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

/**
 * The stored index with many documents of 600 syllables, against Lucene's index on disk: its
 * MoreLikeThis as it comes (25 terms), which finds few of the copies, and with as many terms as
 * find them all.
 */
final class OriginalityIndexBench {

  private static final int SYLLABLES = 600;
  private static final int CHECKED = 300; // half of them hold a copied passage
  private static final int MANY_TERMS = 200;
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

  private void compare(int documents, LuceneReuse lucene) throws Exception {
    Measured own = measured(documents, this::check);
    Measured usual = measured(documents, lucene::check);
    Measured thorough = measured(documents, text -> lucene.check(text, MANY_TERMS));
    print("own index", own);
    print("Lucene MoreLikeThis", usual);
    print("Lucene MoreLikeThis, " + MANY_TERMS + " terms", thorough);
    System.out.printf(Locale.ROOT, "p99 check = %.1f ms%n", own.p99());
    System.out.printf(Locale.ROOT, "ratio check = %.1f%n", thorough.median() / own.median());
    System.out.printf(Locale.ROOT, "ratio check-25-terms = %.1f%n", usual.median() / own.median());
  }

  private interface Check {
    List<Passage> of(String text) throws Exception;
  }

  private List<Passage> check(String text) {
    Draft draft = new Draft(null, UNIT, DAY, text, List.of());
    return originality.check(Actor.system(), draft).passages().stream()
        .filter(it -> it.source() != null)
        .map(it -> new Passage(it.from(), it.to(), (int) it.source().paper().subject(), 0, 0, 1))
        .toList();
  }

  /**
   * @param wrong originals for which something was found
   * @param median in milliseconds
   */
  private record Measured(int found, int wrong, double median, double p99) {}

  private static void print(String name, Measured measured) {
    System.out.printf(
        Locale.ROOT,
        "%-32s median %6.1f ms  p99 %6.1f ms  copies found: %d of %d  originals reported: %d%n",
        name,
        measured.median,
        measured.p99,
        measured.found,
        CHECKED / 2,
        measured.wrong);
  }

  /** The second of two rounds over the same texts, half of which hold a copied passage. */
  private Measured measured(int documents, Check check) throws Exception {
    round(documents, check);
    return round(documents, check);
  }

  private Measured round(int documents, Check check) throws Exception {
    Random random = new Random(3);
    double[] times = new double[CHECKED];
    int found = 0;
    int wrong = 0;
    for (int i = 0; i < CHECKED; i++) {
      String text = document(documents + i);
      int source = random.nextInt(documents);
      boolean copied = i % 2 == 0;
      if (copied) {
        text = text.substring(0, text.length() / 2) + ". " + document(source).substring(0, 700);
      }
      long start = System.nanoTime();
      List<Passage> passages = check.of(text);
      times[i] = seconds(start) * 1000;
      boolean right = passages.stream().anyMatch(it -> it.source() == source);
      found += copied && right ? 1 : 0;
      wrong += !copied && !passages.isEmpty() ? 1 : 0;
    }
    Arrays.sort(times);
    return new Measured(found, wrong, times[CHECKED / 2], times[CHECKED * 99 / 100]);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
