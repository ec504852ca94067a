package vn.mach.voice.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * Random histories of findings, done by the module and by a plain list of lists: every state, every
 * count, who was told, and what is still owed must be the same.
 */
@MachTest
@Tag("slow")
class FindingsEqualAPlainModelTest {

  private static final Actor BY = Actor.system();

  /** The units of {@link FindingFixture}, each with the one above it. */
  private static final Map<Long, Long> ABOVE = Map.of(2L, 1L, 3L, 2L, 4L, 2L, 5L, 1L, 6L, 5L);

  private static final int DAYS = 15;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Findings findings;
  @Autowired FindingWork work;
  @Autowired FindingStepsSql steps;
  @Autowired FindingNumbers numbers;

  /** A level in the model. */
  private static final class At {
    private final long unit;
    private final LocalDate due;
    private String state = "new";
    private LocalDate until;

    At(long unit, LocalDate due) {
      this.unit = unit;
      this.due = due;
    }

    boolean running() {
      return Set.of("new", "reading", "known").contains(state);
    }
  }

  /** A finding in the model. */
  private static final class One {
    private final long id;
    private final long person;
    private final LocalDate sent;
    private final List<At> levels = new ArrayList<>();
    private One matter = this;
    private boolean withdrawn;

    One(long id, long person, LocalDate sent) {
      this.id = id;
      this.person = person;
      this.sent = sent;
    }

    At last() {
      return levels.getLast();
    }
  }

  private final Map<Long, One> model = new LinkedHashMap<>();
  private final Set<String> told = new TreeSet<>();
  private LocalDate day = LocalDate.of(2026, 6, 1);
  private int keys;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyHistoryIsThatOfThePlainModel(int seed) {
    Random random = new Random(seed);
    clock.turnTo(day);
    Realm realm = FindingFixture.realm(realms);
    CurrentRealm.run(
        realm,
        () -> {
          for (int i = 0; i < 60; i++) {
            one(random);
            if (random.nextInt(4) == 0 && day.isBefore(LocalDate.of(2026, 7, 24))) {
              day = day.plusDays(1 + random.nextInt(4));
              clock.turnTo(day);
            }
          }
          compare();
        });
  }

  private void one(Random random) {
    int kind = random.nextInt(11);
    if (kind < 3 || model.isEmpty()) {
      send(random);
      return;
    }
    List<One> all = List.copyOf(model.values());
    One it = all.get(random.nextInt(all.size()));
    At last = it.last();
    long step = steps.of(it.id).getLast().id();
    boolean running = last.running();
    switch (kind) {
      case 3 ->
          check(
              work.take(BY, key(), step),
              last.state.equals("new") || last.state.equals("reading"),
              () -> {
                last.state = "reading";
              });
      case 4 ->
          check(
              work.know(BY, key(), step, ""),
              running && !last.state.equals("known"),
              () -> {
                last.state = "known";
              });
      case 5 ->
          check(work.inform(BY, key(), step, "Ghi nhận"), running, () -> end(it, "information"));
      case 6 -> check(work.answer(BY, key(), step, "Trả lời"), running, () -> end(it, "answered"));
      case 7 ->
          check(
              work.propose(BY, key(), step, "Lên", ""),
              running && last.unit != 1,
              () -> {
                last.state = "proposed";
                last.until = day;
                it.levels.add(new At(ABOVE.get(last.unit), due()));
              });
      case 8 -> join(random, it, step, running);
      case 9 ->
          check(
              work.separate(BY, key(), step),
              last.state.equals("joined")
                  && (it.matter.last().running() || it.matter.last().state.equals("proposed")),
              () -> {
                it.matter = it;
                last.state = "new";
                last.until = null;
              });
      default ->
          check(
              findings.withdraw(BY, key(), it.id),
              running
                  && it.levels.size() == 1
                  && all.stream().noneMatch(other -> other != it && other.matter == it),
              () -> {
                it.withdrawn = true;
                last.state = "withdrawn";
                last.until = day;
              });
    }
  }

  private void send(Random random) {
    long place = random.nextBoolean() ? 3 : 6;
    long person = 1 + random.nextInt(2);
    long to = random.nextInt(3) == 0 ? place : ABOVE.get(place);
    Outcome<Long> sent =
        findings.send(
            BY,
            key(),
            new NewFinding(
                new UnitId(place),
                new UnitId(to),
                day,
                "Vấn đề " + keys,
                null,
                null,
                null,
                "",
                "Khó",
                "",
                "Sửa",
                1,
                new PersonId(person),
                null),
            List.of());
    long id = ((Outcome.Done<Long>) sent).value();
    One made = new One(id, person, day);
    made.levels.add(new At(to, due()));
    model.put(id, made);
  }

  private void join(Random random, One it, long step, boolean running) {
    List<One> others =
        model.values().stream().filter(other -> random.nextInt(3) == 0).limit(3).toList();
    boolean fits =
        !others.isEmpty()
            && running
            && others.stream()
                .allMatch(other ->
                    other != it && other.last().running() && other.last().unit == it.last().unit);
    check(
        work.join(BY, key(), step, others.stream().map(other -> other.id).toList()),
        fits,
        () -> {
          for (One other : others) {
            other.last().state = "joined";
            other.last().until = day;
            model.values().stream()
                .filter(one -> one.matter == other)
                .forEach(one -> one.matter = it);
          }
        });
  }

