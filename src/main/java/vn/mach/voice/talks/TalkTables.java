package vn.mach.voice.talks;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;

/**
 * Plans of talks, conferences and their answers in the exchange format. Files are read by rank, so
 * a talk leaves only as the plan has it: not whether it was held, and nothing of what was said. A
 * question leaves once it is answered for all, and without who asked.
 */
final class TalkTables {

  private TalkTables() {}

  @Component
  static class Plans implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị")
                .required()
                .keyed(),
            of("year", new CellType.Whole(), "năm").required().keyed(),
            of("position", new CellType.Whole(), "thứ tự").required().keyed(),
            of("person", new CellType.Reference("people", "unknown_person"), "gặp ai").required(),
            of("host", new CellType.Reference("people", "unknown_person"), "ai gặp").required(),
            of("planned_on", new CellType.Day(), "ngày dự kiến").required());

    private final TalkPlansSql plans;
    private final TalkMaking making;

    Plans(TalkPlansSql plans, TalkMaking making) {
      this.plans = plans;
      this.making = making;
    }

    @Override
    public String name() {
      return "talks";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("marks");
    }

    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(Right.KEEP_PEOPLE, "unit", "r.unit", "unknown_unit"),
          new Reach(Right.SEE_PEOPLE, "person", person("person"), "unknown_person"),
          new Reach(Right.SEE_PEOPLE, "host", person("host"), "unknown_person"));
    }

    private static String person(String column) {
      return """
      coalesce((select p.unit from {people} p where p.code = r.%1$s and p.state <> 'refused' limit 1),
        (select s.unit from people_sheet s where s.code = r.%1$s))\
      """
          .formatted(column);
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("person") instanceof String guest && guest.equals(row.get("host"))) {
        return new RowError("host", "unknown_person");
      }
      if (row.get("year") instanceof Long year
          && (year < PlannedTalk.FIRST_YEAR || year > PlannedTalk.LAST_YEAR)) {
        return new RowError("year", "out_of_range");
      }
      if (row.get("position") instanceof Long place && (place < 1 || place > 100_000)) {
        return new RowError("position", "out_of_range");
      }
      return row.get("planned_on") instanceof LocalDate on
              && row.get("year") instanceof Long year
              && on.getYear() != year
          ? new RowError("planned_on", "not_a_date")
          : null;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("unit");
      rows.refuseUnknown("person");
      rows.refuseUnknown("host");
      rows.compare(Map.of());
    }

    /** A line as it came in. */
    private record Line(UnitId unit, PersonId guest, PersonId host, LocalDate on, int position) {

      static Line of(ResultSet row, int number) throws SQLException {
        return new Line(
            new UnitId(row.getLong("unit_id")),
            new PersonId(row.getLong("guest_id")),
            new PersonId(row.getLong("host_id")),
            row.getObject("planned_on", LocalDate.class),
            row.getInt("position"));
      }
    }

    /**
     * Each is a file for named eyes, so each is made as on the page; its host is asked at night.
     */
    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.statement(
              """
              select u.unit_id, g.person_id as guest_id, h.person_id as host_id, r.planned_on, r.position
              from {rows} r join unit_codes u on u.code = r.unit join people_named g on g.code = r.person
              join people_named h on h.code = r.host where r.state = 'fresh' order by u.unit_id, r.year, r.position
              """)
          .query(Line::of)
          .list()
          .forEach(line -> {
            long id =
                making.make(
                    line.unit(),
                    line.host(),
                    line.guest(),
                    TalkStatus.PLANNED,
                    "",
                    line.on(),
                    null);
            plans.place(id, line.position());
          });
    }
  }

  @Component
  static class Conferences implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
            of("title", new CellType.Text(NewDialogue.LONGEST, CellType.TextForm.LINE), "tên")
                .required(),
            of("held_on", new CellType.Day(), "ngày").required(),
            of("place", new CellType.Text(NewDialogue.LONGEST, CellType.TextForm.LINE), "nơi họp")
                .required(),
            of("questions_until", new CellType.Day(), "nhận câu hỏi đến").required(),
            of(
                    "status",
                    CellType.oneOf(
                        DialogueStatus.values(),
                        DialogueStatus::code,
                        "unknown_status",
                        "talks.dialogue.status."),
                    "trạng thái")
                .required(),
            of("expected", new CellType.Whole(), "phải dự"),
            of("present", new CellType.Whole(), "có mặt"));

    @Override
    public String name() {
      return "dialogues";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("talks");
    }

    @Override
    public List<Reach> reach() {
      return List.of(new Reach(Right.RECORD, "unit", "r.unit", "unknown_unit"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("title") instanceof String title && SecretMarking.inTitle(title)) {
        return new RowError("title", "secret_marking");
      }
      if (row.get("held_on") instanceof LocalDate held) {
        if ("held".equals(row.get("status")) && held.isAfter(today)) {
          return new RowError("held_on", "in_the_future");
        }
        if (row.get("questions_until") instanceof LocalDate until && until.isAfter(held)) {
          return new RowError("questions_until", "ends_before_start");
        }
      }
      long most = row.get("expected") instanceof Long expected ? expected : 0;
      return row.get("present") instanceof Long present && (present > most || most > 100_000)
          ? new RowError("present", "present_exceeds_expected")
          : null;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("unit");
      rows.compare(Map.of());
    }

    /** Its activity comes in the table of activities. Nobody is asked for questions. */
    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.statement(
              """
              insert into dialogues (code, unit_id, title, held_on, place, questions_until, status, expected, present, reason, announced_by, announced_on)
              select r.code, u.unit_id, r.title, r.held_on, r.place, r.questions_until, r.status, r.expected, r.present,
                case when r.status = 'cancelled' then '' end, :account::bigint, least(r.questions_until, r.held_on)
              from {rows} r join unit_codes u on u.code = r.unit where r.state = 'fresh'
              """)
          .param("account", context.actor().account())
          .update();
    }
  }

  /** One row for each answer, as all read it. */
  @Component
  static class Questions implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("dialogue", new CellType.Reference("dialogues", "unknown_dialogue"), "hội nghị")
                .required(),
            of("number", new CellType.Whole(), "số thứ tự").required(),
            of("text", new CellType.Text(DialogueQuestions.LONGEST), "câu hỏi").required(),
            of("answer", new CellType.Text(DialogueQuestions.LONGEST_ANSWER), "trả lời").required(),
            of("answered_on", new CellType.Day(), "ngày trả lời").required(),
            of(
                    "answered_in",
                    new CellType.OneOf(
                        List.of("hall", "after"), "unknown_choice", "talks.answered_in."),
                    "trả lời ở")
                .required());

    @Override
    public String name() {
      return "dialogue_questions";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(
              Right.RECORD,
              "dialogue",
              """
              coalesce((select d.unit from {dialogues} d where d.code = r.dialogue and d.state <> 'refused' limit 1),
                (select s.unit from dialogues_sheet s where s.code = r.dialogue))\
              """,
              "unknown_dialogue"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      return row.get("number") instanceof Long number && (number < 1 || number > 100_000)
          ? new RowError("number", "out_of_range")
          : null;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("dialogue");
      rows.compare(Map.of());
      rows.refuse("code", "not_a_code", "r.code <> r.dialogue || '.' || r.number");
      rows.refuse(
          "number",
          "duplicate",
          """
          r.state = 'fresh' and exists (
            select 1 from dialogue_questions q join dialogues d on d.id = q.dialogue_id where d.code = r.dialogue and q.number = r.number)\
          """);
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into dialogue_questions (dialogue_id, number, text, asked_on, unit_id, answer, answered_on, answered_in)
          select d.id, r.number, r.text, least(d.questions_until, r.answered_on), d.unit_id, r.answer, r.answered_on, r.answered_in
          from {rows} r join dialogues d on d.code = r.dialogue where r.state = 'fresh'
          """);
    }
  }
}
