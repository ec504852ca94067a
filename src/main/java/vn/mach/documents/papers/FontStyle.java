package vn.mach.documents.papers;

/** The four cuts of the serif that papers are set in. */
enum FontStyle {
  REGULAR("LiberationSerif-Regular.ttf"),
  BOLD("LiberationSerif-Bold.ttf"),
  ITALIC("LiberationSerif-Italic.ttf"),
  BOLD_ITALIC("LiberationSerif-BoldItalic.ttf");

  private final String file;

  FontStyle(String file) {
    this.file = file;
  }

  static FontStyle of(boolean bold, boolean italic) {
    return bold ? (italic ? BOLD_ITALIC : BOLD) : (italic ? ITALIC : REGULAR);
  }

  /** Beside this class among the resources. */
  String file() {
    return "fonts/liberation-fonts-2.1.5/" + file;
  }
}
