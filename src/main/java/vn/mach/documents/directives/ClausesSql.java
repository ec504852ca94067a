package vn.mach.documents.directives;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.people.PostKind;

/** Versions of directives and their clauses, as they are read. */
@Component
class ClausesSql {

  private static final String VERSION =
      """
      select v.id, v.directive_id, v.number, v.status, v.text, v.previous_id, v.amended_by_id, v.reason, v.expires_on, v.issued_on, v.issued_at, v.revision
      from directive_versions v
      """;

  private static final String CLAUSE =
      """
      select c.id, c.clause_key, c.position, c.depth, c.number_text, c.heading, c.body, c.asks, c.answer_kind, c.addressee_classes, c.addressee_posts,
        c.due_day, c.term_days, c.term_working, c.target, c.changed_in
      from clauses c
      """;

  private final JdbcClient jdbc;

  ClausesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<DirectiveVersion> version(DirectiveVersionId id) {
    return jdbc.sql(VERSION + "where v.id = ?")
        .param(id.value())
        .query(ClausesSql::version)
        .optional();
  }

  /** The one of this status; of replaced ones the latest. */
  Optional<DirectiveVersion> version(DirectiveId directive, VersionStatus status) {
    return jdbc.sql(
            VERSION + "where v.directive_id = ? and v.status = ? order by v.number desc limit 1")
        .params(directive.value(), status.code())
        .query(ClausesSql::version)
        .optional();
  }

  /** All versions, the latest first. */
  List<DirectiveVersion> versions(DirectiveId directive) {
    return jdbc.sql(VERSION + "where v.directive_id = ? order by v.number desc")
        .param(directive.value())
        .query(ClausesSql::version)
        .list();
  }

  List<Clause> clauses(DirectiveVersionId version) {
    return jdbc.sql(CLAUSE + "where c.version_id = ? order by c.position")
        .param(version.value())
        .query(ClausesSql::clause)
        .list();
  }

  List<String> wordsUpwards(DirectiveId directive) {
    return jdbc.sql(
            """
            with recursive up as (
              select id, parent_id, 0 as step from directives where id = ?
              union all
              select p.id, p.parent_id, up.step + 1 from up join directives p on p.id = up.parent_id where up.step < 20
            ), said as (
              select d.title || E'\\n' || regexp_replace(d.body, '<[^>]*>', ' ', 'g') as words from up join directives d on d.id = up.id
              union all
              select string_agg(concat_ws(E'\\n', nullif(c.heading, ''), nullif(c.body, '')), E'\\n' order by c.position)
              from up join directive_versions v on v.directive_id = up.id and v.status <> 'draft' join clauses c on c.version_id = v.id group by v.id
            )
            select words from said where words <> ''
            """)
        .param(directive.value())
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** The clauses of the version that ask something of a unit on the day, in their order. */
  List<Clause> concerning(DirectiveVersionId version, UnitId unit, LocalDate day) {
    return jdbc.sql(
            CLAUSE
                + """
                join clause_units(:version, :day) t on t.clause_id = c.id and t.unit_id = :unit
                where c.version_id = :version order by c.position
                """)
        .param("version", version.value())
        .param("unit", unit.value())
        .param("day", day)
        .query(ClausesSql::clause)
        .list();
  }

  /** Whether the unit stands below the issuer on the day. */
  boolean under(UnitId issuer, UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select exists (select 1 from unit_closure a
              where a.unit_id = ? and a.ancestor_id = ? and a.distance > 0 and ? between a.valid_from and a.valid_to)
            """)
        .params(unit.value(), issuer.value(), day)
        .query(Boolean.class)
        .single();
  }

  /**
   * The classes of the units that stand on the day, by their kinds: the kind itself, and where some
   * have a committee and others have none, each of the two.
   */
  Map<String, List<UnitClass>> classes(LocalDate day) {
    Map<String, List<UnitClass>> classes = new HashMap<>();
    jdbc.sql(
            """
            select kind, coalesce(bool_or(has_committee), false) and coalesce(bool_or(not has_committee), false) as both
            from units_on(?) group by kind
            """)
        .param(day)
        .query(row -> {
          String kind = row.getString("kind");
          UnitClass all = new UnitClass(kind, null);
          classes.put(
              kind,
              row.getBoolean("both")
                  ? List.of(all, new UnitClass(kind, true), new UnitClass(kind, false))
                  : List.of(all));
        });
    return classes;
  }

  static DirectiveVersion version(ResultSet row, int number) throws SQLException {
    Long previous = row.getObject("previous_id", Long.class);
    Long amendedBy = row.getObject("amended_by_id", Long.class);
    Timestamp issuedAt = row.getTimestamp("issued_at");
    return new DirectiveVersion(
        new DirectiveVersionId(row.getLong("id")),
        new DirectiveId(row.getLong("directive_id")),
        row.getInt("number"),
        VersionStatus.of(row.getString("status")),
        row.getString("text"),
        previous == null ? null : new DirectiveVersionId(previous),
        amendedBy == null ? null : new DirectiveId(amendedBy),
        row.getString("reason"),
        row.getObject("expires_on", LocalDate.class),
        row.getObject("issued_on", LocalDate.class),
        issuedAt == null ? null : issuedAt.toInstant(),
        row.getInt("revision"));
  }

  private static Clause clause(ResultSet row, int number) throws SQLException {
    return new Clause(
        new ClauseId(row.getLong("id")),
        row.getInt("clause_key"),
        row.getInt("position"),
        row.getInt("depth"),
        row.getString("number_text"),
        row.getString("heading"),
        row.getString("body"),
        row.getBoolean("asks") ? asked(row) : null,
        row.getInt("changed_in"));
  }

  private static Asked asked(ResultSet row) throws SQLException {
    Integer term = row.getObject("term_days", Integer.class);
    return new Asked(
        AnswerKind.of(row.getString("answer_kind")),
        words(row.getArray("addressee_classes")).stream()
            .flatMap(code -> UnitClass.read(code).stream())
            .toList(),
        words(row.getArray("addressee_posts")).stream().map(PostKind::of).toList(),
        row.getObject("due_day", LocalDate.class),
        term == null ? null : new Asked.Term(term, row.getBoolean("term_working")),
        row.getString("target"));
  }

  private static List<String> words(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
