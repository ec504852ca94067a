package vn.mach.documents.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature block, at the right foot; of minutes a second one is at the left.
 *
 * @param lines what is above the signature, each in its own line as the caller composed it: {@code
 *     T/M BAN CHẤP HÀNH}, {@code K/T BÍ THƯ}, {@code PHÓ BÍ THƯ}; empty for a draft without a
 *     signer. A state paper's {@code T/M}, {@code K/T}, {@code T/L} and {@code Q/} at the beginning
 *     of a line are printed with dots.
 * @param name the signer's full name; empty where it is not known yet
 * @param left who signs at the left, as the minute-taker does; then no recipients are above. None:
 *     nobody does
 */
public record SignatureBlock(List<String> lines, String name, @Nullable SignatureBlock left) {

  public SignatureBlock(List<String> lines, String name) {
    this(lines, name, null);
  }

  /** Nobody signs yet. */
  public static final SignatureBlock NONE = new SignatureBlock(List.of(), "");
}
