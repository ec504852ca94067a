package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;

/** What practice says of a directive, from all modules that gather it, by its clauses. */
@Component
class Practice {

  static final int SHOWN = 3;

  private final ObjectProvider<PracticeSource> sources;

  Practice(ObjectProvider<PracticeSource> sources) {
    this.sources = sources;
  }

  /**
   * What is said at one clause.
   *
   * @param listPath the page of all of it; empty where nothing is said
   * @param writePath where the reader may add something; empty: nowhere
   */
  record AtClause(List<PracticeSource.Note> notes, String listPath, String writePath) {
    static final AtClause NOTHING = new AtClause(List.of(), "", "");
  }

  /**
   * By the key of the clause; 0 stands for the directive as a whole, with what was said of clauses
   * that its version no longer has.
   */
  Map<Integer, AtClause> of(Actor actor, DirectiveId directive, Set<Integer> clauses) {
    Map<Integer, List<PracticeSource.Note>> notes = new LinkedHashMap<>();
    List<PracticeSource> all = sources.orderedStream().toList();
    for (PracticeSource source : all) {
      source
          .of(actor, directive)
          .forEach(it ->
              notes.computeIfAbsent(key(it.clause(), clauses), _ -> new ArrayList<>()).add(it));
    }
    Map<Integer, AtClause> found = new LinkedHashMap<>();
    PracticeSource writes = all.stream().filter(it -> it.mayWrite(actor)).findFirst().orElse(null);
    clauses.forEach(it -> found.put(it, at(directive, it, all, writes, notes)));
    found.put(0, at(directive, null, all, writes, notes));
    return found;
  }

  private static int key(@Nullable Integer clause, Set<Integer> clauses) {
    return clause != null && clauses.contains(clause) ? clause : 0;
  }

  private static AtClause at(
      DirectiveId directive,
      @Nullable Integer clause,
      List<PracticeSource> all,
      @Nullable PracticeSource writes,
      Map<Integer, List<PracticeSource.Note>> notes) {
    List<PracticeSource.Note> said =
        notes.getOrDefault(Objects.requireNonNullElse(clause, 0), List.of()).stream()
            .sorted(Comparator.comparing(PracticeSource.Note::day).reversed())
            .collect(Collectors.toList());
    String write = writes == null ? "" : writes.writePath(directive, clause);
    String list = all.isEmpty() || said.isEmpty() ? "" : all.getFirst().listPath(directive, clause);
    return new AtClause(said, list, write);
  }
}
