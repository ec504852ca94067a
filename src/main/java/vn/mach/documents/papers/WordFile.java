package vn.mach.documents.papers;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a Word document (ECMA-376, transitional). Parts are written straight into the zip: a table
 * of two thousand rows takes no more memory than the finished file. The same content gives the same
 * bytes.
 */
final class WordFile implements AutoCloseable {

  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final long NO_TIME =
      315_532_800_000L; // 1 January 1980, the first that a zip knows

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  /** A whole paper. */
  static byte[] of(Paper paper, PageMeasures measures) {
    try (WordFile file = new WordFile()) {
      Map<String, String> links =
          file.written(
              "word/document.xml", out -> new WordBody(paper, measures, out).write().links());
      String address = paper.address() == null ? "" : PaperLinks.address(paper.address());
      if (!address.isEmpty()) {
        file.part("word/media/qr.png", QrCode.png(address));
      }
      file.part("word/media/bar.png", Png.grey(0x55));
      file.part("word/media/rest.png", Png.grey(0xe2));
      file.part("word/header1.xml", out -> out.raw(XML).raw(WordStyles.pageNumber()));
      file.common(paper.layout(), measures, links, address.isEmpty() ? 2 : 3);
      file.properties(paper.head());
      return file.finished();
    }
  }

  void part(String name, Consumer<XmlOutput> write) {
    written(
        name,
        out -> {
          write.accept(out);
          return name;
        });
  }

  /** Writes a part and answers what came out of its writing. */
  private <T> T written(String name, Function<XmlOutput, T> write) {
    try {
      open(name);
      XmlOutput xml =
          new XmlOutput(
              new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 16_384));
      T answer = write.apply(xml);
      xml.flush();
      zip.closeEntry();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void part(String name, byte[] content) {
    try {
      open(name);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(NO_TIME);
    zip.putNextEntry(entry);
  }

  /** Styles, numbering and settings, and what relates all parts. */
  void common(
      LayoutStandard layout, PageMeasures measures, Map<String, String> links, int pictures) {
    part("word/styles.xml", out -> out.raw(XML).raw(WordStyles.styles(layout, measures)));
    part("word/numbering.xml", out -> out.raw(XML).raw(WordStyles.numbering(measures)));
    part("word/settings.xml", out -> out.raw(XML).raw(WordStyles.settings()));
    part("word/_rels/document.xml.rels", out -> relations(out, links, pictures));
    part(
        "_rels/.rels",
        out ->
            out.raw(XML)
                .raw(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">")
                .raw(relation("d", OFFICE + "officeDocument", "word/document.xml"))
                .raw(
                    relation(
                        "c",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml"))
                .raw("</Relationships>"));
    part("[Content_Types].xml", out -> out.raw(XML).raw(WordStyles.contentTypes()));
  }

  private static void relations(XmlOutput out, Map<String, String> links, int pictures) {
    out.raw(XML)
        .raw(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">")
        .raw(relation("styles", OFFICE + "styles", "styles.xml"))
        .raw(relation("numbering", OFFICE + "numbering", "numbering.xml"))
        .raw(relation("settings", OFFICE + "settings", "settings.xml"));
    if (pictures > 0) {
      out.raw(relation("header", OFFICE + "header", "header1.xml"))
          .raw(relation("bar", OFFICE + "image", "media/bar.png"))
          .raw(relation("rest", OFFICE + "image", "media/rest.png"));
    }
    if (pictures > 2) {
      out.raw(relation("qr", OFFICE + "image", "media/qr.png"));
    }
    links.forEach((address, id) ->
        out.raw("<Relationship Id=\"")
            .raw(id)
            .raw("\" Type=\"")
            .raw(OFFICE)
            .raw("hyperlink\" Target=\"")
            .text(address)
            .raw("\" TargetMode=\"External\"/>"));
    out.raw("</Relationships>");
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
  }

  /**
   * Title, author and the day of the paper; never the machine's clock or a person who happened to
   * press the button.
   */
  void properties(PaperHead head) {
    part(
        "docProps/core.xml",
        out ->
            out.raw(XML)
                .raw(
                    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
                .raw(
                    " xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
                .text(Typography.clean((head.kind() + " " + head.subject()).strip()))
                .raw("</dc:title><dc:creator>")
                .text(Typography.clean(head.issuer()))
                .raw(
                    "</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">")
                .raw(head.day() + "T00:00:00Z")
                .raw("</dcterms:created></cp:coreProperties>"));
  }

  byte[] finished() {
    try {
      zip.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
