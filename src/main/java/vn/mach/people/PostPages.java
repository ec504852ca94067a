package vn.mach.people;

import jakarta.servlet.http.HttpServletResponse;
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
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.PersonId;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Reading;

/** The forms in which posts are given and ended. */
@Controller
class PostPages {

  private final Posts posts;
  private final People people;
  private final PeopleSql sql;
  private final Units units;
  private final Reach reach;
  private final Today today;

  PostPages(Posts posts, People people, PeopleSql sql, Units units, Reach reach, Today today) {
    this.posts = posts;
    this.people = people;
    this.sql = sql;
    this.units = units;
    this.reach = reach;
    this.today = today;
  }

  record PostForm(@Nullable String unit, @Nullable String post, @Nullable String from) {}

  record EndForm(@Nullable String lastDay) {}

  @GetMapping("/people/{id}/posts")
  String blank(Viewer viewer, @PathVariable long id, Model model) {
    PeopleSql.Sheet sheet = seen(viewer, id);
    return giveForm(viewer, sheet, Form.of(new PostForm(sheet.unitCode(), "", today.date().toString())), model);
  }

  @PostMapping("/people/{id}/posts")
  String give(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") PostForm typed, @RequestParam String key, Model model,
      HttpServletResponse response) {
    PeopleSql.Sheet sheet = seen(viewer, id);
    Reading reading = new Reading();
    Optional<UnitId> unit = units.meant(viewer, Right.KEEP_PEOPLE, Text.line(typed.unit())).map(UnitNamed::id);
    if (unit.isEmpty()) {
      reading.refuse("unit", "people.refused.unit");
    }
    Optional<PostKind> kind = PostKind.of(Text.line(typed.post()));
    if (kind.isEmpty()) {
      reading.refuse("post", "people.refused.post");
    }
    LocalDate from = reading.requiredDay("from", typed.from());
    return switch (reading.then(() -> posts.give(viewer, key, sheet.id(), unit.orElseThrow(), kind.orElseThrow(), from))) {
      case Outcome.Done<Long> done -> {
        Flash.done("people.saved");
        yield "redirect:/people/" + id;
      }
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield giveForm(viewer, sheet, Form.refused(typed, refusals), model);
      }
    };
  }

  private String giveForm(Viewer viewer, PeopleSql.Sheet sheet, Form<PostForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("sheet", sheet);
    return "people/post";
  }

  @GetMapping("/people/posts/{post}")
  String ending(Viewer viewer, @PathVariable long post, Model model) {
    return endForm(posts.require(viewer, post), Form.of(new EndForm(today.date().toString())), model);
  }

  @PostMapping("/people/posts/{post}/end")
  String end(
      Viewer viewer, @PathVariable long post, @ModelAttribute("typed") EndForm typed, @RequestParam String key, Model model,
      HttpServletResponse response) {
    Post held = posts.require(viewer, post);
    Reading reading = new Reading();
    LocalDate lastDay = reading.requiredDay("lastDay", typed.lastDay());
    return switch (reading.then(() -> posts.end(viewer, key, post, lastDay))) {
      case Outcome.Done<Long> done -> {
        Flash.done("people.saved");
        yield "redirect:/people/" + held.person().value();
      }
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield endForm(held, Form.refused(typed, refusals), model);
      }
    };
  }

  private static String endForm(Post post, Form<EndForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("post", post);
    return "people/post_end";
  }

  private PeopleSql.Sheet seen(Viewer viewer, long id) {
    PersonId person = new PersonId(id);
    if (!viewer.hasSomewhere(Right.KEEP_PEOPLE) || !people.maySee(viewer, person)) {
      throw new NotFound("person " + id);
    }
    return sql.sheet(person, today.date()).orElseThrow(() -> new NotFound("person " + id));
  }
}
