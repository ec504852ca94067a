package vn.mach.activities;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;

/** What the rules of {@link Activity} must know, asked of the database. */
@Component
class ActivityWorld implements Activity.Known {

  private final JdbcClient jdbc;
  private final ActivityKinds kinds;

  ActivityWorld(JdbcClient jdbc, ActivityKinds kinds) {
    this.jdbc = jdbc;
    this.kinds = kinds;
  }

  @Override
  public Optional<ActivityKind> kind(String code) {
    return kinds.find(code);
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
  public boolean directive(long number) {
    return jdbc.sql("select exists (select 1 from directives_named where directive_id = ?)").param(number).query(Boolean.class).single();
  }
}
