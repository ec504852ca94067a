package vn.mach.documents.edxml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.mach.base.kernel.Text;

/**
 * Writes a message strictly: the elements in the regulation's order, the required ones always, the
 * others only where they say something. Prefixes stand where the programs of the national exchange
 * expect them: {@code edXML:} inside the envelope, none outside. The same message is always the
 * same bytes.
 */
final class EdxmlWriter {

  /** Writes the bytes of one attachment. */
  interface Bytes {
    void write(EdxmlMessage.Attached attached, OutputStream to) throws IOException;
  }

  private static final String PREFIX = "edXML";
  private static final String LINKS = "http://www.w3.org/1999/xlink";

  private final XMLStreamWriter xml;

  private EdxmlWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * @throws IllegalArgumentException where something required is not there
   */
  static void write(EdxmlMessage message, Bytes bytes, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      new EdxmlWriter(xml).whole(message, bytes);
      xml.flush();
      out.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }
  }

  private void whole(EdxmlMessage it, Bytes bytes) throws XMLStreamException, IOException {
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    plain("edXML");
    xml.writeDefaultNamespace(EdxmlMessage.NAMESPACE);
    line();
    start("edXMLEnvelope");
    xml.writeNamespace(PREFIX, EdxmlMessage.NAMESPACE);
    line();
    open("edXMLHeader");
    header(it);
    traces(it);
    close();
    open("edXMLBody");
    manifest(it.attached());
    close();
    close();
    if (!it.attached().isEmpty()) {
      plain("AttachmentEncoded");
      line();
      for (EdxmlMessage.Attached attached : it.attached()) {
        attachment(attached, bytes);
      }
      close();
    }
    close();
    xml.writeEndDocument();
  }

  private void header(EdxmlMessage it) throws XMLStreamException {
    open("MessageHeader");
    organ("From", it.from());
    if (it.to().isEmpty()) {
      throw new IllegalArgumentException("To");
    }
    for (EdxmlMessage.Organ to : it.to()) {
      organ("To", to);
    }
    open("Code");
    needed("CodeNumber", it.number());
    needed("CodeNotation", it.notation());
    close();
    open("PromulgationInfo");
    some("Place", it.place());
    needed("PromulgationDate", it.promulgated() == null ? "" : EdxmlDays.written(it.promulgated()));
    close();
    open("DocumentType");
    needed("Type", it.type());
    some("TypeName", it.typeName());
    close();
    needed("Subject", it.subject());
    some("Content", it.content());
    if (!(it.signer().competence() + it.signer().position() + it.signer().fullName()).isEmpty()) {
      open("SignerInfo");
      some("Competence", it.signer().competence());
      some("Position", it.signer().position());
      some("FullName", it.signer().fullName());
      close();
    }
    some("DueDate", it.due() == null ? "" : EdxmlDays.written(it.due()));
    if (!it.toPlaces().isEmpty()) {
      open("ToPlaces");
      for (String place : it.toPlaces()) {
        some("Place", place);
      }
      close();
    }
    open("OtherInfo");
    needed("Priority", it.priority());
    some("PageAmount", it.pages());
    close();
    some("SteeringType", it.steering());
    needed("DocumentId", it.documentId());
    close();
  }

  private void organ(String name, EdxmlMessage.Organ it) throws XMLStreamException {
    open(name);
    needed("OrganId", it.id());
    some("OrganizationInCharge", it.inCharge());
    some("OrganName", it.name());
    some("OrganAdd", it.address());
    some("Email", it.email());
    some("Telephone", it.telephone());
    some("Fax", it.fax());
    some("Website", it.website());
    close();
  }

  private void traces(EdxmlMessage it) throws XMLStreamException {
    open("TraceHeaderList");
    for (EdxmlMessage.Trace trace : it.traces()) {
      open("TraceHeader");
      needed("OrganId", trace.organ());
      needed("Timestamp", trace.timestamp());
      close();
    }
    open("Bussiness");
    needed("BussinessDocType", it.business());
    some("BussinessDocReason", it.reason());
    some("Paper", it.paper());
    close();
    close();
  }

  private void manifest(List<EdxmlMessage.Attached> attached) throws XMLStreamException {
    start("edXMLManifest");
    xml.writeAttribute("version", "1.0");
    line();
    for (EdxmlMessage.Attached it : attached) {
      start("Reference");
      xml.writeNamespace("xlink", LINKS);
      xml.writeAttribute("xlink", LINKS, "href", "cid:" + it.contentId());
      xml.writeAttribute("xlink", LINKS, "type", "simple");
      line();
      needed("AttachmentName", it.name());
      some("Description", it.description());
      needed("ContentType", it.mediaType());
      needed("ContentId", "cid:" + it.contentId());
      close();
    }
    close();
  }

  private void attachment(EdxmlMessage.Attached it, Bytes bytes)
      throws XMLStreamException, IOException {
    plain("Attachment");
    line();
    plain("ContentType", it.mediaType());
    plain("ContentId", it.contentId());
    if (!it.description().isEmpty()) {
      plain("Description", it.description());
    }
    plain("ContentTransferEncoded");
    try (OutputStream encoded = Base64.getEncoder().wrap(new XmlLetters(xml))) {
      bytes.write(it, encoded);
    }
    close();
    plain("AttachmentName", it.name());
    close();
  }

  /** Outside the envelope elements have no prefix. */
  private void plain(String name) throws XMLStreamException {
    xml.writeStartElement("", name, EdxmlMessage.NAMESPACE);
  }

  private void plain(String name, String text) throws XMLStreamException {
    plain(name);
    xml.writeCharacters(Text.lines(text));
    close();
  }

  private void start(String name) throws XMLStreamException {
    xml.writeStartElement(PREFIX, name, EdxmlMessage.NAMESPACE);
  }

  private void open(String name) throws XMLStreamException {
    start(name);
    line();
  }

  /** Closes the innermost element. */
  private void close() throws XMLStreamException {
    xml.writeEndElement();
    line();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private void needed(String name, String text) throws XMLStreamException {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name);
    }
    some(name, text);
  }

  /** Normalised, for XML does not allow every character. */
  private void some(String name, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      start(name);
      xml.writeCharacters(Text.lines(text));
      close();
    }
  }
}
