package vn.mach.branch.study;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.organisation.units.AccessScope;

/**
 * Campaigns. Seen by whoever sees the campaign's unit, by the units below it, and by whoever is due
 * or marks; drafts only by whoever may record for the unit.
 */
@Component
class CampaignsSql {

  /** Condition over {@code study_campaigns c}; its parameters come from {@link #seeing}. */
  static final String VISIBLE =
      """
      (%s and (%s or exists (select 1 from unit_closure down
          where down.unit_id = any(:scope_units) and down.ancestor_id = c.unit_id and down.valid_to >= c.starts_on)
        or exists (select 1 from study_due d where d.campaign_id = c.id and d.person_id = :me)
        or exists (select 1 from study_staff s where s.campaign_id = c.id and s.person_id = :me)))\
      """
          .formatted(
              AccessScope.orFurther("c.status <> 'draft'", "c.unit_id", "record"),
              AccessScope.ofFew("c.unit_id"));

  private static final String SELECT =
      """
      select c.id, c.code, c.unit_id, u.name as unit_name, c.directive_id, c.title, c.text, c.links, c.starts_on, c.ends_on, c.due_kinds,
        c.asks_attendance, c.contest, c.activity_kind, c.status, c.essay_title, c.essay_due_on, c.essay_blind, c.essay_pass, c.created_person
      from study_campaigns c join units_named u on u.unit_id = c.unit_id
      """;

  private final JdbcClient jdbc;
  private final AccessScope scope;

  CampaignsSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  /** The parameters of {@link #VISIBLE}. */
  Map<String, Object> seeing(Actor actor) {
    Map<String, Object> parameters = new HashMap<>(scope.parameters(actor, Right.SEE));
    parameters.putAll(scope.further(actor, Right.RECORD, "record"));
    parameters.put("me", me(actor));
    return parameters;
  }

  /** The number of the actor's person; 0 for nobody. */
  static long me(Actor actor) {
    var person = actor.person();
    return person == null ? 0 : person.value();
  }

  Optional<Campaign> find(Actor actor, CampaignId id) {
    return jdbc.sql(SELECT + "where c.id = :id and " + VISIBLE)
        .params(seeing(actor))
        .param("id", id.value())
        .query(CampaignsSql::campaign)
        .optional();
  }

  Optional<Campaign> find(Actor actor, String code) {
    return jdbc.sql(SELECT + "where c.code = :code and " + VISIBLE)
        .params(seeing(actor))
        .param("code", code)
        .query(CampaignsSql::campaign)
        .optional();
  }

  /** Without a scope: for work that follows from a command whose right was asked for. */
  Optional<Campaign> known(CampaignId id) {
    return jdbc.sql(SELECT + "where c.id = :id")
        .param("id", id.value())
        .query(CampaignsSql::campaign)
        .optional();
  }

  List<Campaign> list(Actor actor, String typed, Paging paging) {
    return jdbc.sql(
            SELECT
                + """
                where %s and (:typed = '' or c.search like '%%' || searchable(:typed) || '%%')
                order by c.status = 'closed', c.starts_on desc, c.id desc limit :limit offset :offset
                """
                    .formatted(VISIBLE))
        .params(seeing(actor))
        .param("typed", typed)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(CampaignsSql::campaign)
        .list();
  }

  /** Campaigns of a directive, for its page; as {@link #list}. */
  List<Campaign> ofDirective(Actor actor, long directive) {
    return jdbc.sql(SELECT + "where c.directive_id = :directive and " + VISIBLE + " order by c.id")
        .params(seeing(actor))
        .param("directive", directive)
        .query(CampaignsSql::campaign)
        .list();
  }

