package vn.mach.checks;

import java.util.List;
import java.util.Set;

/** What the words around a number make of it: a bound, a change, another time's number, a name. */
final class Roles {

  private static final Set<String> BOUNDS = Set.of("gần", "trên", "hơn", "khoảng", "dưới", "ngót", "chừng");
  private static final Set<String> TWO_WORD_BOUNDS = Set.of("ít nhất", "tối thiểu", "tối đa", "không quá", "không dưới", "chưa đến", "chưa đầy", "chưa tới", "xấp xỉ");
  private static final Set<String> CHANGES = Set.of("tăng", "giảm", "vượt", "thêm", "kém", "hụt", "hạ", "chênh", "tụt", "nâng");
  private static final Set<String> BEHIND_CHANGE = Set.of("thêm", "được", "hơn", "khoảng", "gần", "trên", "là", "tới", "ít", "nhiều", "cao", "thấp", "trưởng", "bình", "quân", "đi", "từ", "mạnh", "nhẹ");
  private static final Set<String> ALWAYS_NAMES = Set.of("tháng", "quý", "thứ", "điều", "khoản", "mục", "chương", "ngày", "mùng", "hạng", "lúc", "khóa", "khoá");
  private static final Set<String> NAMES =
      Set.of(
          "số", "đợt", "lần", "loại", "nhóm", "tổ", "phố", "khu", "đội", "khối", "cấp", "phường", "quận", "ấp", "khóm", "thôn", "bản", "năm", "tuần", "kỳ", "biểu", "bảng",
          "lục", "lộ", "đường", "vòng", "bước", "buôn", "làng", "câu", "mẫu", "phần", "hẻm", "ngõ", "kiệt", "tập", "xóm", "trang");
  private static final Set<String> PAPERS = Set.of("quyết", "thị", "luận", "định", "dẫn", "tư", "án", "trình", "hoạch", "luật", "báo", "văn");

  private final String text;
  private final Passage passage;
  private final List<Token> tokens;

  Roles(String text, Passage passage) {
    this.text = text;
    this.passage = passage;
    this.tokens = passage.tokens();
  }

  Mention.Role ofPercent(int first, int last) {
    int clause = passage.clauseStart(first);
    if (bound(first, clause) || passage.at(last + 1, "trở", "lên") || passage.at(last + 1, "trở", "xuống") || range(first, last)) {
      return Mention.Role.BOUND;
    }
    if (passage.at(first - 1, "từ") || change(first, clause)) {
      return Mention.Role.CHANGE;
    }
    if (planned(first, clause)) {
      return Mention.Role.PLANNED;
    }
    if (compared(first, clause) || comparedBehind(last)) {
      return Mention.Role.COMPARED;
    }
    return each(first, last, clause) ? Mention.Role.EACH : Mention.Role.PLAIN;
  }

  Mention.Role ofCount(int first, int last, Noun noun) {
    int clause = passage.clauseStart(first);
    int behind = last + 1 + noun.length();
    if (name(first, noun) || range(first, last)) {
      return Mention.Role.NAME;
    }
    if (bound(first, clause) || passage.at(behind, "trở", "lên") || passage.at(behind, "trở", "xuống") || passage.at(behind, "phần", "trăm")) {
      return Mention.Role.BOUND;
    }
    if (change(first, clause) || noun.words().equals("điểm")) {
      return Mention.Role.CHANGE;
    }
    if (planned(first, clause)) {
      return Mention.Role.PLANNED;
    }
    if (compared(first, clause)) {
      return Mention.Role.COMPARED;
    }
    return each(first, last, clause) || slashed(behind) ? Mention.Role.EACH : Mention.Role.PLAIN;
  }

  private boolean bound(int first, int clause) {
    String before = word(first - 1);
    return first > clause && (BOUNDS.contains(before) || TWO_WORD_BOUNDS.contains(word(first - 2) + " " + before))
        || passage.at(first - 1, ">")
        || passage.at(first - 1, "<")
        || passage.at(first - 1, "≥")
        || passage.at(first - 1, "≤");
  }

