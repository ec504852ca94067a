package vn.mach.documents.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * How wide text is. Read once from Liberation Serif, whose letters are exactly as wide as those of
 * Times New Roman: what is measured here fits in Word too. Holds only numbers and may be used by
 * any number of threads.
 */
final class TextMetrics {

  private static final int BASIC_PLANE = 0x10000;
  private static final Map<FontStyle, short[]> ADVANCES = new EnumMap<>(FontStyle.class);

  static {
    for (FontStyle style : FontStyle.values()) {
      ADVANCES.put(style, read(style));
    }
  }

  private TextMetrics() {}

  static boolean has(int character, FontStyle style) {
    return character < BASIC_PLANE && advances(style)[character] >= 0;
  }

  /** In pt. What the font lacks is as wide as a question mark: that is what is printed for it. */
  static double width(String text, FontStyle style, double size) {
    short[] advances = advances(style);
    long sum = 0;
    for (int i = 0; i < text.length(); i++) {
      short advance = advances[text.charAt(i)];
      sum += advance >= 0 ? advance : advances['?'];
    }
    return sum * size / 1000;
  }

  static InputStream open(FontStyle style) {
    InputStream font = TextMetrics.class.getResourceAsStream(style.file());
    if (font == null) {
      throw new IllegalStateException("The font " + style.file() + " is missing");
    }
    return font;
  }

  private static short[] advances(FontStyle style) {
    short[] advances = ADVANCES.get(style);
    if (advances == null) {
      throw new IllegalStateException(style.name());
    }
    return advances;
  }

  private static short[] read(FontStyle style) {
    short[] advances = new short[BASIC_PLANE];
    Arrays.fill(advances, (short) -1);
    try (InputStream stream = open(style);
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      int unit = font.getUnitsPerEm();
      for (int character = ' '; character < BASIC_PLANE; character++) {
        int glyph = glyphs.getGlyphId(character);
        if (glyph != 0) {
          advances[character] = (short) Math.round(font.getAdvanceWidth(glyph) * 1000.0 / unit);
        }
      }
      return advances;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
