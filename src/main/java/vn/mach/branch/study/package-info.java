/**
 * Study: a campaign says what is studied in which days and who of the units below is due; sessions
 * of several forms, tests from a bank of questions, essays marked by a second person, certificates
 * that anybody may check, and contests in weekly rounds. Turnout is counted from the attendance of
 * the sessions. A held session of a directive is recorded as an activity and settles the unit's
 * duty to study it. Records stay with the person wherever they go.
 *
 * <p>Words: campaign (đợt học tập), session (buổi học), viewing site (điểm cầu), due (phải học),
 * excused (được miễn), key cadre (cán bộ chủ chốt: whoever holds a post), question (câu hỏi), test
 * (bài kiểm tra), attempt (lượt làm bài), round (vòng thi), guess (dự đoán), essay (bài thu hoạch),
 * marker (người chấm), release (công bố), certificate (giấy chứng nhận), turnout (tỷ lệ tham gia).
 * Tables: {@code study_rules}, {@code study_campaigns}, {@code study_due}, {@code study_staff},
 * {@code study_sessions}, {@code study_questions}, {@code study_quizzes}, {@code
 * study_quiz_questions}, {@code study_attempts}, {@code study_answers}, {@code study_extensions},
 * {@code study_essays}, {@code study_certificates}, {@code study_prizes}, {@code study_marks}.
 */
@NullMarked
@ApplicationModule(
    id = "study",
    allowedDependencies = {
      "kernel",
      "datasets",
      "intake",
      "realms",
      "web",
      "audit",
      "files",
      "jobs",
      "search",
      "units",
      "people",
      "access",
      "tasks",
      "papers",
      "originality",
      "directives",
      "adoptions",
      "activities",
      "attendance"
    })
package vn.mach.branch.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
