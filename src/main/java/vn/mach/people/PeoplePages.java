package vn.mach.people;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.PersonId;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Paging;
import vn.mach.web.Reading;

/** The register of members, a person's record, one's own record, and how many there are. */
@Controller
class PeoplePages {

  private static final int LOOKS_SHOWN = 50;

  private final PeopleSql sql;
  private final PostsSql posts;
  private final TransfersSql transfers;
  private final People people;
  private final Units units;
  private final Reach reach;
  private final Journal journal;
  private final Today today;

  PeoplePages(PeopleSql sql, PostsSql posts, TransfersSql transfers, People people, Units units, Reach reach, Journal journal, Today today) {
    this.sql = sql;
    this.posts = posts;
    this.transfers = transfers;
    this.people = people;
    this.units = units;
    this.reach = reach;
    this.journal = journal;
    this.today = today;
  }

  /** What the register was narrowed to, as typed. {@code status} may also be {@code left}. */
  record Narrowed(@Nullable String q, @Nullable String unit, @Nullable String status) {
    Narrowed {
      q = Text.line(q);
      unit = Text.line(unit);
      status = Text.line(status);
    }

    boolean left() {
      return "left".equals(status);
    }
  }

  @GetMapping("/people")
  String list(Viewer viewer, @ModelAttribute("narrowed") Narrowed narrowed, @RequestParam(defaultValue = "1") int page, Model model) {
    if (!viewer.hasSomewhere(Right.SEE_PEOPLE)) {
      throw new NotFound("people");
    }
    Paging paging = new Paging(page, 50);
    var parameters = reach.parameters(viewer, Right.SEE_PEOPLE);
    UnitNamed under = under(viewer, Text.line(narrowed.unit()));
    UnitId underId = under == null ? null : under.id();
    if (narrowed.left()) {
      model.addAttribute("left", paging.slice(sql.left(parameters, underId, today.date(), paging.limit(), paging.offset())));
    } else {
      var filter = new PeopleSql.Filter(Text.line(narrowed.q()), underId, MemberStatus.of(Text.line(narrowed.status())).orElse(null));
      model.addAttribute("members", paging.slice(sql.list(parameters, filter, today.date(), paging.limit(), paging.offset())));
    }
    model.addAttribute("narrowed", narrowed);
    model.addAttribute("under", under);
    model.addAttribute("mayKeep", viewer.hasSomewhere(Right.KEEP_PEOPLE));
    return "people/list";
  }

  /** The unit whose number or code stands in the filter; a foreign one does not exist for the viewer. */
  private @Nullable UnitNamed under(Viewer viewer, String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    UnitId unit = units.find(typed)
        .or(() -> typed.matches("[0-9]{1,18}") ? java.util.Optional.of(new UnitId(Long.parseLong(typed))) : java.util.Optional.empty())
        .or(() -> units.meant(viewer, Right.SEE_PEOPLE, typed).map(UnitNamed::id))
        .orElseThrow(() -> new NotFound("unit " + typed));
    return units.require(viewer, Right.SEE_PEOPLE, unit);
  }

  @GetMapping("/people/{id}")
  String show(Viewer viewer, @PathVariable long id, Model model) {
    PersonId person = new PersonId(id);
    if (!people.maySee(viewer, person)) {
      throw new NotFound("person " + id);
    }
    journal.looked(viewer, person);
    PeopleSql.Sheet sheet = record(person, model);
    model.addAttribute("own", person.equals(viewer.person()));
    model.addAttribute("mayKeep", reach.reaches(viewer, Right.KEEP_PEOPLE, sheet.unit()));
    model.addAttribute("looks", List.of());
    return "people/person";
  }

  @GetMapping("/me")
  String me(Viewer viewer, Model model) {
    PersonId person = viewer.person();
    if (person == null) {
      model.addAttribute("login", viewer.login());
      return "people/unbound";
    }
    record(person, model);
    model.addAttribute("own", true);
    model.addAttribute("mayKeep", false);
    model.addAttribute("looks", journal.looks(person, LOOKS_SHOWN));
    return "people/person";
  }

  private PeopleSql.Sheet record(PersonId person, Model model) {
    PeopleSql.Sheet sheet = sql.sheet(person, today.date()).orElseThrow(() -> new NotFound("person " + person.value()));
    model.addAttribute("sheet", sheet);
    model.addAttribute("memberships", sql.memberships(person));
    model.addAttribute("posts", posts.ofPerson(person, today.date()));
    model.addAttribute("transfers", transfers.ofPerson(person));
    return sheet;
  }

  @GetMapping("/people/units/{id}/counts")
  String counts(Viewer viewer, @PathVariable long id, @RequestParam(required = false) String on, Model model) {
    UnitNamed unit = units.require(viewer, Right.SEE, new UnitId(id));
    var day = Reading.day(on).orElse(today.date());
    model.addAttribute("unit", unit);
    model.addAttribute("day", day);
    model.addAttribute("bars", bars(people.counts(unit.id(), day)));
    model.addAttribute("mayOpen", reach.reaches(viewer, Right.SEE_PEOPLE, unit.id()));
    return "people/counts";
  }

  /** One part of the bar: where it begins and how wide it is, of 1000. */
  record Bar(MemberStatus status, long members, long begin, long width) {}

  private static List<Bar> bars(Counts counts) {
    long all = counts.all();
    long[] before = new long[1];
    return Arrays.stream(MemberStatus.values())
        .filter(status -> counts.of(status) > 0)
        .map(status -> {
          long begin = before[0] * 1000 / all;
          before[0] += counts.of(status);
          return new Bar(status, counts.of(status), begin, before[0] * 1000 / all - begin);
        })
        .toList();
  }
}
