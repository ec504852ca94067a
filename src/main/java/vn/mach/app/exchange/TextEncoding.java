package vn.mach.app.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Opens text as what its byte order mark says, else as UTF-8. Bytes that are neither are refused,
 * never guessed: a wrong guess would quietly spoil every Vietnamese name. {@link CsvFile} offers to
 * convert those of an old Vietnamese encoding.
 */
final class TextEncoding {

  private TextEncoding() {}

  static Reader open(InputStream bytes) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, 3);
    byte[] mark = in.readNBytes(3);
    Charset charset = StandardCharsets.UTF_8;
    int length = 0;
    if (starts(mark, 0xEF, 0xBB, 0xBF)) {
      length = 3;
    } else if (starts(mark, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      length = 2;
    } else if (starts(mark, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      length = 2;
    }
    in.unread(mark, length, mark.length - length);
    return new Strict(
        new BufferedReader(
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))));
  }

  /** Whether the bytes are no text as {@link #open} reads it; read to the first that is none. */
  static boolean isOther(InputStream bytes) throws IOException {
    char[] some = new char[64 * 1024];
    try (Reader in = open(bytes)) {
      while (in.read(some, 0, some.length) >= 0) {
        // only whether it can be read
      }
      return false;
    } catch (UnreadableDataset e) {
      return true;
    }
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static final class Strict extends Reader {
    private final Reader in;

    Strict(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      try {
        return in.read(into, offset, length);
      } catch (CharacterCodingException e) {
        throw new UnreadableDataset("exchange.unreadable.encoding");
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
