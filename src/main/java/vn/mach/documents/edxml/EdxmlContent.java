package vn.mach.documents.edxml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a message say, read generously: any order, any prefix, no namespace, what
 * may be missing missing. Without sender, number, notation, day or subject it is no message that a
 * book could take.
 */
final class EdxmlContent {

  private final List<EdxmlProblem> problems;
  private final EdxmlNode root;
  private final EdxmlNode header;
  private final List<EdxmlReader.Bytes> contents;

  private EdxmlContent(EdxmlNode root, EdxmlNode header, EdxmlReader read) {
    this.root = root;
    this.header = header;
    this.problems = read.problems;
    this.contents = read.attachments;
  }

  /**
   * Nothing where there is no message header at all; what else is missing is in {@code problems}.
   */
  static Optional<EdxmlMessage> of(EdxmlReader read) {
    EdxmlNode root = read.root();
    if (root == null || read.refused()) {
      return Optional.empty();
    }
    Optional<EdxmlNode> header = root.all().filter(node -> node.is("MessageHeader")).findFirst();
    if (header.isEmpty()) {
      read.problems.add(
          EdxmlProblem.fatal(root.line, "MessageHeader", "edxml.missing", "MessageHeader"));
      return Optional.empty();
    }
    return Optional.of(new EdxmlContent(root, header.get(), read).read());
  }

  /** Whether a signature or a hash lies in it. Neither is verified. */
  static boolean signed(EdxmlNode root) {
    return root.all()
        .anyMatch(node -> {
          String name = node.name.toLowerCase(Locale.ROOT);
          return (name.contains("signature") || name.contains("digest") || name.contains("hash"))
              && !node.empty();
        });
  }

  private EdxmlMessage read() {
    if (root.all()
        .anyMatch(node ->
            !node.namespace.equals(EdxmlMessage.NAMESPACE)
                && !node.namespace.contains("xmldsig"))) {
      problems.add(EdxmlProblem.noted(root.line, root.name, "edxml.namespace"));
    }
    EdxmlMessage.Organ from =
        header.child("From").map(EdxmlContent::organ).orElse(EdxmlMessage.Organ.of("", ""));
    required("From/OrganId", header.child("From").orElse(header), from.id());
    EdxmlNode code = header.child("Code").orElse(header);
    String number = required("Code/CodeNumber", code, code.text("CodeNumber"));
    String notation = required("Code/CodeNotation", code, code.text("CodeNotation"));
    EdxmlNode promulgation = header.child("PromulgationInfo").orElse(header);
    LocalDate day =
        day("PromulgationInfo/PromulgationDate", promulgation.child("PromulgationDate"), true);
    String subject = required("Subject", header, header.text("Subject"));
    String given = header.child("DocumentId").map(EdxmlNode::text).orElse("");
    if (given.isEmpty()) {
      problems.add(EdxmlProblem.noted(header.line, "DocumentId", "edxml.no_id"));
      given =
          from.id()
              + ","
              + (day == null ? "" : EdxmlDays.written(day))
              + ","
              + number
              + "/"
              + notation;
    }
    Optional<EdxmlNode> signer = header.child("SignerInfo");
    Optional<EdxmlNode> other = header.child("OtherInfo");
    Optional<EdxmlNode> type = header.child("DocumentType");
    Optional<EdxmlNode> business = root.all().filter(node -> node.is("Bussiness")).findFirst();
    return new EdxmlMessage(
        from,
        header.children("To").stream().map(EdxmlContent::organ).toList(),
        number,
        notation,
        promulgation == header ? "" : promulgation.text("Place"),
        day,
        text(type, "Type"),
        text(type, "TypeName"),
        subject,
        header.text("Content"),
        new EdxmlMessage.Signer(
            text(signer, "Competence"), text(signer, "Position"), text(signer, "FullName")),
        day("DueDate", header.child("DueDate"), false),
        header.child("ToPlaces").stream()
            .flatMap(it -> it.children("Place").stream())
            .map(EdxmlNode::text)
            .filter(it -> !it.isEmpty())
            .toList(),
        text(other, "Priority"),
        text(other, "PageAmount"),
        header.text("SteeringType"),
        given,
        traces(),
        text(business, "BussinessDocType"),
        text(business, "BussinessDocReason"),
        text(business, "Paper"),
        attached());
  }

  private List<EdxmlMessage.Trace> traces() {
    return root.all()
        .filter(node -> node.is("TraceHeader"))
        .map(it -> new EdxmlMessage.Trace(it.text("OrganId"), it.text("Timestamp")))
        .toList();
  }

  /**
   * What each content that was read is called, in their order, with what the manifest says about
   * it: an attachment may hold several, or another attachment.
   */
  private List<EdxmlMessage.Attached> attached() {
    List<EdxmlNode> references =
        root.all()
            .filter(node -> node.is("edXMLManifest") || node.is("Manifest"))
            .flatMap(it -> it.children("Reference").stream())
            .toList();
    List<EdxmlMessage.Attached> attached = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (EdxmlReader.Bytes content : contents) {
      EdxmlNode it = content.attachment();
      String id = cid(it.text("ContentId"));
      there.add(id);
      Optional<EdxmlNode> reference =
          references.stream().filter(one -> !id.isEmpty() && cid(one).equals(id)).findFirst();
      attached.add(
          new EdxmlMessage.Attached(
              id,
              either(it, reference, "AttachmentName"),
              either(it, reference, "ContentType"),
              either(it, reference, "Description")));
    }
    for (EdxmlNode reference : references) {
      if (!there.contains(cid(reference))) {
        problems.add(
            EdxmlProblem.noted(
                reference.line, "Reference", "edxml.not_there", reference.text("AttachmentName")));
      }
    }
    return attached;
  }

  private static String either(EdxmlNode attachment, Optional<EdxmlNode> reference, String child) {
    String own = attachment.text(child);
    return own.isEmpty() ? text(reference, child) : own;
  }

  private static String cid(EdxmlNode reference) {
    String id = reference.text("ContentId");
    return cid(id.isEmpty() ? reference.href : id);
  }

  private static String cid(String id) {
    return id.startsWith("cid:") ? id.substring(4) : id;
  }

  private static EdxmlMessage.Organ organ(EdxmlNode node) {
    return new EdxmlMessage.Organ(
        node.text("OrganId"),
        node.text("OrganizationInCharge"),
        node.text("OrganName"),
        node.text("OrganAdd"),
        node.text("Email"),
        node.text("Telephone"),
        node.text("Fax"),
        node.text("Website"));
  }

  private String required(String element, EdxmlNode near, String text) {
    if (text.isEmpty()) {
      problems.add(
          EdxmlProblem.fatal(near.line, "MessageHeader/" + element, "edxml.missing", element));
    }
    return text;
  }

  private @Nullable LocalDate day(String element, Optional<EdxmlNode> node, boolean needed) {
    String text = node.map(EdxmlNode::text).orElse("");
    if (text.isEmpty()) {
      if (needed) {
        required(element, node.orElse(header), text);
      }
      return null;
    }
    Optional<LocalDate> day = EdxmlDays.read(text);
    if (day.isEmpty()) {
      int line = node.map(it -> it.line).orElse(header.line);
      problems.add(
          new EdxmlProblem(needed, line, "MessageHeader/" + element, "edxml.day", List.of(text)));
    }
    return day.orElse(null);
  }

  private static String text(Optional<EdxmlNode> node, String child) {
    return node.map(it -> it.text(child)).orElse("");
  }
}
