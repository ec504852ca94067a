package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Reads whom work is given to, and by when, as people and programs write it. */
@Component
class TaskInput {

  private static final Set<String> WHOM = Set.of("unit", "children", "below", "chosen", "person");

  private final Units units;
  private final People people;
  private final AccessScope scope;
  private final Today today;

  TaskInput(Units units, People people, AccessScope scope, Today today) {
    this.units = units;
    this.people = people;
    this.scope = scope;
    this.today = today;
  }

  /**
   * Work as it is typed.
   *
   * @param kind of the units below; empty: all
   * @param to numbers of units chosen one by one
   * @param person a member's code, or words of the name that fit one
   * @param answered {@code yes}: asks for an answer
   * @param notSecret {@code yes}: the statement beside files
   */
  record OrderForm(
      @Nullable String unit,
      @Nullable String whom,
      @Nullable String kind,
      @Nullable List<Long> to,
      @Nullable String person,
      @Nullable String title,
      @Nullable String text,
      @Nullable String dueOn,
      @Nullable String workingDays,
      @Nullable String answered,
      @Nullable String notSecret) {

    boolean has(NamedUnit unit) {
      return to != null && to.contains(unit.id().value());
    }

    List<UnitId> chosen() {
      return to == null
          ? List.of()
          : to.stream().filter(Objects::nonNull).map(UnitId::new).toList();
    }
  }

  /** Gives what was typed to the command, unless it cannot be read. */
  <T> Outcome<T> order(
      Actor actor, FormParser reading, OrderForm typed, Function<TaskOrder, Outcome<T>> command) {
    Field<UnitId> unit =
        reading.requiredFound(
            "unit",
            typed.unit(),
            units.meant(actor, Right.ISSUE, Text.line(typed.unit())).map(NamedUnit::id),
            "tasks.refused.unit");
    Field<String> whom =
        reading.found(
            "whom",
            Optional.of(Text.line(typed.whom())).filter(WHOM::contains),
            "tasks.refused.whom");
    boolean toPerson = whom.read().filter("person"::equals).isPresent();
    Member member =
        toPerson
            ? reading.optionalFound(
                "person",
                typed.person(),
                people
                    .meant(actor, Text.line(typed.person()))
                    .filter(it -> scope.reaches(actor, Right.ISSUE, it.unit())),
                "tasks.refused.no_person",
                FormParser.quoted(typed.person()))
            : null;
    LocalDate due = reading.optionalDay("dueOn", typed.dueOn());
    Long days = reading.optionalWhole("workingDays", typed.workingDays(), 1, TaskOrder.MOST_DAYS);
    String kind = Text.line(typed.kind());
    String title = Text.line(typed.title());
    String text = Text.lines(typed.text());
    if (reading.isRefused()) { // the command says the rest where all could be read
      alsoWrong(reading, typed, toPerson, due, title, text);
    }
    return reading.then(() ->
        command.apply(
            new TaskOrder(
                member == null ? unit.get() : member.unit(),
                whom.get(),
                kind.isEmpty() ? Set.of() : Set.of(kind),
                typed.chosen(),
                member == null ? null : member.id(),
                title,
                text,
                due,
                due != null || days == null ? null : days.intValue(),
                "yes".equals(typed.answered()))));
  }

  private void alsoWrong(
      FormParser reading,
      OrderForm typed,
      boolean toPerson,
      @Nullable LocalDate due,
      String title,
      String text) {
    reading.refuse(TaskOrder.words(title, text));
    if (due != null) {
      reading.refuse(TaskOrder.day(due, today.date()));
    } else if (Text.line(typed.dueOn()).isEmpty() && Text.line(typed.workingDays()).isEmpty()) {
      reading.refuse("dueOn", "tasks.refused.day");
    }
    if (toPerson && Text.line(typed.person()).isEmpty()) {
      reading.refuse("person", "tasks.refused.person");
    }
  }

  /** Whom words mean: a person in their unit, or a unit. */
  Optional<TaskOwner> owner(Actor actor, @Nullable String unit, @Nullable String person) {
    String name = Text.line(person);
    if (!name.isEmpty()) {
      return people.meant(actor, name).map(it -> TaskOwner.person(it.id(), it.unit()));
    }
    return units.meant(actor, Right.SEE, Text.line(unit)).map(it -> TaskOwner.unit(it.id()));
  }
}
