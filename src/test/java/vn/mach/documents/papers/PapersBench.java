package vn.mach.documents.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import vn.mach.base.intake.ExtractionSettings;
import vn.mach.base.intake.TextExtraction;

/**
 * {@code script/bench papers}: writes a paper with 60 figures and 5 tables, one of 2,000 rows, as
 * Word, PDF and sheets, and 34 such at once. The baseline of the same run is Apache POI writing
 * only the rows of the same tables, without any layout. Prints TSV; fails where a limit is missed.
 */
final class PapersBench {

  private static final int ROUNDS = 7;
  private static final int AT_ONCE = 34;

  private PapersBench() {}

  public static void main(String[] arguments) throws Exception {
    Paper paper = PaperFixture.long_();
    Papers papers =
        new Papers(
            new TextExtraction(ExtractionSettings.USUAL),
            PageMeasures::usual,
            (layout, day) -> LayoutRules.EARLIER);
    double baseline = median(() -> plainPoi(paper));
    System.out.println("what\tms\tof_baseline\tbytes");
    say("poi rows only (baseline)", baseline, baseline, plainPoi(paper).length);
    double word = median(() -> papers.word(paper));
    say("word", word, baseline, papers.word(paper).length);
    double pdf = median(() -> papers.pdf(paper));
    say("pdf", pdf, baseline, papers.pdf(paper).length);
    double sheet = median(() -> papers.sheet(paper));
    say("xlsx", sheet, baseline, papers.sheet(paper).length);
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    for (String kind : List.of("word", "pdf")) {
      long started = System.nanoTime();
      atOnce(() -> kind.equals("word") ? papers.word(paper) : papers.pdf(paper));
      System.out.printf(
          "%d x %s at once within %d MB\t%d\t\t%n",
          AT_ONCE, kind, heap, (System.nanoTime() - started) / 1_000_000);
    }
    if (word > 1_000 || pdf > 2_000) {
      throw new IllegalStateException("too slow");
    }
  }

  private static void atOnce(Callable<byte[]> write) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<byte[]>> written = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        written.add(threads.submit(write));
      }
      for (Future<byte[]> one : written) {
        one.get();
      }
    }
  }

  private static void say(String what, double ms, double baseline, int bytes) {
    System.out.printf("%s\t%.0f\t%.2f\t%d%n", what, ms, ms / baseline, bytes);
  }

  private static double median(Callable<byte[]> write) throws Exception {
    double[] took = new double[ROUNDS];
    write.call();
    write.call();
    for (int i = 0; i < ROUNDS; i++) {
      long started = System.nanoTime();
      write.call();
      took[i] = (System.nanoTime() - started) / 1e6;
    }
    Arrays.sort(took);
    return took[ROUNDS / 2];
  }

  private static byte[] plainPoi(Paper paper) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (PaperBlock block : paper.body()) {
        if (block instanceof PaperBlock.Table table) {
          XWPFTable rows = document.createTable(table.rows().size(), table.columns().size());
          for (int row = 0; row < table.rows().size(); row++) {
            for (int i = 0; i < table.columns().size(); i++) {
              rows.getRow(row).getCell(i).setText(table.rows().get(row).get(i).text());
            }
          }
        }
      }
      document.write(bytes);
      return bytes.toByteArray();
    }
  }
}
