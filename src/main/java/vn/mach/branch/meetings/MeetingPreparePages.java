package vn.mach.branch.meetings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.branch.meetings.MeetingForms.ItemForm;
import vn.mach.branch.meetings.MeetingForms.PrepareForm;
import vn.mach.branch.meetings.MeetingForms.ReasonForm;
import vn.mach.organisation.people.People;

/** Preparing a meeting: agenda, people, groups, invitations. */
@Controller
class MeetingPreparePages {

  private static final String ITEM = "{item:[0-9a-f-]+}";

  private final MeetingPreparing preparing;
  private final MeetingInvitations invitations;
  private final MeetingAccess access;
  private final MeetingsSql sql;
  private final AgendaSql agenda;
  private final MeetingForms forms;
  private final MeetingShow show;
  private final People people;

  MeetingPreparePages(
      MeetingPreparing preparing,
      MeetingInvitations invitations,
      MeetingAccess access,
      MeetingsSql sql,
      AgendaSql agenda,
      MeetingForms forms,
      MeetingShow show,
      People people) {
    this.preparing = preparing;
    this.invitations = invitations;
    this.access = access;
    this.sql = sql;
    this.agenda = agenda;
    this.forms = forms;
    this.show = show;
    this.people = people;
  }

  /**
   * Groups as they are typed.
   *
   * @param groups a name on each line
   */
  record GroupsForm(@Nullable String groups) {}

  @PostMapping("/meetings/{id:\\d+}/draft")
  String draft(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return back(actor, id, preparing.draft(actor, key, new MeetingId(id)), "drafted", model);
  }

  @PostMapping("/meetings/{id:\\d+}/invite")
  String invite(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return back(actor, id, invitations.invite(actor, key, new MeetingId(id)), "invited", model);
  }

  @GetMapping("/meetings/{id:\\d+}/items/new")
  String newItem(Actor actor, @PathVariable long id, Model model) {
    return item(actor, id, null, Form.of(new ItemForm("", "", "", "")), model);
  }

  @PostMapping("/meetings/{id:\\d+}/items")
  String add(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ItemForm typed,
      @RequestParam String key,
      Model model) {
    access.manage(actor, new MeetingId(id));
    boolean topic = "yes".equals(typed.topic());
    return Answers.of(
        MeetingPages.then(
            forms.item(typed), it -> preparing.add(actor, key, new MeetingId(id), it, topic)),
        done -> Answers.to("/meetings/" + id, "meetings.item_saved"),
        refusals -> item(actor, id, null, Form.refused(typed, refusals), model));
  }

  @GetMapping("/meetings/{id:\\d+}/items/" + ITEM)
  String editItem(Actor actor, @PathVariable long id, @PathVariable UUID item, Model model) {
    AgendaItem found = find(actor, id, item);
    return item(actor, id, found, Form.editing(typed(found)), model);
  }

  private static ItemForm typed(AgendaItem item) {
    PersonId preparer = item.preparer();
    Integer minutes = item.minutes();
    return new ItemForm(
        item.title(),
        minutes == null ? "" : minutes.toString(),
        preparer == null ? "" : Long.toString(preparer.value()),
        "");
  }

  @PostMapping("/meetings/{id:\\d+}/items/" + ITEM)
  String changeItem(
      Actor actor,
      @PathVariable long id,
      @PathVariable UUID item,
      @ModelAttribute("typed") ItemForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    AgendaItem found = find(actor, id, item);
    FormParser reading =
        FormParser.since(shown, () -> typed(find(actor, id, item)), typed, "preparer");
    return Answers.of(
        reading.then(() ->
            MeetingPages.then(
                forms.item(typed),
                it -> preparing.change(actor, key, new MeetingId(id), item, it))),
        done -> Answers.to("/meetings/" + id, "meetings.item_saved"),
        refusals -> item(actor, id, found, reading.refused(typed, refusals), model));
  }

  @PostMapping("/meetings/{id:\\d+}/items/" + ITEM + "/up")
  String up(
      Actor actor,
      @PathVariable long id,
      @PathVariable UUID item,
      @RequestParam String key,
      Model model) {
    return back(
        actor, id, preparing.move(actor, key, new MeetingId(id), item, false), "item_saved", model);
  }

  @PostMapping("/meetings/{id:\\d+}/items/" + ITEM + "/remove")
  String remove(
      Actor actor,
      @PathVariable long id,
      @PathVariable UUID item,
      @RequestParam String key,
      Model model) {
    return back(
        actor,
        id,
        preparing.move(actor, key, new MeetingId(id), item, true),
        "item_removed",
        model);
  }

