package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveVersionId;

/**
 * How far the units below one answer the clauses that ask for a line of a plan. The chain of a unit
 * holds where it and each unit between it and the issuer of which the clause asks something has
 * answered in an approved plan; a unit that only passes the directive on is passed over (ADR 36).
 */
@Component
class CoverageSql {

  /**
   * Of one clause.
   *
   * @param asked units of which it asks a line, without those that only pass it on
   * @param answered those that have answered it in an approved plan
   * @param held those whose chain holds
   */
  record Chain(long asked, long answered, long held) {
    static final Chain NONE = new Chain(0, 0, 0);

    boolean covered() {
      return asked > 0 && held == asked;
    }
  }

  private static final String CHAINS =
      """
      with reached as (
        select unit_id from unit_closure_on(:day) where ancestor_id = :unit
        union
        select ancestor_id from unit_closure_on(:day) where unit_id = :unit
      ), asked as materialized (
        select c.clause_key, t.unit_id, coalesce(p.status = 'approved' and s.state = 'answered', false) as ok
        from clause_units(:version, :day) t
        join reached on reached.unit_id = t.unit_id
        join clauses_issued c on c.clause_id = t.clause_id and c.answer_kind in ('plan_line', 'figure')
        left join adoptions a on a.directive_id = :directive and a.unit_id = t.unit_id
        left join clause_answers s on s.directive_id = :directive and s.clause_key = c.clause_key and s.unit_id = t.unit_id
        left join plans p on p.id = s.plan_id
        where a.status is distinct from 'passed_on'
      ), cut as (
        select distinct b.clause_key, below.unit_id from asked b join unit_closure_on(:day) below on below.ancestor_id = b.unit_id where not b.ok
      )
      select g.ancestor_id, a.clause_key, count(*), count(*) filter (where a.ok), count(*) filter (where cut.unit_id is null)
      from asked a
      join unit_closure_on(:day) g on g.unit_id = a.unit_id and g.ancestor_id = any(:groups)
      left join cut on cut.clause_key = a.clause_key and cut.unit_id = a.unit_id
      group by 1, 2
      """;

  private final JdbcClient jdbc;

  CoverageSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * By unit and clause.
   *
   * @param groups each with all below it, itself among them; all of them in the unit or below it
   */
  Map<UnitId, Map<Integer, Chain>> chains(
      DirectiveId directive,
      DirectiveVersionId version,
      UnitId unit,
      Collection<UnitId> groups,
      LocalDate day) {
    Map<UnitId, Map<Integer, Chain>> chains = new HashMap<>();
    jdbc.sql(CHAINS)
        .param("directive", directive.value())
        .param("version", version.value())
        .param("unit", unit.value())
        .param("groups", groups.stream().map(UnitId::value).toArray(Long[]::new))
        .param("day", day)
        .query(row -> {
          chains
              .computeIfAbsent(new UnitId(row.getLong(1)), it -> new HashMap<>())
              .put(row.getInt(2), new Chain(row.getLong(3), row.getLong(4), row.getLong(5)));
        });
    return chains;
  }
}
