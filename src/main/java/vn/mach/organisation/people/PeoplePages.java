package vn.mach.organisation.people;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.KeepsView;
import vn.mach.base.web.Paging;
import vn.mach.base.web.Sorting;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The register of members, a person's record, and how many there are. */
@Controller
class PeoplePages {

  private final PeopleSql sql;
  private final PostsSql posts;
  private final LeadingPosts leading;
  private final TransfersSql transfers;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final AuditLog auditLog;
  private final Today today;

  PeoplePages(
      PeopleSql sql,
      PostsSql posts,
      LeadingPosts leading,
      TransfersSql transfers,
      People people,
      Units units,
      AccessScope scope,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.posts = posts;
    this.leading = leading;
    this.transfers = transfers;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** The filter of the register, as typed. {@code status} may also be {@code left}. */
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

  @KeepsView
  @GetMapping("/people")
  String list(
      Actor actor,
      @ModelAttribute("narrowed") Narrowed narrowed,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String sort,
      Model model) {
    if (!actor.hasSomewhere(Right.SEE_PEOPLE)) {
      throw new NotFound("people");
    }
    Paging paging = new Paging(page, 50);
    Sorting sorting = Sorting.of(sort, Sorting.UP);
    model.addAttribute("sorting", sorting);
    var parameters = scope.parameters(actor, Right.SEE_PEOPLE);
    NamedUnit under = under(actor, Text.line(narrowed.unit()));
    UnitId underId = under == null ? null : under.id();
    if (narrowed.left()) {
      model.addAttribute(
          "left",
          paging.slice(
              sql.left(parameters, underId, today.date(), paging.limit(), paging.offset())));
    } else {
      var filter =
          new PeopleSql.Filter(
              Text.line(narrowed.q()),
              underId,
              MemberStatus.find(Text.line(narrowed.status())).orElse(null));
      model.addAttribute(
          "members",
          paging.slice(
              sql.list(
                  parameters, filter, sorting, today.date(), paging.limit(), paging.offset())));
    }
    model.addAttribute("narrowed", narrowed);
    model.addAttribute("under", under);
    model.addAttribute("mayKeep", actor.hasSomewhere(Right.KEEP_PEOPLE));
    return "organisation/people/list";
  }

  /**
   * The unit whose number or code is in the filter; one that is not covered is treated as unknown.
   */
  private @Nullable NamedUnit under(Actor actor, String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    UnitId unit =
        units
            .find(typed)
            .or(() -> FormParser.id(typed, UnitId::new))
            .or(() -> units.meant(actor, Right.SEE_PEOPLE, typed).map(NamedUnit::id))
            .orElseThrow(() -> new NotFound("unit " + typed));
    return units.require(actor, Right.SEE_PEOPLE, unit);
  }

  @GetMapping("/people/{id}")
  String show(Actor actor, @PathVariable long id, Model model) {
    PersonId person = new PersonId(id);
    if (!people.maySee(actor, person)) {
      throw new NotFound("person " + id);
    }
    auditLog.looked(actor, person);
    PeopleSql.Sheet sheet = record(actor, person, model);
    model.addAttribute("own", person.equals(actor.person()));
    model.addAttribute("mayKeep", scope.reaches(actor, Right.KEEP_PEOPLE, sheet.unit()));
    model.addAttribute("looks", List.of());
    return "organisation/people/person";
  }

  /** Puts what is shown of a record into the model. */
  PeopleSql.Sheet record(Actor actor, PersonId person, Model model) {
    PeopleSql.Sheet sheet =
        sql.sheet(person, today.date()).orElseThrow(() -> new NotFound("person " + person.value()));
    units.showPath(actor, sheet.unit(), today.date());
    model.addAttribute("sheet", sheet);
    model.addAttribute("memberships", sql.memberships(person));
    List<Post> held = posts.ofPerson(person, today.date());
    model.addAttribute("posts", held);
    model.addAttribute(
        "endable",
        held.stream()
            .filter(post -> leading.mayEnd(actor, post))
            .map(Post::id)
            .collect(Collectors.toSet()));
    model.addAttribute("transfers", transfers.ofPerson(person));
    return sheet;
  }

  @GetMapping("/people/units/{id}/counts")
  String counts(
      Actor actor, @PathVariable long id, @RequestParam(required = false) String on, Model model) {
    NamedUnit unit = units.require(actor, Right.SEE, new UnitId(id));
    var day = FormParser.day(on).orElse(today.date());
    model.addAttribute("unit", unit);
    model.addAttribute("day", day);
    model.addAttribute("bars", bars(people.counts(unit.id(), day)));
    model.addAttribute("mayOpen", scope.reaches(actor, Right.SEE_PEOPLE, unit.id()));
    return "organisation/people/counts";
  }

  /** One part of the bar: where it begins and how wide it is, of 1000. */
  record Bar(MemberStatus status, long members, long begin, long width) {}

  private static List<Bar> bars(MemberCounts counts) {
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
