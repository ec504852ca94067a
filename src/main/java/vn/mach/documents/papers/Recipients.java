package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;

/** The list under {@code Nơi nhận} as it is printed: a dash before each line, an end behind it. */
final class Recipients {

  static final String TITLE = "Nơi nhận:";

  private Recipients() {}

  static List<String> lines(Paper paper) {
    String between = paper.layout() == LayoutStandard.PARTY ? "," : ";";
    List<String> lines = new ArrayList<>();
    List<String> named = paper.recipients().stream().filter(it -> !it.isBlank()).toList();
    for (int i = 0; i < named.size(); i++) {
      String line = Typography.sentence(named.get(i).strip());
      boolean ended = line.endsWith(".") || line.endsWith(",") || line.endsWith(";");
      lines.add("- " + line + (ended ? "" : i == named.size() - 1 ? "." : between));
    }
    return lines;
  }

  /**
   * 36-HD/VPTW: as big as the text and underlined; Decree 30/2020: two points smaller, bold and
   * italic.
   */
  static HeadLine title(LayoutStandard layout, PageMeasures measures) {
    return layout == LayoutStandard.PARTY
        ? HeadLine.plain(TITLE, measures.text())
        : new HeadLine(TITLE, measures.text() - 2, true, true, 0);
  }

  static double size(LayoutStandard layout, PageMeasures measures) {
    return layout == LayoutStandard.PARTY ? measures.text() - 2 : measures.text() - 3;
  }
}
