package vn.mach.base.intake;

import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * Recognises the marking of a secret paper: Mật, Tối mật, Tuyệt mật, standing as a mark and not as
 * an ordinary word. "Bí mật", "mật ong", "mật khẩu" or "danh mục bí mật nhà nước độ Tối mật" in a
 * sentence are no marking.
 */
public final class SecretMarking {

  private static final String DEGREE = "(?:TUYỆT\\s+MẬT|TỐI\\s+MẬT|M\\s*Ậ\\s*T)";
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /**
   * A line that is nothing but the mark, or names the degree: {@code ĐỘ MẬT: TỐI MẬT}. What is
   * around it is looked for in its own line only: from each of a million empty lines to the end of
   * them would take hours.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "^[\\h\\p{P}\\p{S}]*(?:(?:ĐỘ|DẤU|MỨC\\s+ĐỘ)\\s+MẬT\\s*[:：-]\\s*)?"
              + DEGREE
              + "[\\h\\p{P}\\p{S}]*$",
          FLAGS | Pattern.MULTILINE);

  /** In brackets anywhere: {@code (Mật)}, {@code [TỐI MẬT]}. */
  private static final Pattern BRACKETS =
      Pattern.compile("[(\\[{<]\\s*" + DEGREE + "\\s*[)\\]}>]", FLAGS);

  /**
   * Before or behind a title, set off from it: {@code MẬT - Kế hoạch…}, {@code Kế hoạch… – Tối
   * mật}.
   */
  private static final Pattern SET_OFF =
      Pattern.compile(
          "^\\h*" + DEGREE + "\\s*[-–—:|/_]|[-–—:|/_]\\s*" + DEGREE + "\\h*$",
          FLAGS | Pattern.MULTILINE);

  /**
   * In a name of a file accents are often left out; a bare "mat" may be anything (mặt trận, ra mắt)
   * and counts only in brackets.
   */
  private static final Pattern BARE_NAME =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:tuyet[\\s_.-]*mat|toi[\\s_.-]+mat)(?:[^\\p{L}]|$)|[(\\[{]\\s*mat\\s*[)\\]}]",
          FLAGS);

  private static final Pattern DEGREE_IN_NAME =
      Pattern.compile("(?:^|[^\\p{L}])(?:tuyệt|tối)[\\s_.-]+mật(?:[^\\p{L}]|$)", FLAGS);

  /**
   * A title that calls what it is about a secret paper: {@code Tài liệu Tối mật số 1}. "Mật" alone
   * counts only where nothing or a number follows: "Báo cáo mật độ dân số" is none.
   */
  private static final Pattern SECRET_PAPER =
      Pattern.compile(
          "^\\h*(?:TÀI\\s+LIỆU|VĂN\\s+BẢN|CÔNG\\s+VĂN|BÁO\\s+CÁO|KẾ\\s+HOẠCH|NGHỊ\\s+QUYẾT|HỒ\\s+SƠ|TỜ\\s+TRÌNH|QUYẾT\\s+ĐỊNH|THÔNG\\s+BÁO|KẾT\\s+LUẬN|CHỈ\\s+THỊ|ĐỀ\\s+ÁN)"
              + "\\s+(?:(?:TUYỆT|TỐI)\\s+MẬT(?!\\p{L})|MẬT\\s*(?:$|SỐ\\s|[-–—:,.;(]))",
          FLAGS);

  /** Two degrees begin no ordinary title, also without a mark behind them. */
  private static final Pattern LEADING =
      Pattern.compile("^\\h*(?:TUYỆT\\s+MẬT|TỐI\\s+MẬT)(?!\\p{L})", FLAGS);

  private SecretMarking() {}

  /** Whether a title carries a marking, or calls a paper secret in its first words. */
  public static boolean inTitle(String title) {
    String nfc = Text.nfc(title);
    return inText(title) || SECRET_PAPER.matcher(nfc).find() || LEADING.matcher(nfc).find();
  }

  /** Whether text of one or many lines carries a marking. */
  public static boolean inText(String text) {
    String nfc = Text.nfc(text);
    return LINE.matcher(nfc).find() || BRACKETS.matcher(nfc).find() || SET_OFF.matcher(nfc).find();
  }

  /** Whether the name of a file carries one, with or without accents. */
  public static boolean inName(String name) {
    String nfc = Text.nfc(name);
    int dot = nfc.lastIndexOf('.');
    String stem = dot > 0 ? nfc.substring(0, dot) : nfc;
    return inText(stem) || DEGREE_IN_NAME.matcher(stem).find() || BARE_NAME.matcher(stem).find();
  }
}
