package vn.mach.organisation.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.tasks.TaskStatus.Step;
import vn.mach.organisation.units.ReorganisationDecision;
import vn.mach.organisation.units.Reorganisations;
import vn.mach.organisation.units.TreeStep;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Two hundred random histories, each in a tree of its own, against {@link PlainTasks}. */
@MachTest
@Tag("slow")
class TasksEqualAPlainModelTest {

  private static final int HISTORIES = 200;
  private static final int EVENTS = 16;
  private static final LocalDate FIRST = LocalDate.of(2025, 11, 10);
  private static final List<String> UNITS = List.of("", "A", "B", "A1", "A2", "B1", "B2");
  private static final List<String> KINDS = List.of("order", "essay");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Tasks tasks;
  @Autowired TasksSql sql;
  @Autowired TaskSteps steps;
  @Autowired TaskFollow follow;
  @Autowired TaskCounts counts;
  @Autowired TaskCountsSql stored;
  @Autowired Reorganisations reorganisations;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private final Map<String, Long> ids = new HashMap<>();
  private int keys;

  @Test
  void everyUnitHasTheSameCountsOnEveryDayAsThePlainModel() {
    clock.turnTo(FIRST);
    Realm realm = realms.create();
    realms.sql(realm, plant());
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql("select code, id from units")
              .query(row -> {
                ids.put(row.getString(1), row.getLong(2));
              });
          counts.refresh();
          for (int history = 1; history <= HISTORIES; history++) {
            new History(history).run();
          }
        });
  }

  private static String plant() {
    StringBuilder sql =
        new StringBuilder(
            "insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, follows_person) values "
                + "('essay', 'Bài thu hoạch', 'Essay', 'either', 'see_drafts', 'record', 'here', true);\n");
    for (int history = 1; history <= HISTORIES; history++) {
      for (String name : UNITS) {
        String code = "H" + history + name;
        sql.append("insert into units (code) values ('%s');\n".formatted(code));
        String parent =
            name.isEmpty()
                ? "null"
                : "(select id from units where code = 'H%d%s')"
                    .formatted(history, name.length() == 2 ? name.substring(0, 1) : "");
        sql.append(
            "insert into unit_versions (unit_id, valid_from, parent_id, name, kind) values ((select id from units where code = '%s'), '2020-01-01', %s, '%s', '%s');\n"
                .formatted(
                    code,
                    parent,
                    code,
                    name.length() == 2 ? "branch" : name.isEmpty() ? "commune" : "section"));
      }
      sql.append(
          """
          insert into people (id, code, full_name) values (%1$d, 'D%1$d', 'Người %1$d');
          insert into memberships (person_id, valid_from, unit_id, status) values (%1$d, '2020-01-01', (select id from units where code = 'H%1$dA1'), 'official');
          """
              .formatted(history));
    }
    return sql.append("call rebuild_unit_closure();\n").toString();
  }

  private final class History {
    private final int number;
    private final Random random;
    private final PlainTasks model = new PlainTasks();
    private LocalDate day = FIRST;
    private LocalDate lastChange = FIRST.minusDays(60);
    private @Nullable String memberOf;

    History(int number) {
      this.number = number;
      this.random = new Random(number);
      for (String name : UNITS) {
        String parent =
            name.isEmpty() ? "" : "H" + number + (name.length() == 2 ? name.substring(0, 1) : "");
        model.place("H" + number + name, parent, LocalDate.of(2020, 1, 1));
      }
      memberOf = "H" + number + "A1";
    }

    void run() {
      for (int i = 0; i < EVENTS; i++) {
        day = day.plusDays(random.nextInt(8));
        clock.turnTo(day);
        event();
        if (random.nextInt(4) == 0) {
          counts.refresh();
        }
      }
      while (counts.refresh()) {
        // until nothing waits
      }
      compare();
    }

    private void event() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> assign();
        case 3 -> step(Step.SETTLE);
        case 4 -> step(List.of(Step.ANSWER, Step.ACCEPT, Step.GIVE_BACK).get(random.nextInt(3)));
        case 5 -> step(List.of(Step.REOPEN, Step.CANCEL, Step.EXCUSE).get(random.nextInt(3)));
        case 6 -> handOn();
        case 7 -> personGoes();
        default -> tree();
      }
    }

    private String standing() {
      List<String> standing =
          UNITS.stream().map(it -> "H" + number + it).filter(it -> model.stands(it, day)).toList();
      return standing.get(random.nextInt(standing.size()));
    }

    private TaskOwner owner(String unit, @Nullable Long person) {
      return new TaskOwner(new UnitId(ids.get(unit)), person == null ? null : new PersonId(person));
    }

    private void assign() {
      String kind = KINDS.get(random.nextInt(2));
      Long person = memberOf != null && random.nextInt(3) == 0 ? (long) number : null;
      String unit = person == null ? standing() : memberOf;
      long subject = number * 100L + random.nextInt(3) + (kind.equals("essay") ? 50 : 0);
      LocalDate due = day.plusDays(random.nextInt(40) - 3);
      long id =
          transaction.execute(status ->
              tasks
                  .assign(
                      Actor.system(),
                      TaskSubject.of(kind, "test", subject, "Việc", "/tasks"),
                      owner(unit, person),
                      TaskDue.on(due))
                  .value());
      PlainTasks.Task known =
          model.tasks.stream().filter(it -> it.id == id).findFirst().orElse(null);
      if (known == null) {
        PlainTasks.Task made = new PlainTasks.Task(id, kind, subject);
        made.set(day, new PlainTasks.Situation(unit, person, TaskStatus.OPEN, due));
        model.tasks.add(made);
      } else {
        if (known.now().status() == TaskStatus.CANCELLED) {
          model.step(known, TaskStatus.OPEN, day);
        }
        if (known.now().status() != TaskStatus.SETTLED) {
          known.move(due, day);
        }
      }
    }

    private PlainTasks.@Nullable Task any() {
      return model.tasks.isEmpty() ? null : model.tasks.get(random.nextInt(model.tasks.size()));
    }

    private void step(Step step) {
      PlainTasks.Task task = any();
      if (task != null) {
        transaction.executeWithoutResult(
            status -> steps.step(sql.lock(List.of(task.id)), step, day, "lý do"));
        TaskStatus.TRANSITIONS
            .after(task.now().status(), step)
            .ifPresent(to -> model.step(task, to, day));
      }
    }

    private void handOn() {
      PlainTasks.Task task = any();
      if (task != null && task.now().status() == TaskStatus.OPEN) {
        String to = standing();
        transaction.executeWithoutResult(
            status -> tasks.handOn(new TaskId(task.id), owner(to, null), task.due(), ""));
        task.set(day, task.now().by(null, to));
      }
    }

    private void personGoes() {
      String to = random.nextInt(4) == 0 ? null : standing();
      transaction.executeWithoutResult(status -> {
        jdbc.sql("delete from memberships where person_id = ?").param(number).update();
        if (to != null) {
          jdbc.sql(
                  "insert into memberships (person_id, valid_from, unit_id, status) values (?, '2020-01-01', ?, 'official')")
              .params(number, ids.get(to))
              .update();
        }
        follow.peopleLeft(day, new PersonId(number));
      });
      memberOf = to;
      model.left(number, to, day);
    }

    /** A unit moves, ends with or without a successor, or is merged; also some days ago. */
    private void tree() {
      LocalDate from = random.nextInt(3) == 0 ? day.minusDays(random.nextInt(20)) : day;
      if (!from.isAfter(lastChange)) {
        return;
      }
      String unit = "H" + number + UNITS.get(3 + random.nextInt(4));
      String other = "H" + number + UNITS.get(1 + random.nextInt(6));
      if (!model.stands(unit, from) || !model.stands(other, from) || unit.equals(other)) {
        return;
      }
      int which = random.nextInt(4);
      boolean section = other.matches("H\\d+[AB]");
      TreeStep step =
          switch (which) {
            case 0 -> new TreeStep.Move(unit, section ? other : "H" + number);
            case 1 -> new TreeStep.End(unit, null, null);
            default -> new TreeStep.End(unit, other, null);
          };
      Outcome<Long> outcome =
          reorganisations.carryOut(
              Actor.system(),
              "k" + ++keys,
              new ReorganisationDecision(from, "", "sắp xếp", List.of(step)),
              null);
      if (outcome instanceof Outcome.Done<Long>) {
        lastChange = from;
        if (step instanceof TreeStep.Move(String moved, String parent)) {
          model.place(moved, parent, from);
        } else {
          model.place(unit, PlainTasks.GONE, from);
          String successor = which == 1 ? null : other;
          model.ended(unit, successor, from);
          if (unit.equals(memberOf)) {
            memberOf = successor;
          }
        }
      }
    }

    private void compare() {
      Map<String, TreeMap<LocalDate, PlainTasks.Counted>> kept = new HashMap<>();
      List<Long> units = new ArrayList<>();
      UNITS.forEach(it -> units.add(ids.get("H" + number + it)));
      jdbc.sql(
              """
              select u.code || ' ' || c.kind, c.day, c.due, c.late, c.done from task_counts c join units u on u.id = c.unit_id
              where c.unit_id = any(?)
              """)
          .param(units.toArray(Long[]::new))
          .query(row -> {
            kept.computeIfAbsent(row.getString(1), it -> new TreeMap<>())
                .put(
                    row.getObject(2, LocalDate.class),
                    new PlainTasks.Counted(row.getLong(3), row.getLong(4), row.getLong(5)));
          });
      LocalDate last = day.plusDays(60);
      for (String name : List.of("", "A", "B")) {
        for (String kind : KINDS) {
          TreeMap<LocalDate, PlainTasks.Counted> days =
              kept.getOrDefault("H" + number + name + " " + kind, new TreeMap<>());
          for (LocalDate at = FIRST.minusDays(25); at.isBefore(last); at = at.plusDays(1)) {
            var found = days.floorEntry(at);
            assertThat(found == null ? new PlainTasks.Counted(0, 0, 0) : found.getValue())
                .as("history %d, unit %s, %s, %s", number, name, kind, at)
                .isEqualTo(model.count("H" + number + name, kind, at));
          }
        }
      }
      for (LocalDate at : List.of(day, FIRST.plusDays(random.nextInt(60)))) {
        Map<UnitId, Map<String, TaskCountsSql.Counts>> read =
            stored.read(units.stream().map(UnitId::new).toList(), KINDS, at);
        for (String name : UNITS) {
          String code = "H" + number + name;
          if (!model.stands(code, at)) {
            continue;
          }
          for (String kind : KINDS) {
            TaskCountsSql.Counts found =
                read.getOrDefault(new UnitId(ids.get(code)), Map.of())
                    .getOrDefault(kind, TaskCountsSql.Counts.NONE);
            assertThat(new PlainTasks.Counted(found.due(), found.late(), found.done()))
                .as("history %d, read of %s, %s, %s", number, code, kind, at)
                .isEqualTo(model.count(code, kind, at));
          }
        }
      }
    }
  }
}
