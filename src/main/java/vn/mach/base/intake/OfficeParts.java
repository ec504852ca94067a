package vn.mach.base.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.mach.base.intake.BoundedZip.UnsafeZip;
import vn.mach.base.intake.SafeXml.HostileXml;

/**
 * The parts of an office document, opened one at a time. Refused: a zip that is none or names too
 * many parts, that says or turns out to be a bomb, and one that carries macros or controls. Nothing
 * outside the file is ever read, and no part may bring definitions of its own (DOCTYPE).
 */
public final class OfficeParts implements AutoCloseable {

  private static final BoundedZip.Limits LIMITS =
      new BoundedZip.Limits(3_000, 1L << 30, 80L << 20, 250);

  /** Bytes of a part without a tag's beginning. */
  private static final int LONGEST = 6 << 20;

  private static final Pattern SCHEME = Pattern.compile("[a-z-]++:");

  /** Why a file that fetches something is refused. */
  static final String OUTSIDE = "intake.refused.outside";

  static final String TYPES = "[Content_Types].xml";
  private static final String BODY = "word/document.xml";

  private final BoundedZip zip;
  private long left;

  private OfficeParts(BoundedZip zip, long parsed) {
    this.zip = zip;
    this.left = parsed;
  }

  /**
   * Any office document whose parts are XML.
   *
   * @param parsed the bytes of XML that are read of all parts together; what comes behind them is
   *     not seen, and no error
   */
  static OfficeParts open(Path file, BoundedZip.Limits limits, long parsed)
      throws UnreadableFile, IOException {
    BoundedZip zip;
    try {
      zip = BoundedZip.open(file, limits);
    } catch (UnsafeZip e) {
      throw refused(e);
    }
    OfficeParts parts = new OfficeParts(zip, parsed);
    try {
      refuseIf(zip.names().stream().anyMatch(ActiveContent::in), "intake.refused.macros");
      parts.each(
          TYPES,
          xml ->
              refuseIf(
                  lower(xml, "ContentType").contains("macroenabled"), "intake.refused.macros"));
      return parts;
    } catch (UnreadableFile | IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /**
   * A Word document to take text over from. Refused too where it would fetch something from
   * elsewhere when opened in Word.
   */
  static OfficeParts openWord(Path file) throws UnreadableFile, IOException {
    OfficeParts parts = open(file, LIMITS, Long.MAX_VALUE);
    try {
      refuseIf(
          !parts.zip.has(TYPES) || !parts.zip.has(BODY),
          "intake.refused.not_what_it_says",
          ".docx");
      parts.refuseWhatFetches();
      return parts;
    } catch (UnreadableFile | IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Refused where a program that opens it would fetch something from elsewhere without being asked:
   * it would tell who opened it, and run what comes.
   */
  void refuseWhatFetches() throws UnreadableFile, IOException {
    for (String name : names()) {
      if (name.endsWith(".rels")) {
        each(name, xml -> refuseIf(fetches(xml), OUTSIDE));
      }
    }
    refuseIf(left <= 0, "intake.refused.bomb"); // what is behind was not seen
  }

  /**
   * A template, an embedded object or a part of the text that Word would fetch from the net; a link
   * that one clicks is none.
   */
  private static boolean fetches(XMLStreamReader xml) {
    String type = lower(xml, "Type");
    String target = lower(xml, "Target");
    boolean elsewhere =
        (SCHEME.matcher(target).lookingAt() && !target.startsWith("file:///"))
            || target.startsWith("\\\\")
            || target.startsWith("//");
    boolean outside = elsewhere && lower(xml, "TargetMode").equals("external");
    return outside
        && (type.endsWith("/attachedtemplate")
            || type.endsWith("/oleobject")
            || type.endsWith("/afchunk")
            || type.endsWith("/frame")
            || type.endsWith("/subdocument"));
  }

  /** What is done with each event of a part. */
  public interface Handler {
    void take(XMLStreamReader xml) throws XMLStreamException, UnreadableFile;
  }

  List<String> names() {
    return zip.names();
  }

  /** Reads a part from its beginning to its end and shows each start of an element. */
  private void each(String part, Handler element) throws UnreadableFile, IOException {
    read(
        part,
        xml -> {
          if (xml.isStartElement()) {
            element.take(xml);
          }
        });
  }

  /** Reads a part and shows each event; nothing happens where there is no such part. */
  public void read(String part, Handler handler) throws UnreadableFile, IOException {
    if (!zip.has(part)) {
      return;
    }
    try (InputStream in = new Parsed(zip.read(part))) {
      XMLStreamReader xml = SafeXml.open(in, LONGEST);
      while (left > 0 && xml.hasNext()) {
        xml.next();
        handler.take(xml);
      }
    } catch (UnsafeZip e) {
      throw refused(e);
    } catch (HostileXml e) {
      throw UnreadableFile.refused("file", "intake.refused.hostile");
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof UnsafeZip unsafe) {
        throw refused(unsafe);
      }
      throw UnreadableFile.refused(
          "file",
          SafeXml.causedBy(e, SafeXml.TooLong.class)
              ? "intake.refused.bomb"
              : "intake.refused.broken");
    }
  }

  /** Takes what is read from what is left. */
  private final class Parsed extends FilterInputStream {
    Parsed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      left--;
      return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      left -= Math.max(0, read);
      return read;
    }
  }

  private static void refuseIf(boolean so, String reason, Object... arguments)
      throws UnreadableFile {
    if (so) {
      throw UnreadableFile.refused("file", reason, arguments);
    }
  }

  private static String lower(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  private static UnreadableFile refused(UnsafeZip e) {
    return UnreadableFile.refused(
        "file",
        switch (e.fault()) {
          case NOT_A_ZIP, BROKEN -> "intake.refused.broken";
          case TOO_BIG, TOO_MANY_FILES -> "intake.refused.bomb";
          case OUTSIDE -> "intake.refused.hostile";
        });
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
