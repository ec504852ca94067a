package vn.mach.branch.study;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Campaigns and what belongs to them in the access matrix; what is one's own is the asker's. */
@Component
class StudyMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    Map<String, Maker> things = new HashMap<>();
    things.put("campaign", it -> campaign(it, "open", true));
    things.put("campaignDraft", it -> campaign(it, "draft", false));
    things.put(
        "campaignCode",
        it ->
            it.ask(
                "select code from study_campaigns where id = ?",
                Long.parseLong(campaign(it, "open", false))));
    things.put(
        "studyDue",
        it -> {
          String campaign = campaign(it, "open", false);
          due(it, campaign, it.another("person"));
          return campaign;
        });
    things.put(
        "studyDuePerson",
        it ->
            it.ask(
                "select person_id::text from study_due where campaign_id = ?",
                it.number("studyDue")));
    things.put(
        "studyStaff",
        it -> {
          String campaign = campaign(it, "open", false);
          String person = it.another("person");
          it.update(
              "insert into study_staff (campaign_id, person_id, role) values (?, ?, 'marker')",
              Long.parseLong(campaign),
              Long.parseLong(person));
          return campaign;
        });
    things.put(
        "studyStaffPerson",
        it ->
            it.ask(
                "select person_id::text from study_staff where campaign_id = ?",
                it.number("studyStaff")));
    things.put(
        "studySession",
        it ->
            it.id(
                """
                insert into study_sessions (code, campaign_id, unit_id, title, form, level, held_on, opens_at, closes_at, status, created_by, created_at)
                values (?, ?, ?, ?, 'hall', 'branch', '2026-01-05', '2026-01-05 01:00Z', '2026-01-05 03:00Z', 'planned', 0, now())
                """,
                "S" + it.next(),
                Long.parseLong(campaign(it, "open", false)),
                it.unit(),
                "Buổi " + it.mark()));
    things.put("studyQuestion", StudyMatrixSample::question);
    things.put("studyTest", it -> test(it, campaign(it, "open", false)));
    things.put(
        "studyExtend",
        it -> {
          String campaign = campaign(it, "open", false);
          due(it, campaign, it.another("person"));
          return test(it, campaign);
        });
    things.put(
        "studyExtendPerson",
        it ->
            it.ask(
                "select d.person_id::text from study_due d join study_quizzes q on q.campaign_id = d.campaign_id where q.id = ?",
                it.number("studyExtend")));
    things.put("studyAttempt", StudyMatrixSample::attempt);
    things.put(
        "studyAnswer",
        it ->
            it.ask(
                "select questions[1]::text from study_attempts where id = ?",
                it.number("studyAttempt")));
    things.put(
        "studyEssayOf",
        it -> {
          String campaign = campaign(it, "open", false);
          String me = me(it);
          due(it, campaign, me);
          essay(it, campaign, me, null, "draft");
          return campaign;
        });
    things.put(
        "studyPiled",
        it -> {
          String campaign = campaign(it, "open", false);
          String me = me(it);
          it.update(
              "insert into study_staff (campaign_id, person_id, role) values (?, ?, 'marker')",
              Long.parseLong(campaign),
              Long.parseLong(me));
          return essay(it, campaign, it.another("person"), me, "not_marked");
        });
    things.put(
        "studyEssay",
        it -> essay(it, campaign(it, "open", false), it.another("person"), null, "review"));
    things.put("certificate", StudyMatrixSample::certificate);
    things.put(
        "certificateCode",
        it ->
            it.ask(
                "select code from study_certificates where id = ?",
                Long.parseLong(certificate(it))));
    return things;
  }

  private static String campaign(MatrixPlanting at, String status, boolean contest) {
    return at.id(
        """
        insert into study_campaigns (code, unit_id, title, starts_on, ends_on, due_kinds, contest, status, essay_title, essay_due_on, created_by, created_at)
        values (?, ?, ?, '2026-01-01', '2099-12-31', '{official}', ?, ?, 'Bài', '2099-12-31', 0, now())
        """,
        "M" + at.next(),
        at.unit(),
        "Đợt " + at.mark(),
        contest,
        status);
  }

  private static void due(MatrixPlanting at, String campaign, String person) {
    at.update(
        "insert into study_due (campaign_id, person_id, unit_id, standing, key_cadre) values (?, ?, ?, 'official', false)",
        Long.parseLong(campaign),
        Long.parseLong(person),
        at.unit());
  }

  /** The person of the asking account, bound where it has none. */
  private static String me(MatrixPlanting at) {
    at.update(
        "update accounts set person_id = ? where id = ? and person_id is null",
        Long.parseLong(at.another("person")),
        at.asker());
    return at.ask(
        "select coalesce((select person_id from accounts where id = ?), ?)::text",
        at.asker(),
        Long.parseLong(at.another("person"))); // an asker of another realm is not there
  }

  private static String question(MatrixPlanting at) {
    return at.id(
        """
        insert into study_questions (unit_id, text, options, right_options, written_by, written_at) values (?, ?, '{A,B}', '{1}', 0, now())
        """,
        at.unit(), "Câu " + at.mark());
  }

  private static String test(MatrixPlanting at, String campaign) {
    return at.id(
        """
        insert into study_quizzes (campaign_id, round, title, opens_at, closes_at, questions, minutes, pass_percent, most_attempts)
        values (?, 1, ?, '2026-01-01', '2099-12-31', 1, 10, 50, 1)
        """,
        Long.parseLong(campaign),
        "Bài " + at.mark());
  }

  /** A running attempt of the asker. */
  private static String attempt(MatrixPlanting at) {
    String campaign = campaign(at, "open", false);
    String me = me(at);
    due(at, campaign, me);
    String question = question(at);
    return at.id(
        """
        insert into study_attempts (quiz_id, person_id, number, questions, started_at, ends_at)
        values (?, ?, 1, array[?::bigint], '2026-01-01', '2099-12-31')
        """,
        Long.parseLong(test(at, campaign)),
        Long.parseLong(me),
        Long.parseLong(question));
  }

  private static String essay(
      MatrixPlanting at, String campaign, String author, String marker, String status) {
    return at.id(
        """
        insert into study_essays (campaign_id, person_id, unit_id, text, status, changed_at, handed_in_at, marker_id, mark, marked_by)
        values (?, ?, ?, ?, ?, now(), now(), ?, ?, ?)
        """,
        Long.parseLong(campaign),
        Long.parseLong(author),
        at.unit(),
        "Bài viết " + at.mark(),
        status,
        marker == null ? null : Long.valueOf(marker),
        status.equals("review") ? 50 : null,
        status.equals("review") ? 0L : null);
  }

  private static String certificate(MatrixPlanting at) {
    return at.id(
        "insert into study_certificates (campaign_id, person_id, code, issued_on) values (?, ?, ?, '2026-01-05')",
        Long.parseLong(campaign(at, "open", false)),
        Long.parseLong(at.another("person")),
        "ABCDEFGHJKLMNP" + "%06d".formatted(at.next()).replace('0', 'Q').replace('1', 'R'));
  }
}