  @GetMapping("/meetings/{id:\\d+}/prepare")
  String prepare(Actor actor, @PathVariable long id, Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    return prepare(row, Form.editing(typed(row)), Form.of(groups(row)), model);
  }

  @PostMapping("/meetings/{id:\\d+}/prepare")
  String prepared(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") PrepareForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    FormParser reading =
        FormParser.since(
            shown, () -> typed(access.manage(actor, row.id())), typed, "chair", "minuteTaker");
    PersonId chair = MeetingForms.person(reading, "chair", typed.chair());
    PersonId minuteTaker = MeetingForms.person(reading, "minuteTaker", typed.minuteTaker());
    String resolution =
        MeetingForms.text(
            reading, "resolution", typed.resolution(), MeetingForms.LONGEST_RESOLUTION);
    return Answers.of(
        reading.then(() -> preparing.prepare(actor, key, row.id(), chair, minuteTaker, resolution)),
        done -> Answers.to("/meetings/" + id, "meetings.prepared"),
        refusals -> prepare(row, reading.refused(typed, refusals), Form.of(groups(row)), model));
  }

  @PostMapping("/meetings/{id:\\d+}/groups")
  String setGroups(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") GroupsForm typed,
      @RequestParam Map<String, String> fields,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    FormParser still =
        FormParser.about(
            Text.line(shown),
            () -> {
              access.lock(actor, row.id());
              return groups(row.id());
            });
    List<String> names =
        Text.lines(typed.groups()).lines().map(Text::line).filter(it -> !it.isEmpty()).toList();
    Map<Long, Integer> members = new HashMap<>();
    fields.forEach((name, value) -> {
      if (name.startsWith("in-")) {
        FormParser.id(name.substring(3), it -> it)
            .ifPresent(person ->
                FormParser.whole(value)
                    .filter(it -> it >= 1 && it <= 100)
                    .ifPresent(place -> members.put(person, Math.toIntExact(place) - 1)));
      }
    });
    return Answers.of(
        still.then(() -> preparing.groups(actor, key, row.id(), names, members)),
        done -> Answers.to("/meetings/" + id + "/prepare", "meetings.groups_saved"),
        refusals -> prepare(row, Form.editing(typed(row)), Form.refused(typed, refusals), model));
  }

  private static PrepareForm typed(MeetingRow row) {
    PersonId chair = row.chair();
    PersonId minuteTaker = row.minuteTaker();
    return new PrepareForm(
        chair == null ? "" : Long.toString(chair.value()),
        minuteTaker == null ? "" : Long.toString(minuteTaker.value()),
        row.resolution());
  }

  private GroupsForm groups(MeetingRow row) {
    return new GroupsForm(
        String.join("\n", agenda.groups(row.id()).stream().map(AgendaSql.Group::name).toList()));
  }

  /** Which groups there are, and who is in which. */
  private String groups(MeetingId id) {
    return Digests.hex(agenda.groups(id).toString() + sql.people(id));
  }

  private String prepare(
      MeetingRow row, Form<PrepareForm> form, Form<GroupsForm> groups, Model model) {
    model.addAttribute("meeting", row);
    model.addAttribute("form", form);
    model.addAttribute("groupsForm", groups.about(groups(row.id())));
    model.addAttribute("people", choices(row));
    model.addAttribute("summoned", sql.people(row.id()));
    model.addAttribute("groups", agenda.groups(row.id()));
    return "branch/meetings/prepare";
  }

  private String item(
      Actor actor, long id, @Nullable AgendaItem item, Form<ItemForm> form, Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    model.addAttribute("meeting", row);
    model.addAttribute("item", item);
    model.addAttribute("form", form);
    model.addAttribute("people", choices(row));
    return "branch/meetings/item";
  }

  /** The members of the branch on the day. */
  private List<Choice> choices(MeetingRow row) {
    List<Choice> choices = new ArrayList<>();
    people
        .members(row.unit(), row.heldOn())
        .forEach(it -> choices.add(new Choice(Long.toString(it.id().value()), it.name())));
    return choices;
  }

  private AgendaItem find(Actor actor, long id, UUID item) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    return agenda.items(row.id()).stream()
        .filter(it -> it.id().equals(item))
        .findFirst()
        .orElseThrow(() -> new NotFound("item " + item));
  }

  private String back(Actor actor, long id, Outcome<MeetingId> outcome, String said, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/meetings/" + id, "meetings." + said),
        refusals ->
            show.page(actor, new MeetingId(id), Form.refused(new ReasonForm(""), refusals), model));
  }
}
