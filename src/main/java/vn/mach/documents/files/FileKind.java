package vn.mach.documents.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are taken. The one table of them. */
enum FileKind {
  PDF("application/pdf", "pdf"),
  JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  HEIC("image/heic", "heic", "heif"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  ODT("application/vnd.oasis.opendocument.text", "odt"),
  ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
  TEXT("text/plain", "txt");

  private final String mediaType;
  private final List<String> endings;

  FileKind(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether a file of this kind may be called so. */
  boolean mayBeCalled(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
  }

  static Optional<FileKind> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
  }
}
