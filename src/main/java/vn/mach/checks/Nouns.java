package vn.mach.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The nouns of {@code nouns.txt}: each line a group, then its nouns. */
final class Nouns {

  private static final Map<String, String> GROUPS = load();
  private static final int LONGEST = 4;

  /** Words that begin something else than what is counted. */
  private static final Set<String> NO_NOUN =
      Set.of(
          "thì", "là", "đã", "được", "và", "trong", "so", "đạt", "chiếm", "có", "tăng", "giảm", "trên", "với", "bằng", "để", "nhưng", "gồm", "bao",
          "còn", "của", "tại", "ở", "từ", "đến", "do", "khi", "nên", "vào", "trở", "cho", "theo", "không", "phần", "điểm", "triệu", "tỷ", "tỉ",
          "nghìn", "ngàn", "lần", "năm", "xuất", "tốt", "khá", "giỏi", "trung", "yếu", "kém", "loại", "đúng", "quá", "hoàn", "chính", "dự",
          "khiển", "cảnh", "cách", "khai", "mới", "sau", "trước", "nhất", "nhì", "hợp", "chưa", "nhờ", "qua", "như", "vì", "tham", "về", "bị", "hoặc", "hay", "mà");

  private Nouns() {}

  /** The longest known noun at this token, else the single word there, else none. */
  static Noun at(List<Token> tokens, int index) {
    for (int length = Math.min(LONGEST, tokens.size() - index); length > 0; length--) {
      String words = words(tokens, index, length);
      String group = GROUPS.get(words);
      if (group != null) {
        return new Noun(group, words, length);
      }
    }
    if (index < tokens.size() && tokens.get(index).isWord() && !NO_NOUN.contains(tokens.get(index).word()) && Character.isLetter(tokens.get(index).word().charAt(0))) {
      return new Noun("", tokens.get(index).word(), 1);
    }
    return Noun.NONE;
  }

  /** The words there; empty where something else than words stands between. */
  private static String words(List<Token> tokens, int index, int length) {
    StringBuilder words = new StringBuilder();
    for (int i = index; i < index + length; i++) {
      if (!tokens.get(i).isWord()) {
        return "";
      }
      words.append(i == index ? "" : " ").append(tokens.get(i).word());
    }
    return words.toString();
  }

  private static Map<String, String> load() {
    Map<String, String> groups = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(Nouns.class.getResourceAsStream("nouns.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int colon = line.indexOf(':');
                for (String noun : line.substring(colon + 1).split(",")) {
                  groups.put(noun.strip(), line.substring(0, colon).strip());
                }
              });
      return Map.copyOf(groups);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
