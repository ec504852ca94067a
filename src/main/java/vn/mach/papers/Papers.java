package vn.mach.papers;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The room's face: papers written out in the official layout. */
@Component
public class Papers {

  /** A tagged PDF of two thousand rows holds some 40 MB while it is set: more of them at once than this wait. */
  private final Semaphore setting = new Semaphore((int) Math.clamp(Runtime.getRuntime().maxMemory() / (128L << 20), 1, 4));

  /** The paper as a Word document (.docx). */
  public byte[] word(Paper paper) {
    return WordFile.of(paper, Measures.usual(paper.layout()));
  }

  /** The paper as PDF: fonts embedded, tagged, in Vietnamese. */
  public byte[] pdf(Paper paper) {
    return alone(() -> PdfBody.of(paper, Measures.usual(paper.layout())));
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
    return Sheets.of(paper);
  }
}
