package vn.mach.base.audit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Digests;

/**
 * The SHA-256 digest of a command's content. Each value goes in with its kind and its length, so
 * that no two contents run together: {@code "ab", "c"} is another content than {@code "a", "bc"}.
 */
final class ContentDigest {

  private final DataOutputStream out;

  private ContentDigest(MessageDigest digest) {
    this.out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
  }

  /**
   * 32 bytes.
   *
   * @throws IllegalArgumentException where a value is of a kind whose content is not known
   */
  static byte[] of(String name, @Nullable Object[] content) {
    MessageDigest digest = Digests.sha256();
    var written = new ContentDigest(digest);
    try {
      written.add(name);
      for (@Nullable Object value : content) {
        written.add(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.digest();
  }

  private void add(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('0');
      case CharSequence text -> bytes('t', text.toString().getBytes(StandardCharsets.UTF_8));
      case BigDecimal number -> plain(number.stripTrailingZeros().toPlainString());
      case Number number -> plain(number.toString());
      case Boolean yes -> plain(yes.toString());
      case Enum<?> constant -> plain(constant.name());
      case Temporal time -> plain(time.toString());
      case byte[] bytes -> bytes('b', bytes);
      case Optional<?> optional -> add(optional.orElse(null));
      case Record record -> addRecord(record);
      case Collection<?> collection -> {
        out.writeByte('l');
        out.writeInt(collection.size());
        for (Object one : collection) {
          add(one);
        }
      }
      case Map<?, ?> map -> {
        out.writeByte('m');
        out.writeInt(map.size());
        for (var entry : new TreeMap<>(map).entrySet()) {
          add(entry.getKey());
          add(entry.getValue());
        }
      }
      default -> throw new IllegalArgumentException("No content of a command: " + value.getClass());
    }
  }

  private void addRecord(Record value) throws IOException {
    RecordComponent[] components = value.getClass().getRecordComponents();
    out.writeByte('r');
    plain(value.getClass().getSimpleName()); // steps of other kinds may hold the same values
    out.writeInt(components.length);
    for (RecordComponent component : components) {
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        add(accessor.invoke(value));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void plain(String text) throws IOException {
    bytes('p', text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(char kind, byte[] bytes) throws IOException {
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
