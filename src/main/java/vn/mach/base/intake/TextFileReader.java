package vn.mach.base.intake;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.mach.base.kernel.Text;

/**
 * Text files: UTF-8, or UTF-16 with its mark. An old Vietnamese encoding (TCVN3, VNI, windows-1258)
 * cannot be told from another by its bytes, and a guess would put wrong words into a report: it is
 * refused.
 */
final class TextFileReader {

  private TextFileReader() {}

  static String read(Path file, int most) throws UnreadableFile, IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      Charset charset = charset(stream);
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  stream, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
      StringBuilder text = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
          throw UnreadableFile.refused("file", "intake.refused.not_text");
        }
        if (text.length() >= most) {
          throw UnreadableFile.refused("file", "intake.refused.too_long", most);
        }
        text.append((char) c);
      }
      return Text.whole(text.toString());
    } catch (CharacterCodingException e) {
      throw UnreadableFile.refused("file", "intake.refused.encoding");
    }
  }

  private static Charset charset(InputStream stream) throws IOException {
    stream.mark(3);
    byte[] head = stream.readNBytes(3);
    stream.reset();
    int first = head.length > 0 ? head[0] & 0xff : 0;
    int second = head.length > 1 ? head[1] & 0xff : 0;
    if (first == 0xef && second == 0xbb && head.length > 2 && (head[2] & 0xff) == 0xbf) {
      stream.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (first == 0xff && second == 0xfe || first == 0xfe && second == 0xff) {
      stream.skipNBytes(2);
      return first == 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }
}
