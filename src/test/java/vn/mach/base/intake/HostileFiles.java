package vn.mach.base.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that somebody made to do harm, and some that only broke. */
public final class HostileFiles {

  public static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\""
          + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  public static final String OPEN =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
  public static final String CLOSE = "</w:body></w:document>";

  private HostileFiles() {}

  public static String paragraph(String text) {
    return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
  }

  public static byte[] docx(String body) {
    return zip(Map.of("[Content_Types].xml", TYPES, "word/document.xml", OPEN + body + CLOSE));
  }

  public static byte[] zip(Map<String, String> parts) {
    return zipOf(zip -> {
      for (Map.Entry<String, String> part : new TreeMap<>(parts).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    });
  }

  public interface Filling {
    void fill(ZipOutputStream zip) throws IOException;
  }

  public static byte[] zipOf(Filling filling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      filling.fill(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Ten entities, each of ten of the one before. */
  public static String billionLaughs() {
    StringBuilder definitions = new StringBuilder("<!DOCTYPE w:document [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      definitions
          .append("<!ENTITY l")
          .append(i)
          .append(" \"")
          .append(("&l" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    return definitions + "]>" + OPEN + paragraph("&l9;") + CLOSE;
  }

  /** A part of so many megabytes of the same. */
  public static byte[] bomb(int megabytes, String pattern) {
    return zipOf(zip -> {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(TYPES.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(OPEN.getBytes(StandardCharsets.UTF_8));
      byte[] some = pattern.repeat((1 << 20) / pattern.length()).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < megabytes; i++) {
        zip.write(some);
      }
      zip.write(CLOSE.getBytes(StandardCharsets.UTF_8));
    });
  }

  public static byte[] encrypted(byte[] docx) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("mat-khau");
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(docx);
      }
      container.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  /** A PDF of one page whose content unpacks to so many megabytes of spaces. */
  public static byte[] pdfBomb(int megabytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < megabytes; i++) {
        out.write(spaces);
      }
    }
    return pdf(
        "<< /Filter /FlateDecode /Length " + packed.size() + " >>", packed.toByteArray(), "");
  }

  /** Forms that each draw the next twice: two to the power of their number. */
  public static byte[] pdfOfForms(int forms) throws IOException {
    StringBuilder objects = new StringBuilder();
    for (int i = 0; i < forms; i++) {
      String content =
          i == forms - 1 ? "BT /F 9 Tf (ha) Tj ET" : "/X" + (i + 1) + " Do /X" + (i + 1) + " Do";
      String resources =
          i == forms - 1
              ? ""
              : " /Resources << /XObject << /X" + (i + 1) + " " + (11 + i) + " 0 R >> >>";
      objects
          .append(10 + i)
          .append(" 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9]")
          .append(resources)
          .append(" /Length ")
          .append(content.length())
          .append(" >>\nstream\n")
          .append(content)
          .append("\nendstream\nendobj\n");
    }
    byte[] content = "/X0 Do".getBytes(StandardCharsets.US_ASCII);
    return pdf("<< /Length " + content.length + " >>", content, objects.toString());
  }

  private static byte[] pdf(String dictionary, byte[] content, String more) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    String head =
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R"
            + " /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X0 10 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n4 0 obj\n"
            + dictionary
            + "\nstream\n";
    pdf.write(head.getBytes(StandardCharsets.US_ASCII));
    pdf.write(content);
    pdf.write(
        ("\nendstream\nendobj\n" + more + "trailer\n<< /Root 1 0 R >>\n%%EOF\n")
            .getBytes(StandardCharsets.US_ASCII));
    return pdf.toByteArray();
  }
}
