package vn.mach.voice.talks;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Talks of the asker, lines of plans, conferences and questions in the access matrix. */
@Component
class TalkMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    Map<String, Maker> things = new HashMap<>();
    things.put("hostedTalk", it -> talk(it, me(it), other(it), "planned"));
    things.put("invitedTalk", it -> talk(it, other(it), me(it), "invited"));
    things.put("heldTalk", it -> talk(it, other(it), me(it), "held"));
    things.put("talkLine", it -> talk(it, other(it), other(it), "planned"));
    things.put("talkPoint", TalkMatrixSample::point);
    things.put("dialogue", TalkMatrixSample::dialogue);
    things.put("dialogueQuestion", it -> question(it, null));
    things.put("ownQuestion", it -> question(it, it.asker()));
    return things;
  }

  private static String talk(MatrixPlanting at, long host, long guest, String status) {
    boolean held = status.equals("held") || status.equals("agreed");
    String talk =
        at.id(
            """
            insert into talks (code, unit_id, year, position, host_id, guest_id, status, wish, planned_on, due_on, held_on, notes, version, made_on)
            values (?, ?, 2026, ?, ?, ?, ?, '', '2026-12-01', '2026-12-01', ?::date, ?, ?, '2026-01-05')
            """,
            "GG-" + at.mark() + at.next(),
            at.unit(),
            at.next(),
            host,
            guest,
            status,
            held ? "2026-07-01" : null,
            held ? "Ghi ngắn " + at.mark() : "",
            held ? 1 : 0);
    file(at, TalkFile.MODULE, talk, guest);
    return talk;
  }

  private static String point(MatrixPlanting at) {
    long me = me(at);
    String talk = talk(at, other(at), me, "agreed");
    String point =
        at.id(
            "insert into talk_points (talk_id, place, text, person_id, due_on) values (?, 1, ?, ?, '2026-12-01')",
            Long.parseLong(talk),
            "Việc " + at.mark(),
            me);
    file(at, TalkFile.POINTS, point, me);
    return point;
  }

  private static String dialogue(MatrixPlanting at) {
    return at.id(
        """
        insert into dialogues (code, unit_id, title, held_on, place, questions_until, status, announced_by, announced_on)
        values (?, ?, ?, '2026-12-01', 'Hội trường', '2026-11-30', 'announced', 0, '2026-01-05')
        """,
        "DT-" + at.mark() + at.next(),
        at.unit(),
        "Đối thoại " + at.mark());
  }

  private static String question(MatrixPlanting at, Long account) {
    String question =
        at.id(
            """
            insert into dialogue_questions (dialogue_id, number, text, account_id, asked_on, unit_id)
            values (?, 1, ?, ?::bigint, '2026-01-06', ?)
            """,
            Long.parseLong(dialogue(at)),
            "Câu hỏi " + at.mark(),
            account,
            at.unit());
    return question;
  }

  private static void file(MatrixPlanting at, String module, String subject, long keeper) {
    String file =
        at.id(
            "insert into named_files (module, subject, unit_id, opened_at, opened_by) values (?, ?, ?, now(), 0)",
            module,
            Long.parseLong(subject),
            at.unit());
    at.update(
        "insert into named_file_people (file_id, person_id, keeps, named_at, named_by, reason) values (?, ?, true, now(), 0, '')",
        Long.parseLong(file),
        keeper);
  }

  private static long other(MatrixPlanting at) {
    return Long.parseLong(at.another("person"));
  }

  /** The person of whoever asks; an account without one gets one. */
  private static long me(MatrixPlanting at) {
    long person = other(at);
    at.update(
        "update accounts set person_id = ? where id = ? and person_id is null", person, at.asker());
    return Long.parseLong(
        at.ask(
            "select coalesce((select person_id from accounts where id = ?), ?)::text",
            at.asker(),
            person));
  }
}
