package vn.mach.voice.findings;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import vn.mach.base.kernel.Right;
import vn.mach.documents.directives.DirectiveReferences;

/**
 * Findings and their levels in the exchange format. What comes in asks nothing of anybody anew, and
 * records no activity: activities have a table of their own; nobody's account is behind it. Files,
 * assignments and visits do not go through files.
 */
final class FindingTables {

  private FindingTables() {}

  /** A finding comes with at least its first level ({@link Steps}). */
  @Component
  static class Heads implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("ref", new CellType.Code(), "mã").required().keyed(),
            of("place", new CellType.Reference("units", "unknown_unit"), "nơi gặp").required(),
            of("found_on", new CellType.Day(), "ngày gặp").required(),
            of(
                    "title",
                    new CellType.Text(NewFinding.LONGEST_TITLE, CellType.TextForm.LINE),
                    "tên vấn đề")
                .required(),
            of("field", new CellType.Code(), "lĩnh vực"),
            of("directive", new CellType.Reference("directives", "unknown_directive"), "văn bản"),
            of("clause", new CellType.Whole(), "điều khoản"),
            of(
                "policy",
                new CellType.Text(NewFinding.LONGEST_POLICY, CellType.TextForm.LINE),
                "chính sách khác"),
            of("difficulty", new CellType.Text(NewFinding.LONGEST_TEXT), "khó khăn, vướng mắc")
                .required(),
            of("evidence", new CellType.Text(NewFinding.LONGEST_TEXT), "dẫn chứng"),
            of("proposal", new CellType.Text(NewFinding.LONGEST_TEXT), "kiến nghị"),
            of("cases", new CellType.Whole(), "số trường hợp").required(),
            of("person", new CellType.Reference("people", "unknown_person"), "người phát hiện"),
            of("sent_on", new CellType.Day(), "ngày gửi").required(),
            of(
                "joined_to",
                new CellType.Reference("findings", "unknown_choice"),
                "chung vấn đề với"),
            of("withdrawn_on", new CellType.Day(), "ngày rút"));

    @Override
    public String name() {
      return "findings";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("clauses", "marks");
    }

    /** The level that received it first must be within reach. */
    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(Right.RECORD, "ref", Steps.FIRST.formatted("r.ref"), "unknown_unit"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("title") instanceof String title && SecretMarking.inTitle(title)) {
        return new RowError("title", "secret_marking");
      }
      if (row.get("sent_on") instanceof LocalDate day && day.isAfter(today)) {
        return new RowError("sent_on", "in_the_future");
      }
      if (row.get("cases") instanceof Long cases && (cases < 1 || cases > NewFinding.MOST_CASES)) {
        return new RowError("cases", "out_of_range");
      }
      if (row.get("directive") == null && row.get("clause") != null) {
        return new RowError("clause", "unknown_directive");
      }
      return row.get("directive") != null && row.get("policy") != null
          ? new RowError("policy", "unknown_choice")
          : null;
    }

    @Override
    public List<String> resolvedColumns() {
      return DirectiveReferences.COLUMNS;
    }

    @Override
    public void validate(StagedRows rows) {
      DirectiveReferences.resolve(rows, "r.place", "r.found_on", "r.directive");
      rows.refuse(
          "ref",
          "missing",
          """
          not exists (select 1 from {finding_steps} n where n.finding = r.ref and n.number = 1 and n.state <> 'refused' and (
              exists (select 1 from unit_codes k where k.code = n.unit)
              or exists (select 1 from {units} k where k.state in ('fresh', 'changed') and k.code = n.unit)))
            and not exists (select 1 from finding_steps_sheet n where n.finding = r.ref)\
          """);
      rows.refuseUnknown("place");
      rows.refuse(
          "field",
          "unknown_choice",
          "r.field is not null and not exists (select 1 from finding_fields f where f.code = r.field)");
      DirectiveReferences.refuseUnknown(rows, "directive");
      rows.refuse(
          "clause",
          "unknown_choice",
          """
          r.clause is not null and not exists (select 1 from clauses_sheet c where c.directive = %s and c.clause = r.clause)
            and not exists (select 1 from {clauses} c where c.state = 'fresh' and c.directive_symbol = r.directive_symbol
              and c.directive_issuer is not distinct from r.directive_issuer and c.clause = r.clause)\
          """
              .formatted(DirectiveReferences.WRITTEN));
      rows.refuseUnknown("person");
      rows.refuseUnknown("joined_to");
      rows.refuse("joined_to", "cycle", "r.joined_to = r.ref");
      // one that was joined leads nothing itself
      rows.refuse(
          "joined_to",
          "cycle",
          """
          r.joined_to is not null and (
            exists (select 1 from {rows} o where o.ref = r.joined_to and o.joined_to is not null)
            or exists (select 1 from findings_sheet o where o.ref = r.joined_to and o.joined_to is not null))\
          """);
      rows.compare(Map.of("directive", DirectiveReferences.WRITTEN));
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into findings (ref, place_id, found_on, title, field, directive_id, clause_key, policy, difficulty, evidence, proposal,
            cases, person_id, account_id, sent_on, withdrawn_on)
          select r.ref, u.unit_id, r.found_on, r.title, r.field, d.directive_id, r.clause, coalesce(r.policy, ''), r.difficulty,
            coalesce(r.evidence, ''), coalesce(r.proposal, ''), r.cases, p.person_id, 0, r.sent_on, r.withdrawn_on
          from {rows} r join unit_codes u on u.code = r.place left join people_named p on p.code = r.person
          left join directives_coded d on d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer
            and d.issued_on = r.directive_issued_on
          where r.state = 'fresh'
          """);
      rows.run(
          """
          update findings f set joined_to = o.id from {rows} r join findings o on o.ref = r.joined_to where r.state = 'fresh' and f.ref = r.ref
          """);
    }
  }

  /** What each level did with a finding: its words, its days, and the answer of the last one. */
  @Component
  static class Steps implements ExchangeTable {

    /** The unit of a finding's first level, by its ref. */
    static final String FIRST =
        """
        coalesce((select n.unit from {finding_steps} n where n.finding = %1$s and n.number = 1 and n.state <> 'refused' limit 1),
          (select s.unit from finding_steps_sheet s where s.finding = %1$s and s.number = 1))\
        """;

    private static final CellType STATES =
        new CellType.OneOf(
            Arrays.stream(FindingStatus.values())
                .filter(it -> it != FindingStatus.READING)
                .map(FindingStatus::code)
                .toList(),
            "unknown_status",
            "findings.state.");

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("finding", new CellType.Reference("findings", "unknown_choice"), "mã vấn đề")
                .required()
                .keyed(),
            of("number", new CellType.Whole(), "cấp thứ").required().keyed(),
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
            of("status", STATES, "trạng thái").required(),
            of("from_on", new CellType.Day(), "từ ngày").required(),
            of("until_on", new CellType.Day(), "xong ngày"),
            of("days", new CellType.Whole(), "số ngày làm việc").required(),
            of("due_on", new CellType.Day(), "hạn").required(),
            of("proposal", new CellType.Text(NewFinding.LONGEST_TEXT), "kiến nghị gửi lên"),
            of("note", new CellType.Text(FindingWork.LONGEST_NOTE), "ghi chú"),
            of("answer", new CellType.Text(NewFinding.LONGEST_TEXT), "trả lời"));

    @Override
    public String name() {
      return "finding_steps";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public List<Reach> reach() {
      return List.of(new Reach(Right.RECORD, "unit", "r.unit", "unknown_unit"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("number") instanceof Long number && (number < 1 || number > 100)) {
        return new RowError("number", "out_of_range");
      }
      if (row.get("days") instanceof Long days && days > 1000) {
        return new RowError("days", "out_of_range");
      }
      return row.get("from_on") instanceof LocalDate from
              && row.get("until_on") instanceof LocalDate until
              && until.isBefore(from)
          ? new RowError("until_on", "ends_before_start")
          : null;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("finding");
      rows.refuseUnknown("unit");
      // only the last level may still have it
      rows.refuse(
          "number",
          "unknown_status",
          """
          exists (select 1 from {rows} o where o.finding = r.finding and o.number < r.number and o.state <> 'refused'
            and o.status in ('new', 'known'))\
          """);
      rows.compare(Map.of());
      rows.refuse(
          "finding",
          "changed_since_sent",
          "exists (select 1 from findings_sheet s where s.ref = r.finding)");
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into finding_steps (finding_id, number, unit_id, state, from_on, until_on, days, due_on, proposal, note, answer)
          select f.id, r.number, u.unit_id, r.status, r.from_on, r.until_on, r.days, r.due_on, coalesce(r.proposal, ''), coalesce(r.note, ''),
            coalesce(r.answer, '')
          from {rows} r join findings f on f.ref = r.finding join unit_codes u on u.code = r.unit where r.state = 'fresh'
          """);
    }
  }
}
