/**
 * Talks of two (tiếp xúc, đối thoại, họp hai người) and dialogue conferences (hội nghị đối thoại).
 * The plan of a year says whom, by whom and in what order; everything else of a talk is read by the
 * two and by those whom the one who was invited names ({@link
 * vn.mach.organisation.access.NamedAccess}). That a talk was held counts as an activity that names
 * nobody; what was said is in no search, export, notice, log or number (ADR 45). The questions of a
 * conference are answered for all, and who asked is shown only where they wished so.
 *
 * <p>Words: talk (cuộc gặp hai người), host (người gặp: by whom), guest (người được gặp: whom),
 * notes (phần ghi), point (điều đã thống nhất), objection (chưa đúng), dialogue (hội nghị đối
 * thoại), question (câu hỏi), head (câu hỏi đại diện: under which others that ask the same stand).
 * Tables: {@code talk_rules}, {@code talks}, {@code talk_points}, {@code dialogues}, {@code
 * dialogue_questions}. Publishes nothing.
 */
@NullMarked
@ApplicationModule(
    id = "talks",
    allowedDependencies = {
      "kernel",
      "realms",
      "web",
      "audit",
      "calendar",
      "datasets",
      "intake",
      "jobs",
      "units",
      "people",
      "access",
      "tasks",
      "activities"
    })
package vn.mach.voice.talks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
