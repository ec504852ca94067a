package vn.mach.base.intake;

/**
 * What was read out of a file.
 *
 * @param text in NFC; lines end with {@code \n}, paragraphs are one line each, cells of a table's
 *     row are separated by tabs
 */
public record ExtractedText(String text, FileType type) {}
