package vn.mach.voice.concerns;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Concerns, their stations and what is published in the access matrix. */
@Component
class ConcernMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    Map<String, Maker> things = new HashMap<>();
    things.put("concernReceiver", ConcernMatrixSample::receiver);
    things.putAll(
        Map.of(
            "concern", it -> concern(it, "body", null),
            "ownConcern", it -> concern(it, "body", it.asker()),
            "concernStation", it -> station(it, concern(it, "body", null)),
            "concernFile",
                it ->
                    it.id(
                        "insert into concern_files (concern_id, name, media_type, content) values (?, '1.jpg', 'image/jpeg', '\\xffd8')",
                        Long.parseLong(concern(it, "body", null))),
            "namedConcern", it -> named(it),
            "identityRequest",
                it ->
                    it.id(
                        """
                        insert into concern_identity_requests (concern_id, asked_by, asked_name, reason, asked_on) values (?, 0, 'x', 'Cần', '2026-07-10')\
                        """,
                        Long.parseLong(named(it))),
            "guestLink", it -> link(it, "link-" + it.mark() + it.next()),
            "concernLink",
                it -> {
                  link(it, "link-" + it.mark() + it.next());
                  return it.ask("select max(id)::text from concern_links");
                },
            "concernUnit", it -> Long.toString(it.unit()),
            "publishedQuarter",
                it -> {
                  it.update(
                      "insert into concern_periods (quarter, published_on, smallest_group) values ('2026-01-01', '2026-05-15', 5) on conflict do nothing");
                  return "2026-Q1";
                }));
    return things;
  }

  private static String receiver(MatrixPlanting at) {
    String person = at.another("person");
    at.update(
        "insert into concern_receivers (unit_id, person_id, valid_from) values (?, ?, '2020-01-01')",
        at.unit(),
        Long.parseLong(person));
    return person;
  }

  private static String concern(MatrixPlanting at, String openness, Long account) {
    String concern =
        at.id(
            """
            insert into concerns (code_digest, kind, subject, openness, urgent, text, unit_id, sent_on, delivered_on, whole_days, whole_due_on,
              sender_account_id)
            values (sha256(convert_to(?, 'UTF8')), 'wish', 'life', ?, false, ?, ?, '2026-07-10', '2026-07-10', 20, '2026-08-07', ?::bigint)
            """,
            "code" + at.mark() + at.next(),
            openness,
            "Ý kiến " + at.mark(),
            at.unit(),
            account);
    station(at, concern);
    return concern;
  }

  private static String station(MatrixPlanting at, String concern) {
    return at.id(
        """
        insert into concern_stations (concern_id, unit_id, state, from_on, days, due_on, rule_id)
        values (?, ?, 'open', '2026-07-10', 10, '2026-07-24', (select min(id) from concern_rules where kind = 'wish'))
        """,
        Long.parseLong(concern),
        at.unit());
  }

  /** A confidential one in which the asker is named. */
  private static String named(MatrixPlanting at) {
    String concern = concern(at, "confidential", null);
    long station =
        Long.parseLong(
            at.ask(
                "select max(id)::text from concern_stations where concern_id = ?",
                Long.parseLong(concern)));
    String file =
        at.id(
            "insert into named_files (module, subject, unit_id, opened_at, opened_by) values ('concerns', ?, ?, now(), 0)",
            station,
            at.unit());
    if (at.asker() != 0) {
      at.update(
          "insert into named_file_people (file_id, account_id, keeps, named_at, named_by, reason) values (?, ?, true, now(), 0, '')",
          Long.parseLong(file),
          at.asker());
    }
    return concern;
  }

  private static String link(MatrixPlanting at, String token) {
    at.update("update concern_settings set guests = true");
    at.update(
        "insert into concern_links (unit_id, digest, note, made_on, last_day) values (?, ?, '', '2026-07-01', '2027-06-30')",
        at.unit(),
        MatrixPlanting.digest(token));
    return token;
  }
}
