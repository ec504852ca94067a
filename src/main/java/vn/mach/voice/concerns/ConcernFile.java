package vn.mach.voice.concerns;

import java.util.HexFormat;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;

/**
 * A photo or recording as it is stored: what cameras and phones write into files is taken out, and
 * the name of the sender's file is not known.
 */
record ConcernFile(String mediaType, String ending, byte[] content) {

  static final int LARGEST = 10 << 20;
  static final int MOST = 5;

  String digest() {
    return HexFormat.of().formatHex(Digests.of(content));
  }

  /**
   * The file as it may be stored. Refused: what is neither a JPEG or PNG photo nor a recording
   * (WebM, MP4), or is broken.
   *
   * @param number counted from 1, for what is said
   */
  static Outcome<ConcernFile> of(byte[] sent, int number) {
    if (sent.length > LARGEST) {
      return Outcome.refused("file", "concerns.refused.file_large", number, LARGEST >> 20);
    }
    try {
      if (starts(sent, 0, 0xff, 0xd8, 0xff)) {
        return Outcome.done(new ConcernFile("image/jpeg", "jpg", PhotoMetadata.jpeg(sent)));
      }
      if (starts(sent, 0, 0x89, 'P', 'N', 'G')) {
        return Outcome.done(new ConcernFile("image/png", "png", PhotoMetadata.png(sent)));
      }
      if (starts(sent, 0, 0x1a, 0x45, 0xdf, 0xa3)) {
        return Outcome.done(new ConcernFile("audio/webm", "webm", SoundMetadata.webm(sent)));
      }
      if (starts(sent, 4, 'f', 't', 'y', 'p') && !heic(sent)) {
        return Outcome.done(new ConcernFile("audio/mp4", "m4a", SoundMetadata.mp4(sent)));
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Outcome.refused("file", "concerns.refused.file_broken", number);
    }
    return Outcome.refused("file", "concerns.refused.file_kind", number);
  }

  private static boolean heic(byte[] sent) {
    return starts(sent, 8, 'h', 'e')
        || starts(sent, 8, 'm', 'i', 'f')
        || starts(sent, 8, 'm', 's', 'f');
  }

  private static boolean starts(byte[] content, int at, int... wanted) {
    if (content.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((content[at + i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
