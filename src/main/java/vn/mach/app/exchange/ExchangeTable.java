package vn.mach.app.exchange;

import static vn.mach.app.exchange.ExchangeColumn.of;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.mach.base.kernel.Text;
import vn.mach.evidence.figures.FigureFunction;

/**
 * The tables of the exchange format with their columns, in the format's order. Tables stand in the
 * order in which they are taken in: a table refers only to itself and to tables before it.
 */
enum ExchangeTable {
  UNIT_KINDS(
      of("code", new CellType.Code(), "mã").required().keyed(),
      of("name_vi", text(), "tên tiếng Việt").required(),
      of("name_en", text(), "tên tiếng Anh").required()),
  UNITS(
      of("code", new CellType.Code(), "mã").required().keyed(),
      of("name", text(), "tên").required(),
      of("kind", new CellType.Reference("unknown_kind"), "loại").required(),
      of("parent", new CellType.Reference("unknown_parent"), "cấp trên"),
      of("has_committee", new CellType.YesNo(), "có chi ủy"),
      of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
      of("valid_to", new CellType.Day(), "đến ngày"),
      of("successor", new CellType.Reference("unknown_unit"), "đơn vị kế thừa")),
  PEOPLE(
      of("code", new CellType.Code(), "mã").required().keyed(),
      of("full_name", text(), "họ và tên").required(),
      of("birth_date", new CellType.Day(), "ngày sinh"),
      of("gender", new CellType.OneOf(Words.GENDERS, "unknown_gender"), "giới tính"),
      of("unit", new CellType.Reference("unknown_unit"), "đơn vị").required(),
      of("status", new CellType.OneOf(Words.MEMBER_STATUSES, "unknown_status"), "trạng thái")
          .required(),
      of("admitted_on", new CellType.Day(), "ngày kết nạp"),
      of("official_on", new CellType.Day(), "ngày chính thức"),
      of("card_number", new CellType.CardNumber(), "số thẻ")),
  POSTS(
      of("person", new CellType.Reference("unknown_person"), "người").required().keyed(),
      of("unit", new CellType.Reference("unknown_unit"), "đơn vị").required().keyed(),
      of("post", new CellType.OneOf(Words.POSTS, "unknown_post"), "chức vụ").required().keyed(),
      of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
      of("valid_to", new CellType.Day(), "đến ngày")),
  ACCOUNTS(
      of("login", new CellType.Login(), "tên đăng nhập").required().keyed(),
      of("role", new CellType.OneOf(Words.ROLES, "unknown_role"), "vai trò").required(),
      of("unit", new CellType.Reference("unknown_unit"), "đơn vị").required(),
      of("person", new CellType.Reference("unknown_person"), "người"),
      of("email", text(), "thư điện tử")),
  DIRECTIVES(
      of("symbol", text(), "số ký hiệu").required().keyed(),
      of("kind", new CellType.OneOf(Words.DIRECTIVE_KINDS, "unknown_kind"), "loại").required(),
      of("title", text(), "trích yếu").required(),
      of("issuer", new CellType.Reference("unknown_unit"), "cơ quan ban hành").keyed(),
      of("issued_on", new CellType.Day(), "ngày ban hành").required().keyed(),
      of("parent_symbol", new CellType.Reference("unknown_directive"), "văn bản cấp trên")),
  ACTIVITY_KINDS(
      of("code", new CellType.Code(), "mã").required().keyed(),
      of("name_vi", text(), "tên tiếng Việt").required(),
      of("name_en", text(), "tên tiếng Anh").required()),
  ACTIVITIES(
      of("ref", new CellType.Code(), "mã").required().keyed(),
      of("unit", new CellType.Reference("unknown_unit"), "đơn vị").required(),
      of("kind", new CellType.Reference("unknown_kind"), "loại").required(),
      of("form", new CellType.OneOf(Words.FORMS, "unknown_form"), "hình thức"),
      of("title", new CellType.Text(500), "nội dung").required(),
      of("held_on", new CellType.Day(), "ngày").required(),
      of("status", new CellType.OneOf(Words.ACTIVITY_STATUSES, "unknown_status"), "trạng thái")
          .required(),
      of("directive", new CellType.Reference("unknown_directive"), "văn bản"),
      of("expected", new CellType.Whole(), "phải dự"),
      of("present", new CellType.Whole(), "có mặt"),
      of("tags", new CellType.Tags(), "nhãn")),
  AMOUNTS(
      of("activity", new CellType.Reference("unknown_activity"), "hoạt động").required().keyed(),
      of("amount", new CellType.Code(), "đại lượng").required().keyed(),
      of("value", new CellType.Whole(), "giá trị").required()),
  FIGURES(
      of("code", new CellType.Code(), "mã").required().keyed(),
      of("name_vi", text(), "tên tiếng Việt").required(),
      of("name_en", text(), "tên tiếng Anh").required(),
      of("function", new CellType.OneOf(Words.FUNCTIONS, "unknown_function"), "cách tính")
          .required(),
      of("activity_kind", new CellType.Reference("unknown_kind"), "loại hoạt động").required(),
      of("amount", text(), "đại lượng"),
      of("tag", text(), "nhãn"),
      of("form", new CellType.OneOf(Words.FORMS, "unknown_form"), "hình thức")),
  TARGETS(
      of("code", new CellType.Code(), "mã").required().keyed(),
      of("directive", new CellType.Reference("unknown_directive"), "văn bản").required(),
      of("title", text(), "tên").required(),
      of("figure", new CellType.Reference("unknown_figure"), "chỉ số").required(),
      of("unit_kind", new CellType.Reference("unknown_kind"), "loại đơn vị").required().keyed(),
      of("has_committee", new CellType.YesNo(), "có chi ủy").keyed(),
      of("minimum", new CellType.Decimal(), "mức tối thiểu").required(),
      of("period_from", new CellType.Day(), "từ ngày").required(),
      of("period_to", new CellType.Day(), "đến ngày").required()),
  /** Read by reconcile only. */
  EXPECTED(
      of("what", text(), "đại lượng").required(),
      of("unit", text(), "đơn vị").required(),
      of("from", new CellType.Day(), "từ ngày").required(),
      of("to", new CellType.Day(), "đến ngày").required(),
      of("value", text(), "giá trị")),
  /** Read by reconcile only. */
  REFUSED(
      of("file", text(), "tệp").required(),
      of("line", new CellType.Whole(), "dòng").required(),
      of("reason", text(), "lý do").required());

