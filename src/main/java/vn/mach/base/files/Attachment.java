package vn.mach.base.files;

import java.time.Instant;

/** A file where it is attached. {@code size} is in bytes. */
public record Attachment(long id, String name, String mediaType, long size, Instant attachedAt) {

  /** Whether a page may show it as a picture: every browser can, and it carries no script. */
  public boolean picture() {
    return mediaType.equals("image/jpeg")
        || mediaType.equals("image/png")
        || mediaType.equals("image/webp");
  }

  /** Whether a page may play it: every browser can. */
  public boolean video() {
    return mediaType.equals("video/mp4") || mediaType.equals("video/webm");
  }

  /**
   * The size as people say it, in whole kB or in MB with one decimal; the unit is in the message
   * {@code files.size.<unit>}.
   */
  public boolean large() {
    return size >= 1_000_000;
  }
}
