package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tasks and their tree in memory, the plainest way: for each task who owed it in which state from
 * which day on, for each unit under whom it stood from which day on.
 */
final class PlainTasks {

  static final String GONE = "-";

  /** Who owes a task, and its state. */
  record Situation(String unit, @Nullable Long person, TaskStatus status, LocalDate due) {

    Situation at(String other) {
      return new Situation(other, person, status, due);
    }

    Situation by(@Nullable Long other, String in) {
      return new Situation(in, other, status, due);
    }

    Situation is(TaskStatus other) {
      return new Situation(unit, person, other, due);
    }
  }

  /** A task: what the days say of it. */
  static final class Task {
    final long id;
    final String kind;
    final long subject;
    final TreeMap<LocalDate, Situation> days = new TreeMap<>();

    Task(long id, String kind, long subject) {
      this.id = id;
      this.kind = kind;
      this.subject = subject;
    }

    Situation now() {
      return days.lastEntry().getValue();
    }

    LocalDate due() {
      return now().due;
    }

    void move(LocalDate due, LocalDate day) {
      if (!due.equals(due())) {
        Situation now = now();
        set(day, new Situation(now.unit, now.person, now.status, due));
      }
    }

    void set(LocalDate day, Situation situation) {
      LocalDate last = days.isEmpty() ? day : days.lastKey();
      days.put(day.isBefore(last) ? last : day, situation);
    }
  }

  record Counted(long due, long late, long done) {}

  final List<Task> tasks = new ArrayList<>();
  private final Map<String, TreeMap<LocalDate, String>> parents = new HashMap<>();

  /** From the day on the unit stands there; {@link #GONE}: not at all. */
  void place(String unit, String parent, LocalDate day) {
    parents.computeIfAbsent(unit, it -> new TreeMap<>()).put(day, parent);
  }

  boolean stands(String unit, LocalDate day) {
    return !parent(unit, day).equals(GONE);
  }

  String parent(String unit, LocalDate day) {
    var placed = Objects.requireNonNull(parents.get(unit)).floorEntry(day);
    return placed == null ? GONE : placed.getValue();
  }

  private boolean under(String unit, String above, LocalDate day) {
    String at = unit;
    while (!at.isEmpty()) {
      String parent = parent(at, day);
      if (parent.equals(GONE)) {
        return false;
      }
      if (at.equals(above)) {
        return true;
      }
      at = parent;
    }
    return false;
  }

  void step(Task task, TaskStatus to, LocalDate day) {
    Situation now = task.now();
    Situation next = now.is(to);
    if (now.status == TaskStatus.ANSWERED && to == TaskStatus.SETTLED) {
      task.days.put(task.days.lastKey(), next);
    } else {
      task.set(day, next);
    }
  }

  void ended(String unit, @Nullable String successor, LocalDate day) {
    List<Task> moved = new ArrayList<>();
    for (Task task : tasks) {
      Situation now = task.now();
      boolean open = open(now);
      if (successor == null) {
        if (now.unit.equals(unit) && open) {
          task.set(day, now.is(TaskStatus.CANCELLED));
        }
        continue;
      }
      var crossing = task.days.floorEntry(day);
      if (crossing != null
          && crossing.getKey().isBefore(day)
          && crossing.getValue().unit.equals(unit)
          && open(crossing.getValue())) {
        task.days.put(day, crossing.getValue());
      }
      task.days
          .tailMap(day, true)
          .replaceAll((from, it) -> it.unit.equals(unit) ? it.at(successor) : it);
      if (!task.now().unit.equals(now.unit)) {
        moved.add(task);
      }
    }
    List<Task> twice =
        moved.stream()
            .filter(task -> task.now().status == TaskStatus.OPEN && owedAgain(task))
            .toList();
    twice.forEach(task -> step(task, TaskStatus.CANCELLED, day));
  }

  private boolean owedAgain(Task task) {
    return tasks.stream()
        .anyMatch(other ->
            other.id != task.id
                && other.subject == task.subject
                && other.now().unit.equals(task.now().unit)
                && Objects.equals(other.now().person, task.now().person)
                && (other.now().status == TaskStatus.ANSWERED
                    || other.now().status == TaskStatus.SETTLED
                    || other.now().status == TaskStatus.OPEN
                        && (other.due().isBefore(task.due())
                            || other.due().equals(task.due()) && other.id < task.id)));
  }

  void left(long person, @Nullable String now, LocalDate day) {
    for (Task task : tasks) {
      Situation it = task.now();
      if (Objects.equals(it.person, person) && open(it) && !it.unit.equals(now)) {
        boolean takes = task.kind.equals("essay") && now != null;
        task.set(day, takes ? it.by(person, now) : it.by(null, it.unit));
      }
    }
  }

  private static boolean open(Situation it) {
    return it.status == TaskStatus.OPEN || it.status == TaskStatus.ANSWERED;
  }

  Counted count(String unit, String kind, LocalDate day) {
    long due = 0;
    long late = 0;
    long done = 0;
    for (Task task : tasks) {
      var at = task.days.floorEntry(day);
      if (at == null || !task.kind.equals(kind)) {
        continue;
      }
      Situation it = at.getValue();
      switch (it.status) {
        case OPEN -> {
          if (under(it.unit, unit, day)) {
            if (it.due.isBefore(day)) {
              late++;
            } else {
              due++;
            }
          }
        }
        case ANSWERED, SETTLED -> {
          if (at.getKey().getYear() == day.getYear() && under(it.unit, unit, at.getKey())) {
            done++;
          }
        }
        case CANCELLED, EXCUSED -> {}
      }
    }
    return new Counted(due, late, done);
  }
}
