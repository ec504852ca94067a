package vn.mach.documents.papers;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.intake.UnreadableFile;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.limits.Turns;

/** The module's face: papers written out in the official layout. */
@Component
public class Papers {

  private static final Set<String> WORD_FILES = Set.of("docx", "docm", "dotm");

  /** Characters of a template. */
  private static final int MOST_TEMPLATE = 200_000;

  /**
   * A tagged PDF of two thousand rows holds some 40 MB while it is set: more of them at once than
   * this wait.
   */
  private final Turns setting =
      new Turns(
          "papers",
          (int) Math.clamp(Runtime.getRuntime().maxMemory() / (128L << 20), 1, 4),
          Turns.USUAL);

  private final TextExtraction files;
  private final Function<LayoutStandard, PageMeasures> measures;
  private final BiFunction<LayoutStandard, LocalDate, LayoutRules> rules;

  /**
   * The settings of a realm are only asked for when a paper is laid out: reading a template needs
   * no database.
   */
  @Autowired
  Papers(TextExtraction files, ObjectProvider<LayoutSettingsSql> sql) {
    this(
        files,
        layout -> sql.getObject().find(layout).orElseGet(() -> PageMeasures.usual(layout)),
        (layout, day) -> sql.getObject().rules(layout, day));
  }

  Papers(
      TextExtraction files,
      Function<LayoutStandard, PageMeasures> measures,
      BiFunction<LayoutStandard, LocalDate, LayoutRules> rules) {
    this.files = files;
    this.measures = measures;
    this.rules = rules;
  }

  private Paper ruled(Paper paper) {
    return RuledPaper.of(paper, rules.apply(paper.layout(), paper.head().day()));
  }

  /** What holds in the current realm: its own setting, or what the rules say. */
  PageMeasures measures(LayoutStandard layout) {
    return measures.apply(layout);
  }

  /** The paper as a Word document (.docx). */
  public byte[] word(Paper paper) {
    return WordFile.of(ruled(paper), measures(paper.layout()));
  }

  /** The paper as PDF: fonts embedded, tagged, in Vietnamese. */
  public byte[] pdf(Paper paper) {
    PageMeasures held = measures(paper.layout());
    Paper ruled = ruled(paper);
    return setting.take(() -> PdfBody.of(ruled, held));
  }

  /**
   * Work in which a PDF is made inside a transaction: the turn for it is waited for before.
   *
   * @throws vn.mach.base.limits.Busy where that takes too long
   */
  public <T> T inTurn(Supplier<T> work) {
    return setting.take(work);
  }

  /** The paper's tables as a workbook (.xlsx), one sheet each, numbers as numbers. */
  public byte[] sheet(Paper paper) {
    return PaperWorkbook.of(paper);
  }

  /** A template as a Word document with content controls, to be edited in Word and read again. */
  public byte[] writeTemplate(List<WordTemplateLine> lines) {
    return WordTemplate.of(lines, measures(LayoutStandard.PARTY));
  }

  /**
   * The lines of a template in a Word document; refused as in {@link TextExtraction#read}, and
   * where it is no {@code .docx}.
   *
   * @param bytes read to its end at most; the caller closes it
   */
  public Outcome<List<WordTemplateLine>> readTemplate(String fileName, InputStream bytes) {
    String lower = fileName.strip().toLowerCase(Locale.ROOT);
    if (!WORD_FILES.contains(lower.substring(lower.lastIndexOf('.') + 1))) {
      return Outcome.refused("file", "papers.refused.template_kind");
    }
    return files.word(
        fileName,
        bytes,
        parts -> {
          List<WordTemplateLine> lines = WordTemplateReader.lines(parts, MOST_TEMPLATE);
          if (lines.isEmpty()) {
            throw UnreadableFile.refused("file", "intake.refused.empty");
          }
          return lines;
        });
  }
}
