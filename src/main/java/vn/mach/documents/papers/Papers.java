package vn.mach.documents.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Outcome;

/** The module's face: papers written out in the official layout. */
@Component
public class Papers {

  /**
   * A tagged PDF of two thousand rows holds some 40 MB while it is set: more of them at once than
   * this wait.
   */
  private final Semaphore setting =
      new Semaphore((int) Math.clamp(Runtime.getRuntime().maxMemory() / (128L << 20), 1, 4));

  /** A file that is read holds some 100 MB at most, here or in a process beside. */
  private final Semaphore reading = new Semaphore(2);

  private final TextExtraction files;
  private final Function<PaperLayout, LayoutSettings> measures;

  /**
   * The settings of a realm are only asked for when a paper is laid out: reading a file needs no
   * database.
   */
  @Autowired
  Papers(ExtractionSettings settings, ObjectProvider<LayoutSettingsSql> sql) {
    this(
        settings,
        layout -> sql.getObject().find(layout).orElseGet(() -> LayoutSettings.usual(layout)));
  }

  Papers(ExtractionSettings settings, Function<PaperLayout, LayoutSettings> measures) {
    this.files = new TextExtraction(settings);
    this.measures = measures;
  }

  /** What holds in the current realm: its own setting, or what the rules say. */
  LayoutSettings measures(PaperLayout layout) {
    return measures.apply(layout);
  }

  /** The paper as a Word document (.docx). */
  public byte[] word(Paper paper) {
    return WordFile.of(paper, measures(paper.layout()));
  }

  /** The paper as PDF: fonts embedded, tagged, in Vietnamese. */
  public byte[] pdf(Paper paper) {
    LayoutSettings held = measures(paper.layout());
    return alone(() -> PdfBody.of(paper, held));
  }

  private byte[] alone(Supplier<byte[]> work) {
    setting.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      setting.release();
    }
  }

  /** The paper's tables as a workbook (.xlsx), one sheet each, numbers as numbers. */
  public byte[] sheet(Paper paper) {
    return PaperWorkbook.of(paper);
  }

  /**
   * The text of a file that somebody brought: {@code .txt} (UTF-8, or UTF-16 with its mark), {@code
   * .docx}, {@code .pdf} with text.
   *
   * <p>Refused, each with a reason {@code papers.refused.*} that says what to do: an empty file,
   * one too big or too long, of another kind than it says, locked, with macros, broken, a scan,
   * made to fill the memory or to fetch something, and a paper marked secret.
   *
   * @param bytes read to its end at most; the caller closes it
   */
  public Outcome<ExtractedText> read(String fileName, InputStream bytes) {
    return reading(() -> files.read(fileName, bytes));
  }

  /** A template as a Word document with content controls, to be edited in Word and read again. */
  public byte[] writeTemplate(List<WordTemplateLine> lines) {
    return WordTemplate.of(lines, measures(PaperLayout.PARTY));
  }

  /**
   * The lines of a template in a Word document; refused as in {@link #read}, and where it is no
   * {@code .docx}.
   */
  public Outcome<List<WordTemplateLine>> readTemplate(String fileName, InputStream bytes) {
    return reading(() -> files.template(fileName, bytes));
  }

  private interface Reading<T> {
    T read() throws UnreadableFile, IOException;
  }

  private <T> Outcome<T> reading(Reading<T> work) {
    reading.acquireUninterruptibly();
    try {
      return Outcome.done(work.read());
    } catch (UnreadableFile e) {
      return Outcome.refused(List.of(e.refusal()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reading.release();
    }
  }
}