  private final List<ExchangeColumn> columns;

  ExchangeTable(ExchangeColumn... columns) {
    this.columns = List.of(columns);
  }

  /** What a realm is made of: every table but {@link #EXPECTED} and {@link #REFUSED}. */
  static List<ExchangeTable> ofRealm() {
    return Stream.of(values()).filter(table -> table != EXPECTED && table != REFUSED).toList();
  }

  /** The table of a file or sheet of this name (without its extension), in any case. */
  static Optional<ExchangeTable> named(String name) {
    return Stream.of(values())
        .filter(table -> table.sheet().equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  /** The name of its file (without {@code .csv}) or sheet. */
  String sheet() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * In the format's order, which is also the order of {@link SheetRow#cells} and of files written.
   */
  List<ExchangeColumn> columns() {
    return columns;
  }

  ExchangeColumn column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * The column that a header means: by its name or its Vietnamese title; case, accents and spacing
   * do not matter.
   */
  Optional<ExchangeColumn> ofHeader(String header) {
    String folded = folded(header);
    return columns.stream()
        .filter(
            column -> folded(column.name()).equals(folded) || folded(column.title()).equals(folded))
        .findFirst();
  }

  private static String folded(String header) {
    return Text.unaccented(header.replace('_', ' '));
  }

  private static CellType text() {
    return new CellType.Text(1000);
  }

  /** The closed lists of words. */
  private static final class Words {
    static final Set<String> GENDERS = Set.of("female", "male");
    static final Set<String> MEMBER_STATUSES =
        Set.of("official", "probationary", "temporary_in", "temporary_out", "exempt", "suspended");
    static final Set<String> POSTS =
        Set.of(
            "secretary",
            "deputy_secretary",
            "committee_member",
            "standing_member",
            "inspection_chair");
    static final Set<String> ROLES =
        Set.of("administrator", "office", "secretary", "clerk", "inspector", "member", "observer");
    static final Set<String> DIRECTIVE_KINDS =
        Set.of(
            "resolution",
            "directive",
            "conclusion",
            "decision",
            "regulation",
            "guidance",
            "plan",
            "programme",
            "report",
            "notice",
            "letter",
            "statute",
            "procedure",
            "circular");
    static final Set<String> FORMS = Set.of("in_person", "online", "hybrid");
    static final Set<String> ACTIVITY_STATUSES = Set.of("draft", "confirmed", "withdrawn");
    static final Set<String> FUNCTIONS =
        Arrays.stream(FigureFunction.values())
            .map(FigureFunction::code)
            .collect(Collectors.toUnmodifiableSet());
  }
}
