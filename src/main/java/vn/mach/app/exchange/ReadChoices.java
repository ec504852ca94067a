package vn.mach.app.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose about the reading of files, where the files alone do not tell.
 *
 * @param headerLines by the name of a file or sheet, the line of its header
 * @param monthFirst whether days are written month first, as in 12/31/2026
 * @param spoilt what to do with texts of old encodings
 */
record ReadChoices(Map<String, Integer> headerLines, boolean monthFirst, SpoiltTexts spoilt) {

  /** What to do with texts that are spoilt. */
  enum SpoiltTexts {
    /** Their rows are refused, and the conversion is offered. */
    REFUSE,
    /** They are converted where that is possible. */
    CONVERT,
    /** They are meant as they are. */
    KEEP
  }

  static final ReadChoices NONE = new ReadChoices(Map.of(), false, SpoiltTexts.REFUSE);

  @Nullable Integer headerLine(String sheet) {
    return headerLines.get(sheet);
  }
}
