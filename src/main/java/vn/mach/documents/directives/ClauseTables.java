package vn.mach.documents.directives;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.intake.SecretMarking;
import vn.mach.organisation.people.PostKind;

/**
 * Clauses of issued versions in the exchange format: a row a clause, with what its version says of
 * itself repeated in each. A version comes whole and is the next of its directive, or it is there
 * already and the same. Only who holds the whole realm brings them. Nobody is asked anything anew
 * by an import: what is owed comes in its own tables.
 */
@Component
class ClauseTables implements ExchangeTable {

  private static final int LONGEST_TERM = 3650;

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("directive", new CellType.Reference("directives", "unknown_directive"), "văn bản")
              .required()
              .keyed(),
          of("version", new CellType.Whole(), "phiên bản").required().keyed(),
          of("issued_on", new CellType.Day(), "ngày ban hành phiên bản").required(),
          of("amendment", new CellType.Text(1000), "nội dung sửa đổi"),
          of("expires_on", new CellType.Day(), "hết hiệu lực sau ngày"),
          of("clause", new CellType.Whole(), "mã điều khoản").required().keyed(),
          of("position", new CellType.Whole(), "thứ tự").required(),
          of("depth", new CellType.Whole(), "cấp"),
          of("number", new CellType.Text(40, CellType.TextForm.LINE), "số"),
          of("heading", new CellType.Text(500, CellType.TextForm.LINE), "tiêu đề"),
          of("body", new CellType.Text(ClauseSplitter.LONGEST_CLAUSE), "nội dung"),
          of(
              "answer",
              CellType.oneOf(
                  AnswerKind.values(),
                  AnswerKind::code,
                  "unknown_kind",
                  "directives.clauses.answer."),
              "yêu cầu"),
          of("classes", new CellType.Tags(), "loại tổ chức"),
          of("posts", new CellType.Tags(), "chức vụ"),
          of("due_day", new CellType.Day(), "hạn"),
          of("term_days", new CellType.Whole(), "số ngày"),
          of("term_working", new CellType.YesNo(), "ngày làm việc"),
          of("target", new CellType.Reference("targets", "unknown_target"), "chỉ tiêu"),
          of("changed_in", new CellType.Whole(), "thay đổi ở phiên bản"));

  private static final String SAME_VERSION = "o.directive = r.directive and o.version = r.version";

  private static final String NAMED =
      """
      join directives_coded n on n.symbol = r.directive_symbol and n.issuer is not distinct from r.directive_issuer
        and n.issued_on = r.directive_issued_on\
      """;

  /** The text of each version, and the version before it. */
  private static final String TEXTS =
      """
      update directive_versions v set text = t.text,
        previous_id = (select p.id from directive_versions p where p.directive_id = v.directive_id and p.number < v.number order by p.number desc limit 1)
      from (
        select c.version_id, string_agg(trim(both from concat_ws(' ', nullif(c.number_text, ''), nullif(c.heading, ''), nullif(c.body, ''))), E'\\n\\n'
          order by c.position) as text
        from clauses c where c.directive_id in (select n.directive_id from {rows} r %s where r.state = 'fresh') group by c.version_id
      ) t
      where t.version_id = v.id and v.text = ''
      """;

  /** What is searched: the words of the version that holds. */
  private static final String BODIES =
      """
      update directives d set body = '<p>' || replace(replace(replace(replace(v.text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), E'\\n\\n', '</p><p>') || '</p>'
      from directive_versions v
      where v.directive_id = d.id and v.status = 'issued' and d.id in (select n.directive_id from {rows} r %s where r.state = 'fresh')
      """;

  private static final String STANDS =
      """
      exists (select 1 from directive_versions v join directives_coded d on d.directive_id = v.directive_id
        where d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer and d.issued_on = r.directive_issued_on
          and v.number >= r.version)\
      """;

  /** Tags have no order; runs of spaces are one. */
  private static final Map<String, String> READ =
      Map.of(
          "depth",
          "coalesce(r.depth, 0)",
          "body",
          "case when regexp_replace(r.body, '[ \\t]+', ' ', 'g') is not distinct from"
              + " regexp_replace(s.body, '[ \\t]+', ' ', 'g') then s.body else r.body end",
          "classes",
          sameTags("classes"),
          "posts",
          sameTags("posts"),
          "changed_in",
          "coalesce(r.changed_in, r.version)",
          "term_working",
          "coalesce(r.term_working, s.term_working)");

  private static String sameTags(String column) {
    return "case when coalesce(r.%1$s, '{}') @> coalesce(s.%1$s, '{}') and coalesce(s.%1$s, '{}') @> coalesce(r.%1$s, '{}') then s.%1$s else r.%1$s end"
        .formatted(column);
  }

  @Override
  public String name() {
    return "clauses";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public Set<String> after() {
    return Set.of("unit_kinds");
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    for (String column : List.of("number", "heading", "body", "amendment")) {
      if (row.get(column) instanceof String text && SecretMarking.inText(text)) {
        return new RowError(column, "secret_marking");
      }
    }
    boolean says =
        row.get("number") != null || row.get("heading") != null || row.get("body") != null;
    if (!says) {
      return new RowError("body", "missing");
    }
    boolean marked =
        row.get("classes") != null
            || row.get("posts") != null
            || row.get("due_day") != null
            || row.get("term_days") != null
            || row.get("target") != null;
    if (marked && row.get("answer") == null) {
      return new RowError("answer", "missing");
    }
    return row.get("issued_on") instanceof LocalDate day && day.isAfter(today)
        ? new RowError("issued_on", "in_the_future")
        : null;
  }

  @Override
  public List<String> resolvedColumns() {
    return DirectiveReferences.COLUMNS;
  }

  @Override
  public void validate(StagedRows rows) {
    DirectiveReferences.resolveInRealm(rows, "r.issued_on", "r.directive");
    DirectiveReferences.refuseUnknown(rows, "directive");
    rows.run(
        "update {rows} r set directive = %s where r.state = 'fresh'"
            .formatted(DirectiveReferences.WRITTEN));
    rows.refuse("version", "out_of_range", "r.version not between 1 and 10000");
    rows.refuse("clause", "out_of_range", "r.clause not between 1 and 1000000");
    rows.refuse("position", "out_of_range", "r.position not between 1 and 1000000");
    rows.refuse("depth", "out_of_range", "r.depth > 9");
    rows.refuse("term_days", "out_of_range", "r.term_days not between 1 and " + LONGEST_TERM);
    rows.refuse(
        "classes",
        "unknown_kind",
        """
        exists (select 1 from unnest(r.classes) c(code)
          where c.code !~ '^[^:]+(:(no_)?committee)?$' or not exists (
            select 1 from unit_kinds_sheet k where k.code = split_part(c.code, ':', 1)
            union all select 1 from {unit_kinds} k where k.state in ('fresh', 'changed') and k.code = split_part(c.code, ':', 1)))\
        """);
    rows.refuse(
        "posts",
        "unknown_post",
        "not r.posts <@ array[%s]"
            .formatted(
                Arrays.stream(PostKind.values())
                    .map(it -> "'" + it.code() + "'")
                    .collect(Collectors.joining(", "))));
    rows.refuseUnknown("target");
    rows.refuse(
        "position",
        "duplicate",
        "exists (select 1 from {rows} o where o.state = 'fresh' and %s and o.position = r.position and o.line < r.line)"
            .formatted(SAME_VERSION));
    rows.refuse(
        "issued_on",
        "conflicting_version",
        "exists (select 1 from {rows} o where o.state = 'fresh' and %s and o.line < r.line and (o.issued_on, o.amendment, o.expires_on) is distinct from (r.issued_on, r.amendment, r.expires_on))"
            .formatted(SAME_VERSION));
    rows.compare(READ);
    rows.refuse("version", "changed_since_sent", STANDS);
    // a version without some of its clauses would be another text
    rows.refuse(
        "version",
        "conflicting_version",
        "exists (select 1 from {rows} o where o.state = 'refused' and o.version = r.version and"
            + " o.directive = r.directive)");
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        "update directive_versions v set status = 'replaced' where v.status = 'issued' and"
            + " v.directive_id in (select n.directive_id from {rows} r "
            + NAMED
            + " where r.state = 'fresh')");
    rows.statement(
            """
            insert into directive_versions (directive_id, number, status, text, reason, expires_on, issued_on, issued_at, issued_by)
            select distinct on (n.directive_id, r.version) n.directive_id, r.version,
              case when r.version = max(r.version) over (partition by n.directive_id) then 'issued' else 'replaced' end, '',
              coalesce(r.amendment, ''), r.expires_on, r.issued_on, :now::timestamptz, :account::bigint
            from {rows} r %s where r.state = 'fresh' order by n.directive_id, r.version, r.line
            """
                .formatted(NAMED))
        .param("now", Timestamp.from(context.now()))
        .param("account", context.actor().account())
        .update();
    rows.run(
        """
        insert into clauses (version_id, directive_id, clause_key, position, depth, number_text, heading, body, asks, answer_kind, addressee_classes,
          addressee_posts, due_day, term_days, term_working, target, changed_in)
        select v.id, v.directive_id, r.clause, r.position, coalesce(r.depth, 0), coalesce(r.number, ''), coalesce(r.heading, ''), coalesce(r.body, ''),
          r.answer is not null, r.answer, coalesce(r.classes, '{}'), coalesce(r.posts, '{}'), r.due_day, r.term_days,
          r.term_days is not null and coalesce(r.term_working, false), r.target, coalesce(r.changed_in, r.version)
        from {rows} r %s join directive_versions v on v.directive_id = n.directive_id and v.number = r.version where r.state = 'fresh'
        """
            .formatted(NAMED));
    rows.run(TEXTS.formatted(NAMED));
    rows.run(BODIES.formatted(NAMED));
  }
}
