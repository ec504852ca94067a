package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.BoundedZip.UnsafeZip;
import vn.mach.base.intake.SafeXml;

/**
 * A part of a workbook, read event by event. Names are local ones, so that the transitional and the
 * strict form of Office Open XML read alike. Whatever is wrong with it comes out as one error.
 */
final class XmlPart implements Closeable {

  /** What is wrong with a workbook whose parts cannot be read: a message key. */
  static final String WORKBOOK = "exchange.unreadable.workbook";

  static final String OPEN_DOCUMENT = "exchange.unreadable.open_document";

  /** Bytes without a tag: more than the longest text of a cell (32,767 characters). */
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final XMLStreamReader xml;
  private final String broken;

  private XmlPart(InputStream in, XMLStreamReader xml, String broken) {
    this.in = in;
    this.xml = xml;
    this.broken = broken;
  }

  /**
   * @param broken the message key of what is said where it cannot be read
   */
  static XmlPart open(InputStream in, String broken) throws IOException {
    try {
      return new XmlPart(in, SafeXml.open(in, LONGEST), broken);
    } catch (XMLStreamException e) {
      in.close();
      throw failure(e, broken);
    }
  }

  /** The next start or end of an element or piece of text; false at the end of the part. */
  boolean next() throws IOException {
    try {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT,
              XMLStreamConstants.END_ELEMENT,
              XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return true;
          }
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw failure(e, broken);
    }
  }

  /** Moves on to the next element of one of these names; false where there is none. */
  boolean nextElement(String... names) throws IOException {
    while (next()) {
      for (String name : names) {
        if (starts(name)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean starts(String name) {
    return xml.isStartElement() && xml.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return xml.isEndElement() && xml.getLocalName().equals(name);
  }

  boolean isEnd() {
    return xml.isEndElement();
  }

  boolean isText() {
    int event = xml.getEventType();
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /** Adds the piece of text to those of its cell before. */
  void appendTo(StringBuilder text) throws IOException {
    text.append(xml.getText());
    DatasetLimits.require(text.length() <= DatasetLimits.CELL_TEXT);
  }

  @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /** The attribute of one namespace, where several call one so. */
  @Nullable String attributeOf(String namespace, String name) {
    return xml.getAttributeValue(namespace, name);
  }

  String attribute(String name, String otherwise) {
    String value = attribute(name);
    return value == null ? otherwise : value;
  }

  /** A number that is not negative; the other where it is missing or none. */
  int number(String name, int otherwise) {
    String value = attribute(name);
    if (value == null || value.isEmpty() || value.length() > 9) {
      return otherwise;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return otherwise;
      }
    }
    return Integer.parseInt(value);
  }

  boolean flag(String name) {
    String value = attribute(name);
    return "1".equals(value) || "true".equals(value);
  }

  /** Passes over the rest of the element that has just begun. */
  void skip() throws IOException {
    int depth = 1;
    while (depth > 0 && next()) {
      depth += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
    }
  }

  private static IOException failure(XMLStreamException e, String broken) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsafeZip unsafe) {
        return unsafe;
      }
      if (cause instanceof XMLStreamException xml
          && xml.getNestedException() instanceof UnsafeZip unsafe) {
        return unsafe;
      }
    }
    UnreadableDataset failed = new UnreadableDataset(broken);
    failed.initCause(e);
    return failed;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
