package vn.mach.voice.care;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;

/** What a member received, for this member alone; and what is made public of a year. */
@Controller
class OwnCarePages {

  private final CareSql sql;
  private final GrantsSql grants;
  private final CareKinds kinds;
  private final CarePublished published;

  OwnCarePages(CareSql sql, GrantsSql grants, CareKinds kinds, CarePublished published) {
    this.sql = sql;
    this.grants = grants;
    this.kinds = kinds;
    this.published = published;
  }

  /** Of nobody for an account without a person. */
  @GetMapping("/care/mine")
  String mine(Actor actor, Model model) {
    PersonId person = actor.person();
    model.addAttribute("visits", person == null ? List.of() : sql.own(person));
    model.addAttribute("grants", person == null ? List.of() : grants.own(person));
    return "voice/care/mine";
  }

  @GetMapping("/care/published")
  String published(
      Actor actor, @RequestParam(required = false) @Nullable Integer year, Model model) {
    require(actor);
    List<CarePublished.Year> years = published.years();
    CarePublished.Year shown =
        years.stream()
            .filter(it -> year != null && it.year() == year)
            .findFirst()
            .or(() -> years.stream().findFirst())
            .orElse(null);
    model.addAttribute("years", years);
    model.addAttribute("year", shown);
    model.addAttribute("rows", shown == null ? List.of() : published.published(shown.year()));
    model.addAttribute("kinds", kinds.all());
    return "voice/care/published";
  }

  static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("published care");
    }
  }
}
