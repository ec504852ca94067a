package vn.mach.activities;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.directives.DirectiveId;
import vn.mach.directives.Directives;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;

/** What the rules of {@link Activity} must know, asked of the database. */
@Component
class ActivityWorld {

  private final JdbcClient jdbc;
  private final ActivityKinds kinds;
  private final Directives directives;

  ActivityWorld(JdbcClient jdbc, ActivityKinds kinds, Directives directives) {
    this.jdbc = jdbc;
    this.kinds = kinds;
    this.directives = directives;
  }

  /**
   * The world as this viewer may refer to it.
   *
   * @param standing the activity as it stands, if there is one: the directive it names already may be kept, whoever may see that
   */
  Activity.Known of(Viewer viewer, @Nullable ActivityRow standing) {
    ActivityRow.Directive named = standing == null ? null : standing.directive();
    return new Activity.Known() {
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
        return (named != null && named.id() == number) || directives.maySee(viewer, new DirectiveId(number));
      }
    };
  }
}
