package vn.mach.organisation.tasks;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;

/**
 * Finds tasks that the actor owes, by title: open ones first, the earliest due before later ones.
 * Those of others are found where they are followed: one order may be a task of every branch.
 */
@Component
class TaskSearch implements SearchSource {

  private static final String NAMED =
      "(select t.*, s.title, ' ' || searchable(s.title) as search, "
          + TaskListSql.OWED
          + " as owed from tasks t join task_kinds k on k.code = t.kind join task_subjects s on s.id = t.subject_id) t";

  private static final SearchTable TASKS =
      SearchTable.of("from tasks t")
          .few("select * from " + NAMED + " where t.owed")
          .shownFrom("from " + NAMED)
          .row(
              """
              '/tasks/' || t.id as path, '' as list, t.title, '' as code, t.due_on as day, t.unit_id, t.owed\
              """)
          .order("t.state <> 'open', t.due_on, t.id")
          .seen("t.owed")
          .belongsTo("select name from units_named where unit_id = t.unit_id");

  private final StagedSearch staged;
  private final TaskListSql lists;

  TaskSearch(StagedSearch staged, TaskListSql lists) {
    this.staged = staged;
    this.lists = lists;
  }

  @Override
  public String key() {
    return "tasks.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    return staged.find(query, TASKS, true, lists.owing(actor));
  }
}
