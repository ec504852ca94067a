package vn.mach.documents.edxml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Takes bytes that are ASCII letters as the text of the element that is open. Closing it leaves the
 * writer open.
 */
final class XmlLetters extends OutputStream {

  private final XMLStreamWriter xml;

  XmlLetters(XMLStreamWriter xml) {
    this.xml = xml;
  }

  @Override
  public void write(int letter) throws IOException {
    write(new byte[] {(byte) letter}, 0, 1);
  }

  @Override
  public void write(byte[] letters, int from, int length) throws IOException {
    try {
      xml.writeCharacters(new String(letters, from, length, StandardCharsets.US_ASCII));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