  private void end(One it, String state) {
    it.last().state = state;
    it.last().until = day;
    long by = it.last().unit;
    for (One one : model.values()) {
      if (one.matter == it) {
        one.levels.stream()
            .filter(at -> at.state.equals("proposed"))
            .forEach(at -> at.state = state);
        told.add(one.id + " person " + one.person + " in " + one.levels.getFirst().unit);
        one.levels.stream()
            .filter(at -> at.unit != by)
            .forEach(at -> told.add(one.id + " unit " + at.unit));
      }
    }
  }

  private void check(Outcome<Long> outcome, boolean allowed, Runnable effect) {
    assertThat(outcome instanceof Outcome.Done<Long>).as(outcome.toString()).isEqualTo(allowed);
    if (allowed) {
      effect.run();
    }
  }

  private String key() {
    return "key-" + ++keys;
  }

  /** Fifteen working days after today; there is no holiday from June to mid-August. */
  private LocalDate due() {
    LocalDate at = day;
    for (int left = DAYS; left > 0; ) {
      at = at.plusDays(1);
      if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return at;
  }

  private void compare() {
    Map<Long, String> states = new TreeMap<>();
    Map<Long, String> expected = new TreeMap<>();
    for (One it : model.values()) {
      List<String> levels = new ArrayList<>();
      it.levels.forEach(at -> levels.add(at.unit + ":" + at.state + ":" + at.due + ":" + at.until));
      expected.put(it.id, levels + " " + it.matter.id);
    }
    jdbc.sql(
            """
            select f.id, coalesce(f.joined_to, f.id) as matter, array_to_string(array_agg(s.unit_id || ':' || s.state || ':' || s.due_on
              || ':' || coalesce(s.until_on::text, 'null') order by s.number), ', ') as levels
            from findings f join finding_steps s on s.finding_id = f.id group by f.id
            """)
        .query(row -> {
          states.put(
              row.getLong("id"), "[" + row.getString("levels") + "] " + row.getLong("matter"));
        });
    assertThat(states).isEqualTo(expected);
    Set<String> reached = new TreeSet<>();
    jdbc.sql(
            """
            select s.subject_id, t.unit_id, t.person_id from tasks t join task_subjects s on s.id = t.subject_id where s.kind = 'finding_answer'
            union all
            select p.finding_id, t.unit_id, null from tasks t join task_subjects s on s.id = t.subject_id join finding_steps p on p.id = s.subject_id
            where s.kind = 'finding_down' and t.unit_id = p.unit_id
            """)
        .query(row -> {
          Long person = row.getObject("person_id", Long.class);
          reached.add(
              row.getLong("subject_id")
                  + (person == null
                      ? " unit " + row.getLong("unit_id")
                      : " person " + person + " in " + row.getLong("unit_id")));
        });
    assertThat(reached).as("who was told").isEqualTo(told);
    assertThat(
            jdbc.sql("select count(*) from tasks where kind = 'finding' and state = 'open'")
                .query(Long.class)
                .single())
        .as("what is still owed")
        .isEqualTo(
            model.values().stream().flatMap(it -> it.levels.stream()).filter(At::running).count());
    assertThat(
            jdbc.sql(
                    "select count(*) from activities where kind = 'finding' and status = 'confirmed'")
                .query(Long.class)
                .single())
        .as("what figures count")
        .isEqualTo(model.values().stream().filter(it -> !it.withdrawn).count());
    LocalDate from = LocalDate.of(2026, 6, 5);
    for (long unit = 1; unit <= 6; unit++) {
      assertThat(
              numbers
                  .of(List.of(new UnitId(unit)), from, day)
                  .getOrDefault(new UnitId(unit), FindingNumbers.Counts.NONE))
          .as("counts of " + unit)
          .isEqualTo(counts(unit, from));
    }
  }

  private FindingNumbers.Counts counts(long unit, LocalDate from) {
    int received = 0;
    int answered = 0;
    int inTime = 0;
    int information = 0;
    for (One it : model.values()) {
      if (it.withdrawn || it.sent.isBefore(from) || !below(it.levels.getFirst().unit, unit)) {
        continue;
      }
      received++;
      String state = it.matter.last().state;
      if (state.equals("information")) {
        information++;
      } else if (state.equals("answered")) {
        answered++;
        List<At> all = new ArrayList<>(it.levels);
        all.addAll(it.matter.levels);
        if (all.stream().noneMatch(at -> at.until.isAfter(at.due))) {
          inTime++;
        }
      }
    }
    return new FindingNumbers.Counts(
        received, answered, inTime, information, received - answered - information);
  }

  private static boolean below(long unit, long ancestor) {
    for (Long at = unit; at != null; at = ABOVE.get(at)) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }
}
