package vn.mach.organisation.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The account of a program: whether its token works and which rights it has. */
@RestController
@Tag(name = "me", description = "The account of the token.")
class MeApi {

  private final Units units;
  private final People people;
  private final Today today;

  MeApi(Units units, People people, Today today) {
    this.units = units;
    this.people = people;
    this.today = today;
  }

  /**
   * @param everywhere whether it was granted for the whole realm
   * @param units the codes of the units at which it was granted, if not everywhere
   */
  record RightGiven(String right, boolean everywhere, List<String> units) {}

  record Me(String realm, String login, @Nullable String name, List<RightGiven> rights) {}

  @GetMapping("/api/v1/me")
  @Operation(
      operationId = "getMe",
      summary = "Who this token is, and which rights it has at which units",
      description = "A right that was given at a unit goes for all units below it.")
  Me me(Actor actor) {
    return new Me(
        CurrentRealm.get().name(),
        actor.login(),
        actor.person() == null ? null : people.name(actor.person()),
        Stream.of(Right.values())
            .filter(actor::hasSomewhere)
            .map(right -> given(actor, right))
            .toList());
  }

  private RightGiven given(Actor actor, Right right) {
    boolean everywhere = actor.hasEverywhere(right);
    List<String> at =
        everywhere
            ? List.of()
            : actor.unitsOf(right).stream()
                .flatMap(unit -> units.named(unit, today.date()).stream())
                .map(NamedUnit::code)
                .sorted()
                .toList();
    return new RightGiven(Codes.code(right), everywhere, at);
  }
}
