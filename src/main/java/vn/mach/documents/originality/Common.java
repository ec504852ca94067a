package vn.mach.documents.originality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What every text of an office has: the most frequent syllables, and set phrases. */
final class Common {

  private static final double LITTLE = 0.3;
  private static final float ONE = 0.6f;
  private static final float BOTH = 0.4f;
  private static final Set<Integer> SYLLABLES = new HashSet<>();
  private static final Set<Integer> GRAMS = new HashSet<>();
  private static final Set<Long> PAIRS = new HashSet<>();

  static {
    Syllables frequent =
        SyllableReader.read(
            "và của có các được là cho trong với những một không đã để người này khi đến từ ra vào"
                + " về theo tại trên cũng như đó do thì sẽ bị còn nhiều việc năm sự phải cần nên"
                + " hay hoặc đang rất hơn lại làm ở mà nhưng vì qua bằng nhất nào đều tổ chức công"
                + " tác thực hiện phát triển kinh tế xã hội đảng bộ ủy ban nhân dân chính quản lý"
                + " lãnh đạo nhà nước quy định hoạt động bảo đảm nâng cao chất lượng tăng cường đẩy"
                + " mạnh xây dựng thứ the of and to in a is for that on with as by be are it");
    for (int i = 0; i < frequent.count; i++) {
      SYLLABLES.add(frequent.plain[i]);
    }
    for (String line : phrases().lines().toList()) {
      Syllables phrase = SyllableReader.read(line.toLowerCase(Locale.ROOT));
      for (int gram : phrase.grams) {
        GRAMS.add(gram);
      }
      for (int k = 0; k + 1 < phrase.core.length; k++) {
        PAIRS.add(pair(phrase, k));
      }
    }
  }

  private Common() {}

  private static String phrases() {
    try (InputStream in = Common.class.getResourceAsStream("set-phrases.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static double weight(int plain) {
    return SYLLABLES.contains(plain) ? LITTLE : 1;
  }

  /** How much a gram tells by its words: little where it consists of what every office writes. */
  static float telling(Syllables text, int gram) {
    int common = 0;
    for (int k = gram; k < gram + Syllables.GRAM - 1; k++) {
      common += PAIRS.contains(pair(text, k)) ? 1 : 0;
    }
    return common == 0 ? 1 : common == 1 ? ONE : BOTH;
  }

  private static long pair(Syllables text, int k) {
    return (long) text.plain[text.core[k]] << 32 | (text.plain[text.core[k + 1]] & 0xffffffffL);
  }

  static boolean isSetPhrase(int gram) {
    return GRAMS.contains(gram);
  }
}
