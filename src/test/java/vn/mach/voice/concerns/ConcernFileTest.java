package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;

/** What cameras, phones and browsers write into files is taken out; the picture and sound stay. */
class ConcernFileTest {

  private static final String MARK = "NGUOI-CHUP-A";

  @Test
  void aPhotoLosesPlaceAndNameAndShowsTheSamePicture() throws IOException {
    byte[] clean = cleaned(jpeg(MARK));
    assertThat(text(clean)).doesNotContain(MARK, "Exif");
    assertThat(pixel(clean)).isEqualTo(pixel(jpeg(MARK)));
    byte[] png = cleaned(png());
    assertThat(text(png)).doesNotContain(MARK, "tEXt");
    assertThat(pixel(png)).isEqualTo(pixel(png()));
  }

  @Test
  void aRecordingLosesTitleAndTime() {
    byte[] clean = cleaned(mp4());
    assertThat(text(clean)).doesNotContain(MARK, "\u0012\u00d6\u0087").contains("SOUND");
    byte[] webm = cleaned(webm());
    assertThat(text(webm)).doesNotContain(MARK).contains("SOUND");
    assertThat(webm).hasSameSizeAs(webm());
  }

  @Test
  void documentsWithAuthorsBrokenFilesAndOthersAreRefused() {
    for (byte[] sent :
        new byte[][] {
          "PK\u0003\u0004word/document.xml".getBytes(StandardCharsets.ISO_8859_1),
          "%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1),
          {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16},
          {},
          "<html>".getBytes(StandardCharsets.ISO_8859_1)
        }) {
      assertThat(ConcernFile.of(sent, 1)).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void whateverIsChangedInAFileItIsTakenOrRefusedAndNothingFails() throws IOException {
    Random random = new Random(16);
    for (byte[] good : new byte[][] {jpeg(MARK), png(), mp4(), webm()}) {
      for (int i = 0; i < 3_000; i++) {
        byte[] changed = good.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        assertThat(ConcernFile.of(changed, 1)).isNotNull();
      }
    }
  }

  private static byte[] cleaned(byte[] sent) {
    return switch (ConcernFile.of(sent, 1)) {
      case Outcome.Done<ConcernFile>(ConcernFile file) -> file.content();
      case Outcome.Refused<ConcernFile>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  /** A photo with EXIF and a comment. */
  static byte[] jpeg(String mark) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(picture(), "jpg", plain);
    byte[] bytes = plain.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, 2);
    for (int marker : new int[] {0xe1, 0xfe}) {
      byte[] said = ("Exif\0\0" + mark).getBytes(StandardCharsets.UTF_8);
      out.write(0xff);
      out.write(marker);
      out.write(said.length + 2 >> 8);
      out.write(said.length + 2);
      out.write(said);
    }
    out.write(bytes, 2, bytes.length - 2);
    out.write(mark.getBytes(StandardCharsets.UTF_8)); // behind the end, as some phones write
    return out.toByteArray();
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(picture(), "png", plain);
    byte[] bytes = plain.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, 33); // signature and IHDR
    byte[] said = ("tEXtAuthor\0" + MARK).getBytes(StandardCharsets.UTF_8);
    CRC32 sum = new CRC32();
    sum.update(said);
    out.write(ByteBuffer.allocate(4).putInt(said.length - 4).array());
    out.write(said);
    out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    out.write(bytes, 33, bytes.length - 33);
    return out.toByteArray();
  }

  private static byte[] mp4() {
    byte[] udta = box("udta", MARK.getBytes(StandardCharsets.UTF_8));
    byte[] mvhd = box("mvhd", ByteBuffer.allocate(20).putInt(0).putInt(1234567).putInt(1).array());
    return join(
        box("ftyp", "M4A 0000".getBytes(StandardCharsets.UTF_8)),
        box("moov", join(udta, mvhd)),
        box("mdat", "SOUND".getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] webm() {
    byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
    byte[] info =
        element(
            0x1549A966, join(element(0x7BA9, mark), element(0x5741, mark), element(0x4461, mark)));
    byte[] tags = element(0x1254C367, join(mark, new byte[200]));
    byte[] cluster = element(0x1F43B675, "SOUND".getBytes(StandardCharsets.UTF_8));
    byte[] body = join(info, tags, cluster);
    byte[] segment =
        join(ByteBuffer.allocate(12).putInt(0x18538067).putLong(0x01ffffffffffffffL).array(), body);
    return join(element(0x1A45DFA3, new byte[] {0x42, (byte) 0x86, (byte) 0x81, 1}), segment);
  }

  private static byte[] box(String name, byte[] content) {
    return join(
        ByteBuffer.allocate(4).putInt(content.length + 8).array(),
        name.getBytes(StandardCharsets.UTF_8),
        content);
  }

  private static byte[] element(int id, byte[] content) {
    byte[] number = ByteBuffer.allocate(4).putInt(id).array();
    int from = id > 0xffffff || id < 0 ? 0 : id > 0xffff ? 1 : id > 0xff ? 2 : 3;
    return join(
        java.util.Arrays.copyOfRange(number, from, 4),
        ByteBuffer.allocate(4).putInt(0x10000000 | content.length).array(),
        content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static BufferedImage picture() {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      picture.setRGB(i, i, 0x9d1b1b);
    }
    return picture;
  }

  private static int pixel(byte[] content) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(content)).getRGB(5, 5);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