  private boolean change(int first, int clause) {
    int at = first - 1;
    while (at > clause && BEHIND_CHANGE.contains(word(at))) {
      at--;
    }
    return at >= clause && CHANGES.contains(word(at))
        || first - 2 >= clause && word(first - 1).equals("là") && CHANGES.contains(word(first - 2))
        || first - 2 >= clause && (word(first - 2) + " " + word(first - 1)).matches("(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn")
        || hasBetween(clause, first, Set.of("cao hơn", "thấp hơn", "nhiều hơn", "ít hơn"));
  }

  private boolean planned(int first, int clause) {
    int from = Math.max(clause, first - 5);
    for (int i = from; i < first; i++) {
      String two = word(i) + " " + word(i + 1);
      if (two.equals("phấn đấu") || two.equals("dự kiến") || two.equals("mục tiêu") || two.equals("đề ra") || two.equals("quy định")) {
        return true;
      }
      if ((two.equals("chỉ tiêu") || two.equals("kế hoạch")) && first - i <= 4) {
        return !hasBetween(i, first, Set.of("đạt"));
      }
    }
    return false;
  }

  private boolean compared(int first, int clause) {
    for (int i = Math.max(clause, first - 6); i < first; i++) {
      String two = word(i) + " " + word(i + 1);
      if (two.equals("cùng kỳ") || two.equals("năm trước") || two.equals("năm ngoái") || two.equals("kỳ trước") || two.equals("so với") && !word(i + 2).equals("tổng")) {
        return !hasBetween(i, first, Set.of("đạt", "chiếm"));
      }
    }
    return false;
  }

  /** A percent of another time's number: "bằng 102,5% so với cùng kỳ". */
  private boolean comparedBehind(int last) {
    for (int i = last + 1; i <= last + 4 && i + 1 < tokens.size() && tokens.get(i).isWord(); i++) {
      if (passage.at(i, "cùng", "kỳ") || passage.at(i, "so", "với") && !word(i + 2).matches("tổng|số") || passage.at(i, "so", "cùng")) {
        return true;
      }
    }
    return false;
  }

  private boolean each(int first, int last, int clause) {
    String before = word(first - 1);
    if (slashed(last + 1) || before.equals("mỗi")) {
      return true;
    }
    return hasBetween(Math.max(clause, first - 5), first, Set.of("bình quân", "trung bình"));
  }

  /** "…/người": a slash with a word behind it. */
  private boolean slashed(int index) {
    return index + 1 < tokens.size() && tokens.get(index).isMark("/") && tokens.get(index + 1).isWord() && Character.isLetter(word(index + 1).charAt(0)) && !passage.at(index + 1, "tổng");
  }

  private boolean name(int first, Noun noun) {
    String before = word(first - 1);
    if (ALWAYS_NAMES.contains(before) || passage.at(first - 2, "nhiệm", "kỳ")) {
      return true;
    }
    if (before.equals("số") && (word(first - 2).equals("tổng") || word(first - 2).equals("trong"))) {
      return false;
    }
    if (NAMES.contains(before) && !noun.known()) {
      return true;
    }
    return first > 1 && PAPERS.contains(before) && !noun.known() && Character.isUpperCase(text.charAt(tokens.get(first - 2).from()));
  }

  /** "30 - 50", "5-7%", "từ 35 đến 50": neither end is a value. */
  private boolean range(int first, int last) {
    for (int i = last + 1; passage.at(first - 1, "từ") && i <= last + 3; i++) {
      if (passage.at(i, "đến") && number(i + 1)) {
        return true;
      }
    }
    return dash(last + 1) && number(last + 2) || dash(first - 1) && number(first - 2) || passage.at(first - 1, "đến") && (number(first - 2) || mark(first - 2, "%") && number(first - 3));
  }

  private boolean dash(int index) {
    return mark(index, "-");
  }

  private boolean mark(int index, String marks) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isMark(marks);
  }

  private boolean number(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).kind() == Token.Kind.NUMBER;
  }

  private boolean hasBetween(int from, int to, Set<String> words) {
    for (int i = from; i < to; i++) {
      if (words.contains(word(i)) || i + 1 < to && words.contains(word(i) + " " + word(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private String word(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isWord() ? tokens.get(index).word() : "";
  }
}
