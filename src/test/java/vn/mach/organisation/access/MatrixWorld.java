package vn.mach.organisation.access;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;

/**
 * Two realms with the same tree; things of every kind at each place, made when a sample asks for
 * them. What lies at a place bears its mark.
 */
final class MatrixWorld {

  /** Where a thing lies, seen from the unit at which the roles were given. */
  enum Place {
    OWN(11),
    BELOW(12),
    ABOVE(10),
    BESIDE(13),
    OTHER_REALM(9013);

    final long unit;

    Place(long unit) {
      this.unit = unit;
    }

    /** Stands in the name of all that lies there, and nowhere else. */
    String mark() {
      return "Zqx" + name().toLowerCase(java.util.Locale.ROOT).replace("_", "");
    }

    /** A further unit there. */
    long leaf() {
      return unit + 10;
    }

    String code() {
      return "Q/" + unit;
    }
  }

  private final JdbcClient jdbc;
  final Realm realm;
  final Realm other;
  private final AtomicInteger count = new AtomicInteger();

  MatrixWorld(TestRealms realms, JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.realm = realms.create();
    this.other = realms.create();
    CurrentRealm.run(realm, () -> plant(0));
    CurrentRealm.run(
        other,
        () -> {
          // No number of one realm is one of the other.
          jdbc.sql(
                  "select table_name from information_schema.columns where table_schema = current_schema() and is_identity = 'YES' and column_name = 'id'")
              .query(String.class)
              .list()
              .forEach(table ->
                  jdbc.sql("alter table " + table + " alter column id restart with 900001")
                      .update());
          plant(9000);
        });
  }

  private void plant(long offset) {
    jdbc.sql(
            "insert into figures (code, name_vi, name_en, function, activity_kind) values ('zq-figure', 'Số', 'Number', 'count', 'event')")
        .update();
    for (long unit = 10; unit <= 13; unit++) {
      String mark = offset > 0 ? Place.OTHER_REALM.mark() : mark(unit);
      Long parent = unit == 10 ? null : unit == 12 ? 11 + offset : 10 + offset;
      unit(unit + offset, parent, "grassroots_committee", mark);
      unit(unit + 10 + offset, unit + offset, "branch", mark);
    }
    jdbc.sql("call rebuild_unit_closure()").update();
    for (String table : new String[] {"units", "unit_versions"}) {
      jdbc.sql("create table saved_" + table + " as select * from " + table).update();
    }
  }

  private static String mark(long unit) {
    return Stream.of(Place.values())
        .filter(place -> place.unit == unit)
        .findFirst()
        .orElseThrow()
        .mark();
  }

  private void unit(long id, Long parent, String kind, String mark) {
    jdbc.sql("insert into units (id, code) values (?, ?)").params(id, "Q/" + id).update();
    jdbc.sql(
            "insert into unit_versions (unit_id, valid_from, parent_id, name, kind) values (?, '2020-01-01', ?, ?, ?)")
        .params(id, parent, "Đơn vị " + mark, kind)
        .update();
  }

