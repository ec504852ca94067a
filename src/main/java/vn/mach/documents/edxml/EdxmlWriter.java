package vn.mach.documents.edxml;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

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

  private final OutputStream out;

  private EdxmlWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * @throws IllegalArgumentException where something required is not there
   */
  static void write(EdxmlMessage message, Bytes bytes, OutputStream out) throws IOException {
    new EdxmlWriter(out).whole(message, bytes);
    out.flush();
  }

  private void whole(EdxmlMessage it, Bytes bytes) throws IOException {
    raw(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<edXML xmlns=\""
            + EdxmlMessage.NAMESPACE
            + "\">\n");
    raw(
        "<edXML:edXMLEnvelope xmlns:edXML=\""
            + EdxmlMessage.NAMESPACE
            + "\">\n<edXML:edXMLHeader>\n");
    header(it);
    traces(it);
    raw("</edXML:edXMLHeader>\n<edXML:edXMLBody>\n");
    manifest(it.attached());
    raw("</edXML:edXMLBody>\n</edXML:edXMLEnvelope>\n");
    if (!it.attached().isEmpty()) {
      raw("<AttachmentEncoded>\n");
      for (EdxmlMessage.Attached attached : it.attached()) {
        attachment(attached, bytes);
      }
      raw("</AttachmentEncoded>\n");
    }
    raw("</edXML>\n");
  }

  private void header(EdxmlMessage it) throws IOException {
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
    close("Code");
    open("PromulgationInfo");
    some("Place", it.place());
    needed("PromulgationDate", it.promulgated() == null ? "" : EdxmlDays.written(it.promulgated()));
    close("PromulgationInfo");
    open("DocumentType");
    needed("Type", it.type());
    some("TypeName", it.typeName());
    close("DocumentType");
    needed("Subject", it.subject());
    some("Content", it.content());
    if (!(it.signer().competence() + it.signer().position() + it.signer().fullName()).isEmpty()) {
      open("SignerInfo");
      some("Competence", it.signer().competence());
      some("Position", it.signer().position());
      some("FullName", it.signer().fullName());
      close("SignerInfo");
    }
    some("DueDate", it.due() == null ? "" : EdxmlDays.written(it.due()));
    if (!it.toPlaces().isEmpty()) {
      open("ToPlaces");
      for (String place : it.toPlaces()) {
        some("Place", place);
      }
      close("ToPlaces");
    }
    open("OtherInfo");
    needed("Priority", it.priority());
    some("PageAmount", it.pages());
    close("OtherInfo");
    some("SteeringType", it.steering());
    needed("DocumentId", it.documentId());
    close("MessageHeader");
  }

  private void organ(String name, EdxmlMessage.Organ it) throws IOException {
    open(name);
    needed("OrganId", it.id());
    some("OrganizationInCharge", it.inCharge());
    some("OrganName", it.name());
    some("OrganAdd", it.address());
    some("Email", it.email());
    some("Telephone", it.telephone());
    some("Fax", it.fax());
    some("Website", it.website());
    close(name);
  }

  private void traces(EdxmlMessage it) throws IOException {
    open("TraceHeaderList");
    for (EdxmlMessage.Trace trace : it.traces()) {
      open("TraceHeader");
      needed("OrganId", trace.organ());
      needed("Timestamp", trace.timestamp());
      close("TraceHeader");
    }
    open("Bussiness");
    needed("BussinessDocType", it.business());
    some("BussinessDocReason", it.reason());
    some("Paper", it.paper());
    close("Bussiness");
    close("TraceHeaderList");
  }

  private void manifest(List<EdxmlMessage.Attached> attached) throws IOException {
    raw("<edXML:edXMLManifest version=\"1.0\">\n");
    for (EdxmlMessage.Attached it : attached) {
      raw(
          "<edXML:Reference xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"cid:"
              + escaped(it.contentId())
              + "\" xlink:type=\"simple\">\n");
      needed("AttachmentName", it.name());
      some("Description", it.description());
      needed("ContentType", it.mediaType());
      needed("ContentId", "cid:" + it.contentId());
      close("Reference");
    }
    close("edXMLManifest");
  }

  private void attachment(EdxmlMessage.Attached it, Bytes bytes) throws IOException {
    raw(
        "<Attachment>\n<ContentType>"
            + escaped(it.mediaType())
            + "</ContentType>\n<ContentId>"
            + escaped(it.contentId())
            + "</ContentId>\n");
    if (!it.description().isEmpty()) {
      raw("<Description>" + escaped(it.description()) + "</Description>\n");
    }
    raw("<ContentTransferEncoded>");
    try (OutputStream encoded = Base64.getEncoder().wrap(new Unclosed(out))) {
      bytes.write(it, encoded);
    }
    raw(
        "</ContentTransferEncoded>\n<AttachmentName>"
            + escaped(it.name())
            + "</AttachmentName>\n</Attachment>\n");
  }

  private void open(String name) throws IOException {
    raw("<edXML:" + name + ">\n");
  }

  private void close(String name) throws IOException {
    raw("</edXML:" + name + ">\n");
  }

  private void needed(String name, String text) throws IOException {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name);
    }
    some(name, text);
  }

  private void some(String name, String text) throws IOException {
    if (!text.isEmpty()) {
      raw("<edXML:" + name + ">" + escaped(text) + "</edXML:" + name + ">\n");
    }
  }

  private void raw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Characters that XML does not allow are left out. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\r' -> escaped.append("&#13;");
            default -> {
              boolean allowed =
                  c == '\n'
                      || c == '\t'
                      || (c >= ' ' && c < 0xd800)
                      || (c >= 0xe000 && c < 0xfffe)
                      || c >= 0x10000;
              if (allowed) {
                escaped.appendCodePoint(c);
              }
            }
          }
        });
    return escaped.toString();
  }

  /** Keeps the file open when the encoder is done. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
