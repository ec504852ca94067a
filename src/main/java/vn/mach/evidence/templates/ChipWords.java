package vn.mach.evidence.templates;

import java.util.List;
import java.util.Set;

/** The words of tokens that are read as something else than a number. */
final class ChipWords {

  static final String IF = "nếu có ";
  static final String END = "hết";
  static final String TITLE = "trích yếu";
  static final String TABLE = "bảng theo đơn vị: ";
  static final String CHART = "biểu đồ theo đơn vị: ";
  static final String SUMMARY = "bảng mọi chỉ số";

  /** What a template says of all figures and targets, as {@link TemplateExpansion#WHAT}. */
  static final List<String> EACH_WORDS =
      List.of(
          "mọi chỉ số theo loại hoạt động",
          "mọi chỉ tiêu theo văn bản",
          "bảng mọi chỉ tiêu theo đơn vị",
          "mọi chỉ tiêu chưa đạt");

  /** Whether a token of this name would be read as something else than a number. */
  static boolean isReserved(String name) {
    return name.startsWith(IF)
        || Set.of(END, TITLE, SUMMARY).contains(name)
        || EACH_WORDS.contains(name);
  }

  private ChipWords() {}
}
