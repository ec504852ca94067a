package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Choice;
import vn.mach.base.web.FormParser;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Default values of the entry pages. */
@Component
class EntryDefaults {

  private final JdbcClient jdbc;
  private final Directives directives;
  private final Units units;
  private final AccessScope scope;
  private final Today today;
  private final ActivityContext context;

  EntryDefaults(
      JdbcClient jdbc,
      Directives directives,
      Units units,
      AccessScope scope,
      Today today,
      ActivityContext context) {
    this.context = context;
    this.jdbc = jdbc;
    this.directives = directives;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /** The unit and kind that the actor recorded last. */
  record Last(UnitId unit, String kind) {}

  Optional<Last> last(Actor actor) {
    return jdbc.sql(
            "select unit_id, kind from activities where recorded_by = ? order by id desc limit 1")
        .param(actor.account())
        .query((row, number) -> new Last(new UnitId(row.getLong(1)), row.getString(2)))
        .optional();
  }

  /**
   * The unit to record for: the requested one, or the only one that they may record for, or the
   * last one. Empty where they must choose.
   *
   * @throws NotFound where they may not record for it, or for none at all
   */
  Optional<NamedUnit> unit(Actor actor, String asked) {
    Optional<Long> number = FormParser.whole(asked);
    if (number.isPresent()) {
      return Optional.of(units.require(actor, Right.RECORD, new UnitId(number.get())));
    }
    List<NamedUnit> tops = units.tops(actor, Right.RECORD);
    if (tops.isEmpty()) {
      throw new NotFound("a unit to record for");
    }
    Optional<NamedUnit> last =
        last(actor)
            .filter(it -> scope.reaches(actor, Right.RECORD, it.unit()))
            .flatMap(it -> units.named(it.unit(), today.date()))
            .filter(NamedUnit::standing);
    if (last.isPresent()) {
      return last;
    }
    return tops.size() == 1 ? Optional.of(tops.getFirst()) : Optional.empty();
  }

  /** Whether they may record for more than one unit. */
  boolean mayChoose(Actor actor) {
    List<NamedUnit> tops = units.tops(actor, Right.RECORD);
    return tops.size() > 1
        || tops.stream().anyMatch(top -> !units.children(top.id(), today.date()).isEmpty());
  }

  /**
   * How many are to be expected: the members on record that are due; where there are none, as many
   * as when the unit last held one of this kind.
   */
  String expected(UnitId unit, String kind) {
    return expected(unit, kind, today.date());
  }

  /** The same for what is entered afterwards: of the members on record on that day. */
  String expected(UnitId unit, String kind, LocalDate day) {
    long due = context.members(unit, day).due();
    return due > 0 ? Long.toString(due) : usuallyExpected(unit, kind);
  }

  private String usuallyExpected(UnitId unit, String kind) {
    return jdbc.sql(
            """
            select expected::text from activities
            where unit_id = :unit and kind = :kind and expected is not null and status <> 'withdrawn'
            order by held_on desc, id desc limit 1
            """)
        .param("unit", unit.value())
        .param("kind", kind)
        .query(String.class)
        .optional()
        .orElse("");
  }

  /**
   * Directives to choose from: those that the actor may see, the latest first.
   *
   * @param chosen the number of the present one, as typed; it is included if the actor may see it
   */
  List<Choice> directives(Actor actor, String chosen) {
    Stream<NamedDirective> named =
        FormParser.whole(Text.line(chosen))
            .map(DirectiveId::new)
            .filter(it -> directives.maySee(actor, it))
            .flatMap(directives::named)
            .stream();
    return Stream.concat(named, directives.choices(actor, "", 100).stream())
        .map(it -> new Choice(Long.toString(it.id().value()), it.symbol() + " · " + it.title()))
        .distinct()
        .toList();
  }
}
