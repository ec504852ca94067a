package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Who of a level above follows a unit, as a part of the unit's page, and how one is named. */
@Controller
class FollowerPages {

  private final Followers followers;
  private final People people;
  private final Units units;
  private final Today today;

  FollowerPages(Followers followers, People people, Units units, Today today) {
    this.followers = followers;
    this.people = people;
    this.units = units;
    this.today = today;
  }

  /**
   * Who follows a unit, as typed.
   *
   * @param person a member's code, or words of the name that fit one member
   */
  record FollowerForm(@Nullable String person, @Nullable String from) {}

  record EndForm(@Nullable String lastDay) {}

  @GetMapping("/people/units/{id:\\d+}/followers")
  String show(Actor actor, @PathVariable long id, Model model) {
    return page(
        actor,
        new UnitId(id),
        Form.of(new FollowerForm("", today.date().toString())),
        Form.of(new EndForm(today.date().toString())),
        model);
  }

  @PostMapping("/people/units/{id:\\d+}/followers")
  String name(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") FollowerForm typed,
      @RequestParam String key,
      Model model) {
    UnitId unit = new UnitId(id);
    if (!followers.mayName(actor, unit)) {
      throw new NotFound("unit " + id);
    }
    FormParser parser = new FormParser();
    String words = parser.required("person", typed.person(), 200);
    Optional<Member> found =
        words.isEmpty() ? Optional.empty() : people.meant(actor, Text.line(words));
    if (found.isEmpty() && !words.isEmpty()) {
      parser.refuse("person", "people.refused.follower_unknown", words);
    }
    Field<LocalDate> from = parser.requiredDay("from", typed.from());
    return Answers.of(
        parser.then(() -> followers.name(actor, key, unit, found.orElseThrow().id(), from.get())),
        done -> Answers.to("/people/units/" + id + "/followers", "people.saved"),
        refusals ->
            page(actor, unit, Form.refused(typed, refusals), Form.of(new EndForm("")), model));
  }

  @PostMapping("/people/followers/{id:\\d+}/end")
  String end(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EndForm typed,
      @RequestParam String key,
      Model model) {
    UnitId unit = followers.require(actor, id);
    FormParser parser = new FormParser();
    Field<LocalDate> day = parser.requiredDay("lastDay", typed.lastDay());
    return Answers.of(
        parser.then(() -> followers.end(actor, key, id, day.get())),
        done -> Answers.to("/people/units/" + unit.value() + "/followers", "people.saved"),
        refusals ->
            page(
                actor,
                unit,
                Form.of(new FollowerForm("", "")),
                Form.refused(typed, refusals),
                model));
  }

  private String page(
      Actor actor, UnitId id, Form<FollowerForm> form, Form<EndForm> end, Model model) {
    NamedUnit unit = units.require(actor, Right.SEE, id);
    List<Followers.Following> all = followers.of(id);
    units.showPath(actor, id, today.date());
    model.addAttribute("unit", unit);
    model.addAttribute("followers", all);
    model.addAttribute("mayName", followers.mayName(actor, id));
    model.addAttribute("form", form);
    model.addAttribute("endForm", end);
    return "organisation/people/followers";
  }
}