  long insert(Campaign.Draft it, String code, long account, @Nullable Long person, Instant at) {
    return written(
        jdbc.sql(
                """
                insert into study_campaigns (code, unit_id, directive_id, title, text, links, starts_on, ends_on, due_kinds, asks_attendance, contest,
                  activity_kind, status, essay_title, essay_due_on, essay_blind, essay_pass, created_by, created_person, created_at)
                values (:code, :unit, :directive, :title, :text, :links, :starts, :ends, :kinds, :attendance, :contest,
                  :kind, 'draft', :essay, :essayDue, :blind, :pass, :account, :person, :at) returning id
                """)
            .param("code", code)
            .param("account", account)
            .param("person", person)
            .param("at", Timestamp.from(at)),
        it);
  }

  long update(CampaignId id, Campaign.Draft it) {
    return written(
        jdbc.sql(
                """
                update study_campaigns set unit_id = :unit, directive_id = :directive, title = :title, text = :text, links = :links,
                  starts_on = :starts, ends_on = :ends, due_kinds = :kinds, asks_attendance = :attendance, contest = :contest,
                  activity_kind = :kind, essay_title = :essay, essay_due_on = :essayDue, essay_blind = :blind, essay_pass = :pass
                where id = :id returning id
                """)
            .param("id", id.value()),
        it);
  }

  private static long written(JdbcClient.StatementSpec statement, Campaign.Draft it) {
    var directive = it.directive();
    return statement
        .param("unit", it.unit().value())
        .param("directive", directive == null ? null : directive.value())
        .param("title", it.title())
        .param("text", it.text())
        .param("links", it.links())
        .param("starts", it.startsOn())
        .param("ends", it.endsOn())
        .param("kinds", it.dueKinds().toArray(String[]::new))
        .param("attendance", it.asksAttendance())
        .param("contest", it.contest())
        .param("kind", it.activityKind())
        .param("essay", it.essayTitle())
        .param("essayDue", it.essayDueOn())
        .param("blind", it.essayBlind())
        .param("pass", it.essayPass())
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /** Locks the campaign for a command; answers its status. */
  Optional<CampaignStatus> lock(CampaignId id) {
    return jdbc.sql("select status from study_campaigns where id = ? for update")
        .param(id.value())
        .query((row, number) -> Codes.of(CampaignStatus.class, row.getString(1)))
        .optional();
  }

  void status(CampaignId id, CampaignStatus status) {
    jdbc.sql("update study_campaigns set status = ? where id = ?")
        .params(status.code(), id.value())
        .update();
  }

  /** A code that no campaign has: the year and the next number. */
  String nextCode(LocalDate day) {
    return jdbc.sql(
            """
            select :year || '-' || lpad((count(*) + 1)::text, 3, '0') from study_campaigns where code like :year || '-%'
            """)
        .param("year", "HT" + day.getYear())
        .query((row, number) -> row.getString(1))
        .single();
  }

  /** Kinds of activity that still stand, for the form. */
  List<KindChoice> activityKinds() {
    return jdbc.sql(
            "select code, name_vi, name_en from activity_kinds_ruled where standing order by position, code")
        .query(
            (row, number) -> new KindChoice(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  record KindChoice(String code, String nameVi, String nameEn) {}

  private static Campaign campaign(ResultSet row, int number) throws SQLException {
    long directive = row.getLong("directive_id");
    DirectiveId of = row.wasNull() ? null : new DirectiveId(directive);
    long created = row.getLong("created_person");
    Long person = row.wasNull() ? null : created;
    return new Campaign(
        new CampaignId(row.getLong("id")),
        row.getString("code"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        of,
        row.getString("title"),
        row.getString("text"),
        row.getString("links"),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        strings(row.getArray("due_kinds")),
        row.getBoolean("asks_attendance"),
        row.getBoolean("contest"),
        row.getString("activity_kind"),
        Codes.of(CampaignStatus.class, row.getString("status")),
        row.getString("essay_title"),
        row.getObject("essay_due_on", LocalDate.class),
        row.getBoolean("essay_blind"),
        row.getInt("essay_pass"),
        person);
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
