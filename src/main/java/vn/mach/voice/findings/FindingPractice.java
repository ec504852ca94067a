package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.PracticeSource;

/**
 * Findings at the clauses of directives. Who found one is not said there: whoever may open it reads
 * that on its page.
 */
@Component
class FindingPractice implements PracticeSource {

  private static final int MOST = 300;

  private final FindingAccess access;
  private final JdbcClient jdbc;

  FindingPractice(FindingAccess access, JdbcClient jdbc) {
    this.access = access;
    this.jdbc = jdbc;
  }

  @Override
  public List<Note> of(Actor actor, DirectiveId directive) {
    return jdbc.sql(
            """
            select f.id, f.clause_key, f.title, f.difficulty, f.found_on, f.cases, u.name, t.state
            from findings f join finding_states t on t.finding_id = f.id join units_named u on u.unit_id = f.place_id
            where f.directive_id = :directive and f.withdrawn_on is null and \
            """
                + FindingAccess.SEEN
                + " order by f.found_on desc, f.id desc limit :most")
        .params(access.parameters(actor))
        .param("directive", directive.value())
        .param("most", MOST)
        .query((row, number) ->
            new Note(
                row.getObject("clause_key", Integer.class),
                row.getString("title"),
                row.getString("difficulty"),
                row.getString("name"),
                row.getObject("found_on", LocalDate.class),
                "findings.state." + row.getString("state"),
                row.getInt("cases"),
                "/findings/" + row.getLong("id")))
        .list();
  }

  @Override
  public String listPath(DirectiveId directive, @Nullable Integer clause) {
    return "/findings?where=all&directive="
        + directive.value()
        + (clause == null ? "" : "&clause=" + clause);
  }

  @Override
  public boolean mayWrite(Actor actor) {
    return access.findsSomewhere(actor);
  }

  @Override
  public String writePath(DirectiveId directive, @Nullable Integer clause) {
    return "/findings/new?directive="
        + directive.value()
        + (clause == null ? "" : "&clause=" + clause);
  }
}
