package vn.mach.voice.care;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Visits, households, plans, help, contributions and events in the access matrix. */
@Component
class CareMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    Map<String, Maker> things = new HashMap<>();
    things.put("household", it -> Long.toString(household(it)));
    things.put("visit", CareMatrixSample::visit);
    things.put(
        "carePlan",
        it ->
            it.id(
                "insert into care_plans (unit_id, household_id, kind, every_months, next_on) values (?, ?, 'illness', 6, '2026-07-01')",
                it.unit(),
                household(it)));
    things.put(
        "livedHousehold",
        it -> {
          long household = household(it);
          it.update(
              "insert into care_household_people (household_id, name) values (?, 'Lan')",
              household);
          return Long.toString(household);
        });
    things.put(
        "householdPerson",
        it ->
            it.ask(
                "select max(id)::text from care_household_people where household_id = ?",
                it.number("livedHousehold")));
    things.put(
        "careWish",
        it ->
            it.id(
                "insert into care_wishes (household_id, unit_id, since, note, recorded_by) values (?, ?, '2026-01-05', '', 0)",
                household(it),
                it.unit()));
    things.put("careRound", it -> Long.toString(round(it, "draft")));
    things.put("openCareRound", it -> Long.toString(round(it, "open")));
    things.put("careLine", it -> line(it, round(it, "open")));
    things.put("careGrant", it -> grant(it, "requested"));
    things.put("approvedCareGrant", it -> grant(it, "approved"));
    things.put("careGift", CareMatrixSample::gift);
    things.put(
        "careEvent",
        it ->
            it.id(
                """
                insert into care_events (unit_id, kind, held_on, place, organisers, people, recorded_by, recorded_at)
                values (?, 'health_check', '2026-01-05', ?, 'Chi', 10, 0, now())
                """,
                it.unit(),
                "Trạm " + it.mark()));
    return things;
  }

  private static long round(MatrixPlanting at, String status) {
    long round =
        Long.parseLong(
            at.id(
                """
                insert into care_rounds (unit_id, title, from_on, due_on, status, decided_on, decided_by, created_by, created_at)
                values (?, ?, '2026-07-01', '2026-07-27', ?, '2026-07-01', 'Chi ủy', 0, now())
                """,
                at.unit(),
                "Tết " + at.mark() + at.next(),
                status));
    line(at, round);
    return round;
  }

  private static String line(MatrixPlanting at, long round) {
    return at.id(
        "insert into care_round_lines (round_id, household_id, kind, due_on, status) values (?, ?, 'poor', '2026-07-20', 'planned')",
        round,
        household(at));
  }

  private static String grant(MatrixPlanting at, String status) {
    return at.id(
        """
        insert into care_grants (unit_id, household_id, kind, requested_on, requested_by, reason, wanted, status, decided_on, decided_by, recorded_by, recorded_at)
        values (?, ?, 'hardship_grant', '2026-07-01', ?, 'x', '', ?, '2026-07-02', 'Chi ủy', 0, now())
        """,
        at.unit(),
        household(at),
        at.mark(),
        status);
  }

  private static String gift(MatrixPlanting at) {
    String partner =
        at.id(
            "insert into care_partners (unit_id, name) values (?, ?)",
            at.unit(),
            "Hội " + at.mark() + at.next());
    return at.id(
        "insert into care_contributions (partner_id, given_on, quantity, value_each, recorded_by, recorded_at) values (?, '2026-07-01', 5000, 1, 0, now())",
        Long.parseLong(partner));
  }

  private static String visit(MatrixPlanting at) {
    String visit =
        at.id(
            """
            insert into care_visits (unit_id, household_id, kind, visited_on, visitors, notes, recorded_by, recorded_at)
            values (?, ?, 'illness', '2026-01-05', 'An', 'Ghi chú', 0, now())
            """,
            at.unit(),
            household(at));
    at.id(
        "insert into named_files (module, subject, unit_id, opened_at, opened_by) values ('care', ?, ?, now(), 0)",
        Long.parseLong(visit),
        at.unit());
    return visit;
  }

  private static long household(MatrixPlanting at) {
    return Long.parseLong(
        at.id(
            "insert into care_households (unit_id, name) values (?, ?)",
            at.unit(),
            "Hộ " + at.mark() + at.next()));
  }
}
