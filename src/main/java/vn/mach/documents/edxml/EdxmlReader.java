package vn.mach.documents.edxml;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.SafeXml;
import vn.mach.base.intake.SafeXml.HostileXml;

/**
 * Reads the elements of a message while it streams by; the bytes of attachments go to temporary
 * files. No document type, no entity, nothing outside the file is ever looked at. What is read
 * stays small: at most {@value #NODES} elements, {@value #TEXT} characters of text.
 */
final class EdxmlReader implements AutoCloseable {

  static final long LARGEST = 64L * 1024 * 1024;
  private static final int NODES = 20_000;
  private static final int TEXT = 2_000_000;
  private static final int DEEP = 40;
  private static final int ATTACHMENTS = 50;

  /** The bytes of an attachment: where they lie, and the element that they came in. */
  record Bytes(EdxmlNode attachment, Path file, long size) {}

  final List<EdxmlProblem> problems = new ArrayList<>();
  final List<Bytes> attachments = new ArrayList<>();
  private final Deque<EdxmlNode> open = new ArrayDeque<>();
  private @Nullable EdxmlNode root;
  private int nodes;
  private int characters;

  /**
   * What was read; where something fatal is in {@link #problems} it may be incomplete, or nothing.
   */
  static EdxmlReader read(InputStream stream) throws IOException {
    EdxmlReader reader = new EdxmlReader();
    try {
      XMLStreamReader xml = SafeXml.open(trimmed(new Limited(stream)), (int) LARGEST);
      reader.all(xml);
    } catch (HostileXml e) {
      reader.fatal(
          e.getLocation().getLineNumber(),
          e.construct(),
          e.construct().isEmpty() ? "edxml.not_xml" : "edxml.doctype");
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      reader.fatal(
          line, "", SafeXml.causedBy(e, TooLarge.class) ? "edxml.too_large" : "edxml.not_xml");
    } catch (TooLarge e) {
      reader.fatal(0, "", "edxml.too_large");
    }
    return reader;
  }

  @Nullable EdxmlNode root() {
    return root;
  }

  boolean refused() {
    return problems.stream().anyMatch(EdxmlProblem::fatal);
  }

  private void all(XMLStreamReader xml) throws XMLStreamException, IOException {
    while (xml.hasNext() && !refused()) {
      int event = xml.next();
      int line = xml.getLocation().getLineNumber();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> begun(xml, line);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text(xml, line);
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        default -> {}
      }
    }
  }

  private void begun(XMLStreamReader xml, int line) throws XMLStreamException, IOException {
    String href = "";
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("href")) {
        href = xml.getAttributeValue(i);
      }
    }
    String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    EdxmlNode node = new EdxmlNode(xml.getLocalName(), namespace, line, href);
    EdxmlNode parent = open.peek();
    if (parent == null) {
      root = node;
      if (!node.is("edXML")) {
        fatal(line, node.name, "edxml.wrong_root", node.name);
        return;
      }
    } else {
      parent.children.add(node);
    }
    if (++nodes > NODES || open.size() > DEEP) {
      fatal(line, node.name, "edxml.too_many");
      return;
    }
    boolean bytes =
        parent != null
            && parent.is("Attachment")
            && (node.is("ContentTransferEncoded") || node.is("Content"));
    if (bytes) {
      content(xml, parent, node);
    } else {
      open.push(node);
    }
  }

  private void text(XMLStreamReader xml, int line) {
    EdxmlNode node = open.peek();
    characters += xml.getTextLength();
    if (characters > TEXT) {
      fatal(line, node == null ? "" : node.name, "edxml.too_many");
    } else if (node != null) {
      node.add(xml.getText());
    }
  }

  /** The reader is at the start of the content, and afterwards at its end. */
  private void content(XMLStreamReader xml, EdxmlNode attachment, EdxmlNode node)
      throws XMLStreamException, IOException {
    if (attachments.size() >= ATTACHMENTS) {
      fatal(node.line, node.name, "edxml.too_many_files", ATTACHMENTS);
      return;
    }
    Path file = Files.createTempFile("mach-edxml-", ".part");
    attachments.add(new Bytes(attachment, file, 0));
    boolean good = true;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Base64Text decoding = new Base64Text(out);
      int event = xml.next();
      while (good && event != XMLStreamConstants.END_ELEMENT) {
        good =
            switch (event) {
              case XMLStreamConstants.CHARACTERS,
                  XMLStreamConstants.CDATA,
                  XMLStreamConstants.SPACE ->
                  decoding.add(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
              case XMLStreamConstants.COMMENT -> true;
              default -> false;
            };
        event = good ? xml.next() : event;
      }
      good = good && decoding.end();
    }
    if (!good) {
      fatal(node.line, node.name, "edxml.base64");
    }
    attachments.set(attachments.size() - 1, new Bytes(attachment, file, Files.size(file)));
  }

  private void fatal(int line, String element, String reason, Object... arguments) {
    problems.add(EdxmlProblem.fatal(line, element, reason, arguments));
  }

  @Override
  public void close() {
    for (Bytes it : attachments) {
      try {
        Files.deleteIfExists(it.file);
      } catch (IOException e) {
        it.file.toFile().deleteOnExit();
      }
    }
  }

  /**
   * Without white space before the document begins, which XML does not allow but some programs
   * write.
   */
  private static InputStream trimmed(InputStream stream) throws IOException {
    PushbackInputStream back = new PushbackInputStream(stream, 1);
    int c = back.read();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      c = back.read();
    }
    if (c >= 0) {
      back.unread(c);
    }
    return back;
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Refuses to go on beyond the largest message. */
  private static final class Limited extends java.io.FilterInputStream {
    private long left = LARGEST;

    Limited(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      count(c < 0 ? 0 : 1);
      return c;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new TooLarge();
      }
    }
  }
}
