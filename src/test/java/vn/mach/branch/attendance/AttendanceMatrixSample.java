package vn.mach.branch.attendance;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Lists, people on them and rounds in the access matrix. */
@Component
class AttendanceMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "attendance", it -> Long.toString(list(it, null)),
        "duePerson", it -> Long.toString(due(it, it.number("attendance"), person(it))),
        "attendanceRound",
            it -> {
              long round = round(it);
              due(it, list(it, round), person(it));
              return Long.toString(round);
            },
        "attendanceOwn",
            it -> {
              long list = list(it, null);
              due(it, list, own(it));
              return Long.toString(list);
            });
  }

  private static long list(MatrixPlanting at, Long round) {
    return Long.parseLong(
        at.id(
            """
            insert into attendance_lists (kind, subject, unit_id, round_id, title, day, opens_at, closes_at, path, secret)
            values ('meeting', ?, ?, ?::bigint, ?, '2026-07-15', '2026-07-01', '2026-12-01', '/', decode(repeat('ab', 32), 'hex'))
            """,
            5_000_000 + at.next(),
            at.unit(),
            round == null ? null : round.toString(),
            "Sinh hoạt " + at.mark()));
  }

  private static long round(MatrixPlanting at) {
    return Long.parseLong(
        at.id(
            "insert into attendance_rounds (kind, subject, title, day, path) values ('campaign', ?, ?, '2026-07-15', '/')",
            5_000_000 + at.next(),
            "Đợt " + at.mark()));
  }

  private static long due(MatrixPlanting at, long list, long person) {
    at.update(
        """
        insert into attendance_due (list_id, person_id, round_id, standing)
        select id, ?, round_id, 'official' from attendance_lists where id = ?
        """,
        person,
        list);
    return person;
  }

  private static long person(MatrixPlanting at) {
    return Long.parseLong(
        at.id(
            "insert into people (code, full_name) values (?, ?)",
            "A" + at.next(),
            "Người " + at.mark()));
  }

  /** The person of whoever asks; somebody where they are nobody yet. */
  private static long own(MatrixPlanting at) {
    if (at.ask("select count(*) from accounts where id = ? and person_id is not null", at.asker())
        .equals("1")) {
      return Long.parseLong(at.ask("select person_id from accounts where id = ?", at.asker()));
    }
    long person = person(at);
    at.update(
        "insert into memberships (person_id, valid_from, unit_id, status) values (?, '2024-01-01', ?, 'official')",
        person,
        at.unit());
    at.update("update accounts set person_id = ? where id = ?", person, at.asker());
    return person;
  }
}
