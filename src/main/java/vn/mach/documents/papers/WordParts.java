package vn.mach.documents.papers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.mach.documents.files.ActiveContent;

/**
 * The parts of a Word file, opened one at a time. Refused: a zip that is none or names too many
 * parts, that says or turns out to be a bomb, that carries macros or controls, or that would fetch
 * something from elsewhere when opened in Word. Nothing outside the file is ever read, and no part
 * may bring definitions of its own (DOCTYPE).
 */
final class WordParts implements AutoCloseable {

  private static final int MOST_PARTS = 3_000;
  private static final long MOST_DECLARED = 1L << 30;
  private static final long MOST_READ = 80L << 20;
  private static final long BIG = 8L << 20;
  private static final int MOST_RATIO = 250;
  private static final int DEEPEST = 1_000;

  /**
   * The longest stretch without a tag's beginning: what one name, value or text may hold in memory.
   */
  private static final int LONGEST = 6 << 20;

  private final ZipFile zip;
  private long left = MOST_READ;

  private WordParts(ZipFile zip) {
    this.zip = zip;
  }

  static WordParts open(Path file) throws UnreadableFile, IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw broken();
    }
    WordParts parts = new WordParts(zip);
    try {
      parts.check();
      return parts;
    } catch (UnreadableFile | IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void check() throws UnreadableFile, IOException {
    if (zip.size() > MOST_PARTS) {
      throw bomb();
    }
    long declared = 0;
    for (ZipEntry entry : zip.stream().toList()) {
      if (ActiveContent.in(entry.getName())) {
        throw UnreadableFile.refused("file", "papers.refused.macros");
      }
      long size = Math.max(0, entry.getSize());
      declared += size;
      if (declared > MOST_DECLARED
          || (size > BIG && size / Math.max(1, entry.getCompressedSize()) > MOST_RATIO)) {
        throw bomb();
      }
    }
    if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("word/document.xml") == null) {
      throw UnreadableFile.refused("file", "papers.refused.not_what_it_says", ".docx");
    }
    each(
        "[Content_Types].xml",
        xml ->
            refuseIf(lower(xml, "ContentType").contains("macroenabled"), "papers.refused.macros"));
    for (ZipEntry entry :
        zip.stream()
            .filter(it -> it.getName().startsWith("word/_rels/") && it.getName().endsWith(".rels"))
            .toList()) {
      each(entry.getName(), xml -> refuseIf(fetches(xml), "papers.refused.outside"));
    }
  }

  /**
   * A template, an embedded object or a part of the text that Word would fetch from the net; a link
   * that one clicks is none.
   */
  private static boolean fetches(XMLStreamReader xml) {
    String type = lower(xml, "Type");
    String target = lower(xml, "Target");
    boolean elsewhere =
        (target.matches("^[a-z-]+:.*") && !target.startsWith("file:///"))
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

  interface Taking {
    void take(XMLStreamReader xml) throws XMLStreamException, UnreadableFile;
  }

  /** Reads a part from its beginning to its end and shows each start of an element. */
  private void each(String part, Taking element) throws UnreadableFile, IOException {
    read(
        part,
        xml -> {
          if (xml.isStartElement()) {
            element.take(xml);
          }
        });
  }

  /** Reads a part and shows each event; nothing happens where there is no such part. */
  void read(String part, Taking taking) throws UnreadableFile, IOException {
    Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(part));
    if (entry.isEmpty()) {
      return;
    }
    int depth = 0;
    try (InputStream in = new Counted(zip.getInputStream(entry.get()))) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      while (xml.hasNext()) {
        int event = xml.next();
        depth +=
            event == XMLStreamConstants.START_ELEMENT
                ? 1
                : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        refuseIf(
            event == XMLStreamConstants.DTD
                || event == XMLStreamConstants.ENTITY_REFERENCE
                || depth > DEEPEST,
            "papers.refused.hostile");
        taking.take(xml);
      }
    } catch (TooMuch e) {
      throw bomb();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof TooMuch) {
        throw bomb();
      }
      // the parser's own limits (depth, attributes, names) bear numbers of this kind
      throw String.valueOf(e.getMessage()).contains("JAXP0001")
          ? UnreadableFile.refused("file", "papers.refused.hostile")
          : broken();
    } catch (ZipException | java.io.EOFException e) {
      throw broken();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private static void refuseIf(boolean so, String reason) throws UnreadableFile {
    if (so) {
      throw UnreadableFile.refused("file", reason);
    }
  }

  private static String lower(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  private static UnreadableFile bomb() {
    return UnreadableFile.refused("file", "papers.refused.bomb");
  }

  private static UnreadableFile broken() {
    return UnreadableFile.refused("file", "papers.refused.broken");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static final class TooMuch extends IOException {}

  /** What comes out of a part is counted, not believed. */
  private final class Counted extends FilterInputStream {
    private int stretch;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      left -= Math.max(0, read);
      for (int i = 0; i < read; i++) {
        stretch = into[offset + i] == '<' ? 0 : stretch + 1;
      }
      if (left < 0 || stretch > LONGEST) {
        throw new TooMuch();
      }
      return read;
    }
  }
}
