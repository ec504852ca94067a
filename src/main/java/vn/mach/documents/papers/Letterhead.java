package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What both layouts print around the text, line by line, so that Word and PDF say and look the
 * same. Sizes hang on the size of the text.
 *
 * @param title is in the middle below the head: kind and subject
 * @param signing the lines above the signature; the name comes behind
 * @param leftSigning the same of who signs at the left; empty where nobody does
 */
record Letterhead(
    List<HeadLine> left,
    List<HeadLine> right,
    List<HeadLine> title,
    List<HeadLine> signing,
    List<HeadLine> name,
    List<HeadLine> leftSigning,
    List<HeadLine> leftName) {

  /** Free height for signature and seal, in pt. */
  static final double SIGNATURE = 80;

  /** What a title leaves free at its sides, and lines side by side between them, in pt. */
  static final double ASIDE = 40;

  static final double BETWEEN = 6;

  /** What stands under the subject by 05-HD/VPTW of 27 May 2026. */
  private static final String HYPHENS = "-----";

  private static final String NUMBER = "Số";

  private static final Locale VIETNAMESE = Locale.of("vi");

  /** Lines that say for whom or by whose order somebody signs. */
  private static final Pattern AUTHORITY =
      Pattern.compile("^(TM|T/M|KT|K/T|TL|T/L|TUQ|Q|Q/)[./ ].*");

  private static final Pattern SLASHED = Pattern.compile("^(T)/(M|L)\\s+|^(K)/(T)\\s+");

  static Letterhead of(Paper paper, PageMeasures measures) {
    return paper.layout() == LayoutStandard.PARTY ? party(paper, measures) : state(paper, measures);
  }

  /** The right half of the head takes what its longest line needs, and half the width at least. */
  double rightWidth(double width) {
    double longest = right.stream().mapToDouble(HeadLine::width).max().orElse(0);
    return Math.min(width * 0.62, Math.max(width / 2, longest + BETWEEN + 1));
  }

  /**
   * 36-HD/VPTW, and 05-HD/VPTW of 2026 in the same way: the rule under the party's name is as long
   * as the name; an asterisk parts the body from the number.
   */
  private static Letterhead party(Paper paper, PageMeasures measures) {
    PaperHead head = paper.head();
    double size = measures.text();
    List<HeadLine> left = new ArrayList<>();
    add(left, HeadLine.plain(capitals(head.upperBody()), size));
    add(left, HeadLine.bold(capitals(head.issuer()), size));
    if (!left.isEmpty()) {
      left.add(HeadLine.plain("*", size));
    }
    add(left, HeadLine.plain(Typography.symbol(head.symbol()), size));
    if (head.kind().isBlank()) {
      add(left, HeadLine.italic(Typography.sentence(head.subject()), size - 2));
    }
    List<HeadLine> right =
        List.of(
            HeadLine.bold("ĐẢNG CỘNG SẢN VIỆT NAM", size + 1).ruled(1),
            HeadLine.italic(placeAndDay(head), size));
    return new Letterhead(
        left,
        right,
        title(paper, measures),
        signing(paper.signing(), paper.rules(), size, true),
        name(paper.signing(), size),
        leftSigning(paper, size, true),
        leftName(paper, size));
  }

  /**
   * Decree 30/2020, annex I: national name and motto, a rule as long as the motto; a shorter one
   * under the issuing body.
   */
  private static Letterhead state(Paper paper, PageMeasures measures) {
    PaperHead head = paper.head();
    double size = measures.text();
    List<HeadLine> left = new ArrayList<>();
    add(left, HeadLine.plain(capitals(head.upperBody()), size - 1));
    add(left, HeadLine.bold(capitals(head.issuer()), size - 1).ruled(0.4));
    add(left, HeadLine.plain(Typography.symbol(withColon(head.symbol())), size - 1));
    if (head.kind().isBlank()) {
      add(left, HeadLine.plain(Typography.sentence(head.subject()), size - 2));
    }
    List<HeadLine> right =
        List.of(
            HeadLine.bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size - 1),
            HeadLine.bold("Độc lập - Tự do - Hạnh phúc", size).ruled(1),
            HeadLine.italic(placeAndDay(head), size));
    return new Letterhead(
        left,
        right,
        title(paper, measures),
        signing(paper.signing(), paper.rules(), size, false),
        name(paper.signing(), size),
        leftSigning(paper, size, false),
        leftName(paper, size));
  }

  /** Decree 30/2020, annex I: a colon follows the word "Số"; party papers have none. */
  private static String withColon(String symbol) {
    return symbol.startsWith(NUMBER + " ")
        ? NUMBER + ":" + symbol.substring(NUMBER.length())
        : symbol;
  }

  private static List<HeadLine> title(Paper paper, PageMeasures measures) {
    PaperHead head = paper.head();
    List<HeadLine> title = new ArrayList<>();
    if (!head.kind().isBlank() && paper.rules().hyphens()) {
      add(title, HeadLine.bold(capitals(head.kind()), measures.kind()));
      add(title, HeadLine.bold(Typography.sentence(head.subject()), measures.subject()));
      add(title, HeadLine.plain(HYPHENS, measures.subject()));
    } else if (!head.kind().isBlank()) {
      boolean alone = head.subject().isBlank();
      add(title, HeadLine.bold(capitals(head.kind()), measures.kind()).ruled(alone ? 0.4 : 0));
      add(
          title,
          HeadLine.bold(Typography.sentence(head.subject()), measures.subject()).ruled(0.35));
    }
    return title;
  }

  private static List<HeadLine> leftSigning(Paper paper, double size, boolean party) {
    SignatureBlock left = paper.signing().left();
    return left == null ? List.of() : signing(left, paper.rules(), size, party);
  }

  private static List<HeadLine> leftName(Paper paper, double size) {
    SignatureBlock left = paper.signing().left();
    return left == null ? List.of() : name(left, size);
  }

  private static List<HeadLine> signing(
      SignatureBlock block, LayoutRules rules, double size, boolean party) {
    List<HeadLine> lines = new ArrayList<>();
    boolean behindAuthority = false;
    for (String line : block.lines()) {
      String text = capitals(party ? line : dotted(line));
      boolean authority = AUTHORITY.matcher(text).matches();
      // a party paper's post is in plain capitals under the bold line of authority
      boolean plain = behindAuthority || rules.plainPost();
      add(
          lines,
          party && plain && !authority ? HeadLine.plain(text, size) : HeadLine.bold(text, size));
      behindAuthority |= authority;
    }
    return lines;
  }

  private static List<HeadLine> name(SignatureBlock block, double size) {
    List<HeadLine> name = new ArrayList<>();
    add(name, HeadLine.bold(Typography.clean(block.name()), size));
    return name;
  }

  /**
   * {@code T/M}, {@code K/T} and {@code T/L} as Decree 30/2020 writes them: {@code TM.}, {@code
   * KT.}, {@code TL.}
   */
  static String dotted(String line) {
    return SLASHED.matcher(line.strip()).replaceFirst("$1$2$3$4. ");
  }

  /**
   * {@code Hà Nội, ngày 03 tháng 4 năm 2018}: days below 10 and the months January and February
   * take a zero, the other months none.
   */
  static String placeAndDay(PaperHead head) {
    int day = head.day().getDayOfMonth();
    int month = head.day().getMonthValue();
    String date =
        "ngày %s%d tháng %s%d năm %d"
            .formatted(day < 10 ? "0" : "", day, month < 3 ? "0" : "", month, head.day().getYear());
    return Typography.sentence(head.place().isBlank() ? date : head.place() + ", " + date);
  }

  private static void add(List<HeadLine> lines, HeadLine line) {
    if (!line.text().isBlank()) {
      lines.add(line);
    }
  }

  private static String capitals(String text) {
    return Typography.sentence(text).toUpperCase(VIETNAMESE);
  }
}
