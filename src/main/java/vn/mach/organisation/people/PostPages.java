package vn.mach.organisation.people;

import java.time.LocalDate;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The forms in which posts are given and ended. */
@Controller
class PostPages {

  private final Posts posts;
  private final People people;
  private final PeopleSql sql;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  PostPages(
      Posts posts, People people, PeopleSql sql, Units units, AccessScope scope, Today today) {
    this.posts = posts;
    this.people = people;
    this.sql = sql;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  record PostForm(@Nullable String unit, @Nullable String post, @Nullable String from) {}

  record EndForm(@Nullable String lastDay) {}

  @GetMapping("/people/{id}/posts")
  String blank(Actor actor, @PathVariable long id, Model model) {
    PeopleSql.Sheet sheet = seen(actor, id);
    return giveForm(
        actor, sheet, Form.of(new PostForm(sheet.unitCode(), "", today.date().toString())), model);
  }

  @PostMapping("/people/{id}/posts")
  String give(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") PostForm typed,
      @RequestParam String key,
      Model model) {
    PeopleSql.Sheet sheet = seen(actor, id);
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.requiredFound(
            "unit",
            typed.unit(),
            units.meant(actor, Right.KEEP_PEOPLE, Text.line(typed.unit())).map(NamedUnit::id),
            "people.refused.unit");
    Field<PostKind> kind =
        reading.found("post", PostKind.find(Text.line(typed.post())), "people.refused.post");
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    return Answers.of(
        reading.then(() -> posts.give(actor, key, sheet.id(), unit.get(), kind.get(), from.get())),
        done -> Answers.to("/people/" + id, "people.saved"),
        refusals -> giveForm(actor, sheet, Form.refused(typed, refusals), model));
  }

  private String giveForm(Actor actor, PeopleSql.Sheet sheet, Form<PostForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("sheet", sheet);
    return "organisation/people/post";
  }

  @GetMapping("/people/posts/{post}")
  String ending(Actor actor, @PathVariable long post, Model model) {
    return endForm(
        posts.require(actor, post), Form.of(new EndForm(today.date().toString())), model);
  }

  @PostMapping("/people/posts/{post}/end")
  String end(
      Actor actor,
      @PathVariable long post,
      @ModelAttribute("typed") EndForm typed,
      @RequestParam String key,
      Model model) {
    Post held = posts.require(actor, post);
    FormParser reading = new FormParser();
    Field<LocalDate> lastDay = reading.requiredDay("lastDay", typed.lastDay());
    return Answers.of(
        reading.then(() -> posts.end(actor, key, post, lastDay.get())),
        done -> Answers.to("/people/" + held.person().value(), "people.saved"),
        refusals -> endForm(held, Form.refused(typed, refusals), model));
  }

  private static String endForm(Post post, Form<EndForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("post", post);
    return "organisation/people/post_end";
  }

  private PeopleSql.Sheet seen(Actor actor, long id) {
    PersonId person = new PersonId(id);
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE) || !people.maySee(actor, person)) {
      throw new NotFound("person " + id);
    }
    return sql.sheet(person, today.date()).orElseThrow(() -> new NotFound("person " + id));
  }
}
