package vn.mach.base.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * XML that somebody brought, read as it streams by. No document type, no entity and nothing outside
 * of the stream is ever looked at; what is built to fill the memory is given up. Events are asked
 * for with {@code next()} only.
 */
public final class SafeXml extends StreamReaderDelegate {

  /** Elements inside of one another. */
  private static final int DEEPEST = 1_000;

  /** The XML is built in a way that no honest program writes. */
  public static final class HostileXml extends XMLStreamException {
    private static final long serialVersionUID = 1;

    private final String construct;

    HostileXml(String construct, Location location) {
      super(construct, location);
      this.construct = construct;
    }

    /** {@code DOCTYPE} or {@code &name;}; empty where a limit was passed. */
    public String construct() {
      return construct;
    }
  }

  /** More than the given number of bytes without a tag: see {@link #open}. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  private int depth;

  private SafeXml(XMLStreamReader reader) {
    super(reader);
  }

  /**
   * @param longest the most bytes without the beginning of a tag: what one name, value or text may
   *     hold in memory
   */
  public static XMLStreamReader open(InputStream in, int longest) throws XMLStreamException {
    try {
      return new SafeXml(factory().createXMLStreamReader(new Measured(in, longest)));
    } catch (RuntimeException e) { // a broken encoding comes out so
      throw new XMLStreamException(e);
    }
  }

  /**
   * The error of the stream below the parser, where that is what ended the reading: an {@link
   * IOException} comes out of the parser wrapped.
   */
  public static <E extends IOException> boolean causedBy(XMLStreamException e, Class<E> cause) {
    return cause.isInstance(e.getNestedException()) || cause.isInstance(e.getCause());
  }

  @Override
  public int next() throws XMLStreamException {
    int event;
    try {
      event = super.next();
    } catch (XMLStreamException e) {
      // the parser's own limits (attributes, names, sizes) bear numbers of this kind
      if (String.valueOf(e.getMessage()).contains("JAXP0001")) {
        throw new HostileXml("", getLocation());
      }
      throw e;
    } catch (RuntimeException e) { // the parser fails on some broken encodings in this way
      throw new XMLStreamException(e.toString(), getLocation(), e);
    }
    switch (event) {
      case XMLStreamConstants.DTD -> throw new HostileXml("DOCTYPE", getLocation());
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new HostileXml("&" + getLocalName() + ";", getLocation());
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > DEEPEST) {
          throw new HostileXml("", getLocation());
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      default -> {}
    }
    return event;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver((id, system, base, namespace) -> {
      throw new XMLStreamException("nothing outside the file is read");
    });
    return factory;
  }

  private static final class Measured extends FilterInputStream {
    private final int longest;
    private int since;

    Measured(InputStream in, int longest) {
      super(in);
      this.longest = longest;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      for (int i = 0; i < read; i++) {
        since = into[offset + i] == '<' ? 0 : since + 1;
      }
      if (since > longest) {
        throw new TooLong();
      }
      return read;
    }
  }
}
