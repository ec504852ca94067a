package vn.mach.organisation.notices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.RightHolders;
import vn.mach.organisation.tasks.TaskFact;

/** Which accounts are told about which tasks. */
@Component
class Recipients {

  private final RightHolders holders;
  private final JdbcClient jdbc;
  private final Today today;

  Recipients(RightHolders holders, JdbcClient jdbc, Today today) {
    this.holders = holders;
    this.jdbc = jdbc;
    this.today = today;
  }

  /** By the number of the task. Nobody for one whose owner has no account. */
  Map<Long, List<Long>> of(NoticeKind kind, Collection<TaskFact> tasks) {
    return switch (kind) {
      case ASSIGNED, DUE_SOON, OVERDUE, RETURNED, HANDED_ON, CHANGED, ACCEPTED -> owners(tasks);
      case ANSWERED -> givers(tasks);
      case ESCALATED -> above(tasks);
    };
  }

  /** The person who owes it; else those to whom its right was given at the unit itself. */
  private Map<Long, List<Long>> owners(Collection<TaskFact> tasks) {
    Map<PersonId, List<Long>> people =
        holders.accounts(
            tasks.stream()
                .map(it -> it.owner().person())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<Right, List<TaskFact>> byRight =
        tasks.stream()
            .filter(it -> it.owner().person() == null)
            .collect(Collectors.groupingBy(TaskFact::doneWith));
    Map<Long, List<Long>> told = new LinkedHashMap<>();
    for (TaskFact it : tasks) {
      PersonId person = it.owner().person();
      if (person != null) {
        told.put(it.id(), people.getOrDefault(person, List.of()));
      }
    }
    byRight.forEach((right, owed) -> {
      Map<UnitId, List<Long>> at = at(right, owed, it -> it.owner().unit());
      owed.forEach(it -> told.put(it.id(), at.getOrDefault(it.owner().unit(), List.of())));
    });
    return told;
  }

  /** Those who give work from the unit that gave it. */
  private Map<Long, List<Long>> givers(Collection<TaskFact> tasks) {
    Map<UnitId, List<Long>> at = at(Right.ISSUE, tasks, TaskFact::giver);
    Map<Long, List<Long>> told = new LinkedHashMap<>();
    for (TaskFact it : tasks) {
      UnitId giver = it.giver();
      if (giver != null) {
        told.put(it.id(), at.getOrDefault(giver, List.of()));
      }
    }
    return told;
  }

  /** Those who may decide at the nearest unit above where somebody may. */
  private Map<Long, List<Long>> above(Collection<TaskFact> tasks) {
    Map<UnitId, List<UnitId>> above = new HashMap<>();
    jdbc.sql(
            "select unit_id, ancestor_id from unit_closure_on(?) where unit_id = any(?) and"
                + " distance > 0 order by unit_id, distance")
        .params(
            today.date(),
            tasks.stream().map(it -> it.owner().unit().value()).distinct().toArray(Long[]::new))
        .query(row -> {
          above
              .computeIfAbsent(new UnitId(row.getLong(1)), _ -> new ArrayList<>())
              .add(new UnitId(row.getLong(2)));
        });
    Set<UnitId> units = above.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<UnitId, List<Long>> at = accounts(holders.at(Right.ISSUE, units));
    Map<Long, List<Long>> told = new LinkedHashMap<>();
    for (TaskFact it : tasks) {
      above.getOrDefault(it.owner().unit(), List.of()).stream()
          .filter(at::containsKey)
          .findFirst()
          .ifPresent(unit -> told.put(it.id(), at.getOrDefault(unit, List.of())));
    }
    return told;
  }

  private Map<UnitId, List<Long>> at(
      Right right, Collection<TaskFact> tasks, Function<TaskFact, @Nullable UnitId> unit) {
    Set<UnitId> units =
        tasks.stream().map(unit).filter(Objects::nonNull).collect(Collectors.toSet());
    return accounts(holders.at(right, units));
  }

  private static Map<UnitId, List<Long>> accounts(List<RightHolders.Holder> holders) {
    return holders.stream()
        .collect(
            Collectors.groupingBy(
                RightHolders.Holder::unit,
                Collectors.mapping(RightHolders.Holder::account, Collectors.toList())));
  }
}
