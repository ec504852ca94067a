package vn.mach.documents.papers;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** The QR of an address, as squares of dark and light. */
public final class QrCode {

  /** Width and height in print, in pt (20 mm), with the light margin. */
  static final double SIZE = 57;

  private static final int PIXELS = 8;

  private QrCode() {}

  static BitMatrix of(String address) {
    try {
      return new QRCodeWriter()
          .encode(
              address,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(EncodeHintType.MARGIN, 2, EncodeHintType.CHARACTER_SET, "UTF-8"));
    } catch (WriterException e) {
      throw new IllegalStateException(
          "An address of " + address.length() + " characters is too long for a QR", e);
    }
  }

  /**
   * For a page: a square drawing.
   *
   * @param size its width and height in squares
   * @param path of the dark squares, as an SVG's {@code d}
   */
  public record Drawing(int size, String path) {}

  /** The QR of an address as an SVG path. */
  public static Drawing drawing(String address) {
    BitMatrix squares = of(address);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y++) {
      for (int x = 0; x < squares.getWidth(); x++) {
        if (squares.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return new Drawing(squares.getWidth(), path.toString());
  }

  static byte[] png(String address) {
    BitMatrix squares = of(address);
    return Png.blackAndWhite(
        squares.getWidth() * PIXELS,
        squares.getHeight() * PIXELS,
        (x, y) -> squares.get(x / PIXELS, y / PIXELS));
  }
}