  /** Puts the tree back as it was, after something was done to it. */
  void restoreTree() {
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql(
                  "update units u set code = s.code, successor_id = s.successor_id from saved_units s where s.id = u.id")
              .update();
          jdbc.sql("delete from unit_versions where unit_id in (select id from saved_units)")
              .update();
          jdbc.sql(
                  """
                  insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
                  select unit_id, valid_from, valid_to, parent_id, name, kind, has_committee from saved_unit_versions
                  """)
              .update();
          jdbc.sql("call rebuild_unit_closure()").update();
        });
  }

  /**
   * An account with this role at this unit (none: the whole realm) and a token for it; the token is
   * {@code mach_<login>}.
   */
  long account(TestRealms realms, String login, String role, String unitCode) {
    long account = realms.account(realm, login, role, unitCode);
    CurrentRealm.run(
        realm,
        () ->
            jdbc.sql(
                    "insert into api_tokens (account_id, name, digest, made_at, expires_at) values (?, 'x', ?, now(), 'infinity')")
                .params(account, SecretCodes.digest("mach_" + login))
                .update());
    return account;
  }

  /** The sample with its placeholders filled by things that lie at the place. */
  Map<String, String> things(MatrixRow row, Place place, long asker) {
    Map<String, String> things = new HashMap<>();
    var names = java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(row.sample());
    CurrentRealm.run(
        place == Place.OTHER_REALM ? other : realm,
        () -> {
          while (names.find()) {
            if (!things.containsKey(names.group(1))) {
              things.put(names.group(1), thing(names.group(1), row, place, asker, things));
            }
          }
        });
    return things;
  }

  private String thing(
      String name, MatrixRow row, Place place, long asker, Map<String, String> things) {
    return switch (name) {
      case "unit" -> Long.toString(place.unit);
      case "unitCode" -> place.code();
      case "leaf" -> Long.toString(place.leaf());
      case "leafCode" -> "Q/" + place.leaf();
      case "kind" -> "event";
      case "figure" -> "zq-figure";
      case "person" -> Long.toString(person(place));
      case "personCode" -> "P/" + person(place);
      case "post" ->
          id(
              "insert into posts (person_id, unit_id, post, valid_from) values (?, ?, 'committee_member', '2024-01-01')",
              person(place),
              place.unit);
      case "transfer" ->
          id(
              """
              insert into transfers (person_id, from_unit_id, to_unit_id, kind, status, announced_on, papers_due_on)
              values (?, ?, ?, 'official', 'announced', '2026-07-01', '2026-10-01')
              """,
              person(place),
              place.unit,
              place.leaf());
      case "activity" -> activity(row, place);
      case "activityRef" ->
          jdbc.sql("select ref from activities where id = ?")
              .param(Long.parseLong(activity(row, place)))
              .query(String.class)
              .single();
      case "directive" -> directive(place);
      case "target" -> target(place);
      case "targetCode" ->
          jdbc.sql("select code from targets where id = ?")
              .param(Long.parseLong(target(place)))
              .query(String.class)
              .single();
      case "file", "attachment" -> file(place);
      case "module" -> "directives";
      case "subject" -> directive(place);
      case "decision" -> decision(place);
      case "message" -> message(place);
      case "report" -> report(place, false);
      case "signedReport" -> report(place, true);
      case "section" ->
          jdbc.sql("select id from report_sections where report_id = ?")
              .param(Long.parseLong(things.get("report")))
              .query(Long.class)
              .single()
              .toString();
      case "side" ->
          id(
              "insert into report_conflicts (section_id, base_version, text, account_id, login, at) values (?, 1, ?, 0, 'mach', now())",
              Long.parseLong(things.get("section")),
              "Bản " + place.mark());
      case "remark" ->
          id(
              "insert into report_remarks (section_id, text, account_id, login, at) select id, ?, 0, 'mach', now() from report_sections where report_id = ?",
              "Góp ý " + place.mark(),
              Long.parseLong(things.get("report")));
      case "account" -> Long.toString(accountAt(place));
      case "grant" ->
          jdbc.sql("select id from grants where account_id = ?")
              .param(Long.parseLong(things.get("account")))
              .query(Long.class)
              .single()
              .toString();
      case "token" ->
          id(
              "insert into api_tokens (account_id, name, digest, made_at, expires_at) values (?, 'x', ?, now(), 'infinity')",
              asker == 0 ? accountAt(place) : asker,
              SecretCodes.digest("another" + count.incrementAndGet()));
      case "entry" -> entry(place);
      case "edxml" -> edxml(place);
      case "import" ->
          id(
              "insert into imports (account_id, file_name, started_at, stage) values (?, ?, now(), 'validated')",
              asker,
              place.mark() + ".zip");
      case "job" -> job("waiting", "null", place);
      case "failedJob" -> job("failed", "now()", place);
      default ->
          throw new IllegalArgumentException(
              "No thing is known as {" + name + "} (" + row.route() + ")");
    };
  }

  /** A check of the totals that somebody else asked for. */
  private String job(String status, String ended, Place place) {
    return id(
        """
        insert into jobs (type, about, arguments, account_id, login, status, asked_at, ended_at)
        values ('figures.check', ?, '{}', -1, ?, '%s', now(), %s)\
        """
            .formatted(status, ended),
        "matrix/" + count.incrementAndGet(),
        place.mark());
  }

  private long person(Place place) {
    int number = count.incrementAndGet();
    long person =
        Long.parseLong(
            id(
                "insert into people (code, full_name) values (?, ?)",
                "X" + number,
                "Người " + place.mark()));
    jdbc.sql("update people set code = ? where id = ?").params("P/" + person, person).update();
    jdbc.sql(
            "insert into memberships (person_id, valid_from, unit_id, status) values (?, '2024-01-01', ?, 'official')")
        .params(person, place.unit)
        .update();
    return person;
  }

  /** A draft where the route is for drafts; else a confirmed one. */
  private String activity(MatrixRow row, Place place) {
    boolean draft =
        row.pattern().contains("confirm")
            || row.pattern().endsWith("/edit")
            || (row.method().equals("POST") && row.pattern().endsWith("}"));
    return id(
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
        values (?, ?, 'event', ?, '2026-03-01', ?, 0, now())
        """,
        "A/" + count.incrementAndGet() + "-" + place.unit,
        place.unit,
        "Việc " + place.mark(),
        draft ? "draft" : "confirmed");
  }

  private String directive(Place place) {
    return id(
        "insert into directives (symbol, kind, title, issuer_id, issued_on) values (?, 'plan', ?, ?, '2026-02-01')",
        count.incrementAndGet() + "-KH/DU",
        "Kế hoạch " + place.mark(),
        place.unit);
  }

  private String target(Place place) {
    String target =
        id(
            "insert into targets (code, directive_id, title, figure, period_from, period_to) values (?, ?, ?, 'zq-figure', '2026-01-01', '2026-12-31')",
            "T/" + count.incrementAndGet(),
            Long.parseLong(directive(place)),
            "Chỉ tiêu " + place.mark());
    for (String kind : new String[] {"grassroots_committee", "branch"}) {
      jdbc.sql("insert into target_minimums (target_id, unit_kind, minimum) values (?, ?, 1)")
          .params(Long.parseLong(target), kind)
          .update();
    }
    return target;
  }

  private String decision(Place place) {
    String decision =
        id(
            "insert into unit_decisions (day, symbol, reason, steps, at, account_id, login) values ('2026-01-01', '1-QĐ', ?, '[]', now(), 0, 'mach')",
            "Vì " + place.mark());
    jdbc.sql("insert into unit_decision_units (decision_id, unit_id) values (?, ?)")
        .params(Long.parseLong(decision), place.unit)
        .update();
    return decision;
  }

  private String message(Place place) {
    String message =
        id(
            "insert into home_messages (unit_id, target, day, text, sent_by, sent_at) values (?, 'x', '2026-07-01', ?, 0, now())",
            place.unit,
            "Nhắc " + place.mark());
    jdbc.sql("insert into home_message_units (message_id, unit_id) values (?, ?)")
        .params(Long.parseLong(message), place.unit)
        .update();
    return message;
  }

  /** An incoming paper there. */
  private String entry(Place place) {
    int number = count.incrementAndGet();
    jdbc.sql(
            "insert into register_runs values (?, 'incoming', '2026-01-01', '') on conflict do nothing")
        .param(place.unit)
        .update();
    return id(
        """
        insert into register_entries (unit_id, book, run_from, run_kind, number, status, day, symbol, title, party, made_at, made_by)
        values (?, 'incoming', '2026-01-01', '', ?, 'arrived', '2026-03-01', '', ?, 'Sở', now(), 0)
        """,
        place.unit,
        number,
        "Công văn " + place.mark());
  }

  /** A message that waits there. */
  private String edxml(Place place) {
    String message =
        id(
            """
            insert into edxml_messages (unit_id, account_id, file_name, size, sha256, document_id, received_at)
            values (?, 0, ?, 1, '', ?, now())
            """,
            place.unit,
            place.mark() + ".edxml",
            "id-" + count.incrementAndGet());
    jdbc.sql("insert into edxml_message_chunks values (?, 0, 'x')")
        .param(Long.parseLong(message))
        .update();
    return message;
  }

  /** A draft with one section, or what was made of it by signing. */
  private String report(Place place, boolean signed) {
    int number = count.incrementAndGet();
    String report =
        id(
            """
            insert into reports (code, unit_id, type, template_id, period_from, period_to, status, layout, title, begun_by, begun_login, begun_at)
            select ?, ?, 'ad_hoc', id, date '2010-01-01' + ?, '2026-06-30', 'draft', 'party', ?, 0, 'mach', now() from report_templates where type = 'ad_hoc'
            """,
            "Q" + number,
            place.unit,
            number,
            "Báo cáo " + place.mark());
    String section =
        id(
            "insert into report_sections (report_id, position, level, heading, topic, text) values (?, 1, 1, 'I. Mục', 'muc', ?)",
            Long.parseLong(report),
            "Lời văn {figure zq-figure} " + place.mark());
    jdbc.sql(
            "insert into report_texts (section_id, version, text, account_id, login, at) values (?, 1, '', 0, 'mach', now())")
        .param(Long.parseLong(section))
        .update();
    jdbc.sql("insert into report_marks (report_id, number, what) values (?, 1, 'figure:zq-figure')")
        .param(Long.parseLong(report))
        .update();
    if (signed) {
      jdbc.sql(
              "update reports set status = 'signed', signed_at = now(), signed_login = 'mach', dated = '2026-07-01', frozen = ?, hash = 'x' where id = ?")
          .params(FROZEN.formatted(place.mark()), Long.parseLong(report))
          .update();
    }
    return report;
  }

  private static final String FROZEN =
      """
      {"body":[],"evidence":[],"figures":[],"format":"mach-report-1","head":{"dated":"2026-07-01","issuer":"","layout":"party","lines":[],"name":"",\
      "place":"","recipients":[],"symbol":"","title":"Báo cáo %s","upper_body":""},"report":{"code":"Q","period":{"from":"2026-01-01","to":"2026-06-30"},\
      "type":"ad_hoc","unit":"Q","unit_name":"Q"}}\
      """;

  /** An attachment to a directive there. */
  private String file(Place place) {
    String directive = directive(place);
    byte[] content =
        ("Nội dung " + place.mark() + count.incrementAndGet())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String file =
        id(
            "insert into files (sha256, size, media_type, created_at) values (?, ?, 'text/plain', now())",
            SecretCodes.digest(new String(content, java.nio.charset.StandardCharsets.UTF_8)),
            content.length);
    jdbc.sql("insert into file_chunks (file_id, number, bytes) values (?, 0, ?)")
        .params(Long.parseLong(file), content)
        .update();
    return id(
        "insert into attachments (file_id, module, subject_id, name, attached_at, attached_by) values (?, 'directives', ?, ?, now(), 0)",
        Long.parseLong(file),
        Long.parseLong(directive),
        place.mark() + ".txt");
  }

  private long accountAt(Place place) {
    long account =
        Long.parseLong(
            id(
                "insert into accounts (login, email, created_at) values (?, ?, now())",
                "x" + count.incrementAndGet() + "-" + place.unit,
                place.mark() + "@example.org"));
    jdbc.sql(
            "insert into grants (account_id, role, unit_id, granted_at, granted_by) values (?, 'observer', ?, now(), 0)")
        .params(account, place.unit)
        .update();
    return account;
  }

  private String id(String insert, Object... parameters) {
    return jdbc.sql(insert + " returning id")
        .params(parameters)
        .query(Long.class)
        .single()
        .toString();
  }
}
