package vn.mach.branch.attendance;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.branch.attendance.AttendanceKeeping.Said;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** The secretary's list: one tap for each person, counts with their base above it. */
@Controller
class AttendancePages {

  private final AttendanceLists lists;
  private final AttendanceKeeping keeping;
  private final AttendanceSql sql;
  private final MyAttendanceSql mine;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  AttendancePages(
      AttendanceLists lists,
      AttendanceKeeping keeping,
      AttendanceSql sql,
      MyAttendanceSql mine,
      People people,
      Units units,
      AccessScope scope,
      Today today) {
    this.lists = lists;
    this.keeping = keeping;
    this.sql = sql;
    this.mine = mine;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /** What is typed beside the list. */
  record ListForm(
      @Nullable String person,
      @Nullable String due,
      @Nullable String present,
      @Nullable String excused,
      @Nullable String absent,
      @Nullable String reopenReason) {

    static ListForm of(TypedNumbers guests) {
      return new ListForm(
          "",
          Integer.toString(guests.due()),
          Integer.toString(guests.present()),
          Integer.toString(guests.excused()),
          Integer.toString(guests.absent()),
          "");
    }

    /** The numbers; refused beside their fields where they are none. */
    @Nullable TypedNumbers numbers(FormParser reading) {
      Integer whoever = number(reading, "due", due);
      Integer here = number(reading, "present", present);
      Integer away = number(reading, "excused", excused);
      Integer missing = number(reading, "absent", absent);
      return whoever == null || here == null || away == null || missing == null
          ? null
          : new TypedNumbers(whoever, here, away, missing);
    }

    static @Nullable Integer number(FormParser reading, String field, @Nullable String typed) {
      Optional<Long> number =
          Text.line(typed).isEmpty() ? Optional.of(0L) : FormParser.whole(typed);
      if (number.filter(it -> it >= 0 && it <= 1_000_000).isEmpty()) {
        reading.refuse(field, "attendance.refused.number", Text.shortened(Text.line(typed), 50));
        return null;
      }
      return number.get().intValue();
    }
  }

  /** My own lists and those that I keep. */
  @GetMapping("/attendance")
  String overview(Actor actor, Model model) {
    model.addAttribute(
        "mine", actor.person() == null ? List.of() : mine.of(actor.person(), today.date(), 30));
    model.addAttribute(
        "kept",
        actor.hasSomewhere(Right.RECORD)
            ? mine.kept(scope.parameters(actor, Right.RECORD), today.date())
            : List.of());
    model.addAttribute("rounds", mine.rounds(scope.parameters(actor, Right.SEE)));
    return "branch/attendance/overview";
  }

  @GetMapping("/attendance/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return page(actor, new AttendanceListId(id), null, List.of(), model);
  }

  /** Asked again and again by the open list. */
  @GetMapping("/attendance/{id:\\d+}/people")
  String rows(Actor actor, @PathVariable long id, Model model) {
    return rows(actor, new AttendanceListId(id), List.of(), model);
  }

  @PostMapping("/attendance/{id:\\d+}/people/{person:\\d+}")
  String mark(
      Actor actor,
      @PathVariable long id,
      @PathVariable long person,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam String key,
      @RequestHeader(name = "HX-Request", defaultValue = "") String part,
      Model model) {
    AttendanceListId list = new AttendanceListId(id);
    lists.require(actor, list);
    Optional<AttendanceStatus> said = AttendanceStatus.find(Text.line(status));
    String why = Text.line(reason);
    Outcome<AttendanceListId> outcome =
        said.isEmpty()
            ? Outcome.refused("", "attendance.refused.status", Text.shortened(status, 50))
            : Text.length(why) > AttendanceKeeping.LONGEST_REASON
                ? Outcome.refused(
                    "reason." + person, "web.refused.too_long", AttendanceKeeping.LONGEST_REASON)
                : keeping.mark(
                    actor,
                    key,
                    list,
                    new Said(
                        new PersonId(person),
                        said.get(),
                        said.get() == AttendanceStatus.EXCUSED ? why : null));
    return Answers.of(
        outcome,
        done ->
            part.isEmpty() ? Answers.to("/attendance/" + id) : rows(actor, list, List.of(), model),
        refusals ->
            part.isEmpty()
                ? page(actor, list, null, refusals, model)
                : rows(actor, list, refusals, model));
  }

  @PostMapping("/attendance/{id:\\d+}/rest")
  String markRest(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    AttendanceListId list = new AttendanceListId(id);
    return Answers.of(
        keeping.markRest(actor, key, list),
        done -> Answers.to("/attendance/" + id, "attendance.said.rest"),
        refusals -> page(actor, list, null, refusals, model));
  }

  /** What was said of a person, the latest first. */
  @GetMapping("/attendance/{id:\\d+}/people/{person:\\d+}")
  String history(Actor actor, @PathVariable long id, @PathVariable long person, Model model) {
    AttendanceListId list = new AttendanceListId(id);
    model.addAttribute("list", lists.require(actor, list));
    if (!sql.isOn(list, new PersonId(person))) {
      throw new NotFound("person " + person);
    }
    model.addAttribute("name", people.name(new PersonId(person)));
    model.addAttribute("said", mine.history(list, new PersonId(person)));
    return "branch/attendance/history";
  }

  @PostMapping("/attendance/{id:\\d+}/guests")
  String addGuest(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ListForm typed,
      @RequestParam String key,
      Model model) {
    AttendanceListId list = new AttendanceListId(id);
    lists.require(actor, list);
    FormParser reading = new FormParser();
    FormParser.Field<PersonId> person =
        reading.found(
            "person",
            people.meant(actor, Text.line(typed.person())).map(Member::id),
            "attendance.refused.person",
            Text.shortened(Text.line(typed.person()), 100));
    return Answers.of(
        reading.then(() -> keeping.addGuest(actor, key, list, person.get())),
        done -> Answers.to("/attendance/" + id, "attendance.said.guest"),
        refusals -> page(actor, list, beside(actor, list, typed, refusals), refusals, model));
  }

  @PostMapping("/attendance/{id:\\d+}/numbers")
  String numbers(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ListForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    AttendanceListId list = new AttendanceListId(id);
    lists.require(actor, list);
    FormParser reading =
        FormParser.since(shown, () -> ListForm.of(lists.require(actor, list).guests()), typed);
    TypedNumbers guests = typed.numbers(reading);
    return Answers.of(
        reading.then(() ->
            guests == null
                ? Outcome.refused("", "attendance.refused.number", "")
                : keeping.numbers(actor, key, list, guests)),
        done -> Answers.to("/attendance/" + id, "attendance.said.numbers"),
        refusals -> page(actor, list, reading.refused(typed, refusals), refusals, model));
  }

  @PostMapping("/attendance/{id:\\d+}/close")
  String close(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    AttendanceListId list = new AttendanceListId(id);
    return Answers.of(
        keeping.close(actor, key, list),
        done -> Answers.to("/attendance/" + id, "attendance.said.closed"),
        refusals -> page(actor, list, null, refusals, model));
  }

  @PostMapping("/attendance/{id:\\d+}/reopen")
  String reopen(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ListForm typed,
      @RequestParam String key,
      Model model) {
    AttendanceListId list = new AttendanceListId(id);
    lists.require(actor, list);
    FormParser reading = new FormParser();
    String reason =
        reading.optional("reopenReason", typed.reopenReason(), AttendanceKeeping.LONGEST_REASON);
    return Answers.of(
        reading.then(() -> keeping.reopen(actor, key, list, reason)),
        done -> Answers.to("/attendance/" + id, "attendance.said.reopened"),
        refusals -> page(actor, list, beside(actor, list, typed, refusals), refusals, model));
  }

  /** What was refused beside the numbers: they stand as they are. */
  private Form<ListForm> beside(
      Actor actor, AttendanceListId id, ListForm typed, List<Refusal> refusals) {
    ListForm now = ListForm.of(lists.require(actor, id).guests());
    ListForm shown =
        new ListForm(
            typed.person(),
            now.due(),
            now.present(),
            now.excused(),
            now.absent(),
            typed.reopenReason());
    return Form.editing(now, shown, refusals);
  }

  private String page(
      Actor actor,
      AttendanceListId id,
      @Nullable Form<ListForm> form,
      List<Refusal> refusals,
      Model model) {
    AttendanceList list = put(actor, id, refusals, model);
    units.showPath(actor, list.unit(), today.date());
    ListForm now = ListForm.of(list.guests());
    model.addAttribute(
        "form",
        form != null ? form : refusals.isEmpty() ? Form.editing(now) : Form.refused(now, refusals));
    return "branch/attendance/list";
  }

  private String rows(Actor actor, AttendanceListId id, List<Refusal> refusals, Model model) {
    put(actor, id, refusals, model);
    return "branch/attendance/people";
  }

  private AttendanceList put(
      Actor actor, AttendanceListId id, List<Refusal> refusals, Model model) {
    AttendanceList list = lists.require(actor, id);
    model.addAttribute("list", list);
    model.addAttribute("counts", sql.counts(id));
    model.addAttribute("rows", sql.rows(id));
    model.addAttribute("tap", refusals.isEmpty() ? Form.empty() : Form.empty(refusals));
    model.addAttribute(
        "refused",
        refusals.stream()
            .filter(it -> it.field().startsWith("reason."))
            .collect(
                Collectors.toMap(Refusal::field, it -> it, (one, other) -> one, HashMap::new)));
    return list;
  }
}
