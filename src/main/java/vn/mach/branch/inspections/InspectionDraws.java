package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFileSource;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;

/**
 * Draws at random who is visited for a line of the plan, and opens their files. The draw is for
 * named eyes; seed and candidates are kept, so that its readers can repeat it.
 */
@Component
class InspectionDraws implements NamedFileSource {

  /** A draw as it was made. */
  record Drawn(
      long id,
      UnitId unit,
      String unitName,
      long line,
      String seed,
      int wanted,
      List<String> candidates,
      List<String> chosen,
      LocalDate drawnOn) {

    /** Whether drawing again with the seed chooses the same. */
    boolean repeats() {
      return Draw.choose(seed, candidates, wanted).equals(chosen);
    }
  }

  private final JdbcClient jdbc;
  private final PlansSql plans;
  private final Inspections inspections;
  private final NamedAccess named;
  private final People people;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final Today today;

  InspectionDraws(
      JdbcClient jdbc,
      PlansSql plans,
      Inspections inspections,
      NamedAccess named,
      People people,
      AccessScope scope,
      Idempotency idempotency,
      Today today) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.inspections = inspections;
    this.named = named;
    this.people = people;
    this.scope = scope;
    this.idempotency = idempotency;
    this.today = today;
  }

  /**
   * Draws from the members of the unit, without whoever draws.
   *
   * @param seed empty: one is made
   * @return the draw's number
   */
  @Transactional
  Outcome<Long> draw(Actor actor, String key, long line, String seed, int wanted) {
    PlansSql.Row planned =
        plans
            .line(scope.parameters(actor, Right.KEEP_PEOPLE), line)
            .filter(it -> it.droppedReason() == null)
            .orElseThrow(() -> new NotFound("line " + line));
    return idempotency.once(
        new Key(actor, key, "inspections.draw", line, seed, wanted),
        Answer.number(),
        () -> {
          Map<String, Member> candidates = new TreeMap<>();
          people.members(planned.unit(), today.date()).stream()
              .filter(it -> !it.id().equals(actor.person()))
              .forEach(it -> candidates.put(it.code(), it));
          if (wanted < 1 || wanted > candidates.size()) {
            return Outcome.refused(
                "wanted", "inspections.refused.wanted", wanted, candidates.size());
          }
          String used = seed.isEmpty() ? InspectionFile.letters(16) : seed;
          List<String> chosen = Draw.choose(used, candidates.keySet(), wanted);
          long id = insert(planned, used, wanted, candidates.keySet(), chosen, actor);
          named.open(actor, InspectionFile.ofDraw(id), planned.unit(), List.of());
          LocalDate due = planned.toOn().isBefore(today.date()) ? today.date() : planned.toOn();
          for (String code : chosen) {
            inspections.open(
                actor,
                new NewInspection(
                    planned.unit(),
                    line,
                    planned.kind(),
                    Objects.requireNonNull(candidates.get(code)).id(),
                    null,
                    planned.content(),
                    due,
                    List.of()),
                id,
                today.date());
          }
          return Outcome.done(id);
        });
  }

  Optional<Drawn> find(Actor actor, long id) {
    return jdbc.sql(
            """
            select d.*, u.name from inspection_draws d join units_named u on u.unit_id = d.unit_id
            where d.id = :id and %s
            """
                .formatted(NamedAccess.sql(InspectionFile.DRAWS, "d.id")))
        .params(named.parameters(actor))
        .param("id", id)
        .query((row, number) ->
            new Drawn(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                row.getString("name"),
                row.getLong("line_id"),
                row.getString("seed"),
                row.getInt("wanted"),
                Arrays.asList((String[]) row.getArray("candidates").getArray()),
                Arrays.asList((String[]) row.getArray("chosen").getArray()),
                row.getObject("drawn_on", LocalDate.class)))
        .optional();
  }

  @Override
  public String module() {
    return InspectionFile.DRAWS;
  }

  @Override
  public Optional<Described> describe(Actor actor, long subject) {
    return find(actor, subject)
        .map(it ->
            new Described(it.unitName() + " · " + it.seed(), "/inspections/draws/" + subject));
  }

  /** How often was drawn for a line: who draws again has seen that. */
  String seen(long line) {
    return "drawn "
        + jdbc.sql("select count(*) from inspection_draws where line_id = ?")
            .param(line)
            .query(Long.class)
            .single();
  }

  private long insert(
      PlansSql.Row line,
      String seed,
      int wanted,
      Collection<String> candidates,
      List<String> chosen,
      Actor actor) {
    return jdbc.sql(
            """
            insert into inspection_draws (line_id, unit_id, seed, wanted, candidates, chosen, drawn_on, drawn_by)
            values (:line, :unit, :seed, :wanted, :candidates, :chosen, :day, :account) returning id
            """)
        .param("line", line.id())
        .param("unit", line.unit().value())
        .param("seed", seed)
        .param("wanted", wanted)
        .param("candidates", candidates.toArray(String[]::new))
        .param("chosen", chosen.toArray(String[]::new))
        .param("day", today.date())
        .param("account", actor.account())
        .query((row, number) -> row.getLong(1))
        .single();
  }
}
