package vn.mach.branch.meetings;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Meetings in the access matrix: nobody is due there, so that only rights open them. */
@Component
class MeetingMatrixSample implements MatrixSample {

  private static final String MINUTES =
      """
      {"upperBody":"","issuer":"Chi bộ","town":"","day":"2026-01-05","subject":"họp","began":"19 giờ 00","ended":"21 giờ 00","venue":"",
       "chair":"","minuteTaker":"","guests":[],"standings":[],"due":0,"present":0,"rate":"–","excused":[],"absent":[],"beyond":[],"groups":[],
       "items":[],"votes":[],"works":[],"notes":[],"summary":"","resolution":"","chairPost":""}
      """;

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "meeting",
        it ->
            it.id(
                """
                insert into meetings (code, unit_id, kind, status, held_on, starts_at, theme, planned_by, planned_at)
                values (?, ?, 'monthly', 'planned', '2026-07-15', '19:30', ?, 0, now())
                """,
                "SH-" + it.next(),
                it.unit(),
                "Chuyên đề " + it.mark()),
        "meetingCode",
        MeetingMatrixSample::code,
        "closedMeeting",
        it ->
            it.id(
                """
                insert into meetings (code, unit_id, kind, status, held_on, starts_at, theme, planned_by, planned_at, closed_by, closed_at, minutes_text,
                  expected, present, excused, absent)
                values (?, ?, 'monthly', 'closed', '2026-01-05', '19:30', ?, 0, now(), 0, now(), ?::jsonb, 0, 0, 0, 0)
                """,
                "SH-" + it.next(),
                it.unit(),
                "Chuyên đề " + it.mark(),
                MINUTES),
        "meetingItem",
        it ->
            it.ask(
                "insert into meeting_items (id, meeting_id, position, title) values (?, ?, 10, ?) returning id::text",
                UUID.randomUUID(),
                it.number("meeting"),
                "Nội dung " + it.mark()),
        "meetingAct",
        it -> UUID.randomUUID().toString());
  }

  private static String code(MatrixPlanting at) {
    String code = "SH-" + at.next();
    at.id(
        """
        insert into meetings (code, unit_id, kind, status, held_on, starts_at, theme, planned_by, planned_at)
        values (?, ?, 'monthly', 'planned', '2026-07-15', '19:30', ?, 0, now())
        """,
        code,
        at.unit(),
        "Chuyên đề " + at.mark());
    return code;
  }
}
