package vn.mach.papers;

import org.springframework.stereotype.Component;

/** The room's face: papers written out in the official layout. */
@Component
public class Papers {

  /** The paper as a Word document (.docx). */
  public byte[] word(Paper paper) {
    return WordFile.of(paper, Measures.usual(paper.layout()));
  }

  /** The paper as PDF: fonts embedded, tagged, in Vietnamese. */
  public byte[] pdf(Paper paper) {
    return PdfBody.of(paper, Measures.usual(paper.layout()));
  }

  /** The paper's tables as a workbook (.xlsx), one sheet each, numbers as numbers. */
  public byte[] sheet(Paper paper) {
    return Sheets.of(paper);
  }
}
