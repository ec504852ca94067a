package vn.mach.papers;

import org.springframework.stereotype.Component;

/** The room's face: papers written out in the official layout. */
@Component
public class Papers {

  /** The paper as a Word document (.docx). */
  public byte[] word(Paper paper) {
    return WordFile.of(paper, Measures.usual(paper.layout()));
  }
}
