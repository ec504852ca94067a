package vn.mach.exchange;

/** TEMPORARY */
final class TemplateBook {
  static boolean isHelp(String sheet) { return sheet.equals("Hướng dẫn") || sheet.equals("Help"); }
}
