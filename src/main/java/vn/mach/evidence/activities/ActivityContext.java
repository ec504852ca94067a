package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** What the rules of {@link Activity} need to know, from the database. */
@Component
class ActivityContext {

  private final JdbcClient jdbc;
  private final ActivityKinds kinds;
  private final Directives directives;
  private final Units units;

  ActivityContext(JdbcClient jdbc, ActivityKinds kinds, Directives directives, Units units) {
    this.units = units;
    this.jdbc = jdbc;
    this.kinds = kinds;
    this.directives = directives;
  }

  /** What this actor may refer to from a new activity. */
  Activity.Known of(Actor actor) {
    return new Known(actor);
  }

  /**
   * The same for an existing activity: data read with it are not queried again, and its present
   * directive may stay, even if the actor may not see it.
   */
  Activity.Known of(Actor actor, ActivityRow.Locked standing) {
    ActivityRow row = standing.row();
    return new Known(actor) {
      @Override
      public Optional<ActivityKind.Rules> kind(String code) {
        return code.equals(row.kind()) ? Optional.of(standing.kind()) : super.kind(code);
      }

      @Override
      public Optional<String> unitKindOn(UnitId unit, LocalDate day) {
        return unit.equals(row.unit()) && day.equals(row.heldOn())
            ? Optional.ofNullable(standing.unitKind())
            : super.unitKindOn(unit, day);
      }

      @Override
      public boolean directive(long number) {
        return (row.directive() != null && row.directive().id() == number)
            || super.directive(number);
      }
    };
  }

  /** Who belonged to the unit on the day. */
  Activity.Members members(UnitId unit, LocalDate day) {
    return jdbc.sql("select due, belonging from attendance_base(?, ?)")
        .params(unit.value(), day)
        .query((row, number) -> new Activity.Members(row.getLong(1), row.getLong(2)))
        .single();
  }

  private class Known implements Activity.Known {
    private final Actor actor;

    Known(Actor actor) {
      this.actor = actor;
    }

    @Override
    public Optional<ActivityKind.Rules> kind(String code) {
      return kinds.find(code).map(ActivityKind::rules);
    }

    @Override
    public Optional<String> unitKindOn(UnitId unit, LocalDate day) {
      return jdbc.sql("select kind from units_on(:day) where unit_id = :unit")
          .param("day", day)
          .param("unit", unit.value())
          .query(String.class)
          .optional();
    }

    @Override
    public Optional<UnitId> participant(String typed) {
      return units.meant(actor, Right.RECORD, typed).map(NamedUnit::id);
    }

    @Override
    public Activity.Members members(UnitId unit, LocalDate day) {
      return ActivityContext.this.members(unit, day);
    }

    @Override
    public boolean directive(long number) {
      return directives.maySee(actor, new DirectiveId(number));
    }
  }
}
