package vn.mach.access;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.people.People;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Today;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;

/** Who a program is when it comes in: enough to see whether its token works and what it opens. */
@RestController
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
   * @param everywhere whether it was given over the whole realm
   * @param units the codes of the units at which it was given, if not everywhere
   */
  record RightGiven(String right, boolean everywhere, List<String> units) {}

  record Me(String realm, String login, @Nullable String name, List<RightGiven> rights) {}

  @GetMapping("/api/v1/me")
  @Operation(summary = "Who this token is, and which rights it has at which units")
  Me me(Viewer viewer) {
    return new Me(
        CurrentRealm.get().name(), viewer.login(), viewer.person() == null ? null : people.name(viewer.person()),
        Stream.of(Right.values()).filter(viewer::hasSomewhere).map(right -> given(viewer, right)).toList());
  }

  private RightGiven given(Viewer viewer, Right right) {
    boolean everywhere = viewer.hasEverywhere(right);
    List<String> at =
        everywhere
            ? List.of()
            : viewer.unitsOf(right).stream().flatMap(unit -> units.named(unit, today.date()).stream()).map(UnitNamed::code).sorted().toList();
    return new RightGiven(right.name().toLowerCase(Locale.ROOT), everywhere, at);
  }
}
