package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.AccountList.Filter;
import vn.mach.organisation.access.Accounts.NewAccount;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Administration of accounts: the list, a new one, one account and its roles. */
@Controller
@RequestMapping("/access")
@ConditionalOnWebApplication
class AccountPages {

  private final AccountList list;
  private final AccountAdmin admin;
  private final GrantPolicy policy;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Units units;
  private final People people;
  private final CodeSheet sheet;
  private final MessageSource messages;
  private final LocaleResolver languages;

  AccountPages(
      AccountList list,
      AccountAdmin admin,
      GrantPolicy policy,
      Accounts accounts,
      Sessions sessions,
      Units units,
      People people,
      CodeSheet sheet,
      MessageSource messages,
      LocaleResolver languages) {
    this.list = list;
    this.admin = admin;
    this.policy = policy;
    this.accounts = accounts;
    this.sessions = sessions;
    this.units = units;
    this.people = people;
    this.sheet = sheet;
    this.messages = messages;
    this.languages = languages;
  }

  record NewAccountForm(
      @Nullable String login,
      @Nullable String role,
      @Nullable String unit,
      @Nullable String whole,
      @Nullable String person,
      @Nullable String email) {}

  record RoleForm(@Nullable String role, @Nullable String unit, @Nullable String whole) {}

  record PersonForm(@Nullable String person) {}

  @GetMapping
  String list(
      Actor actor,
      Model model,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "1") int page) {
    requireSomewhere(actor);
    Paging paging = new Paging(page, 50);
    String typed = Text.line(q);
    Long within = within(units, actor, unit);
    model.addAttribute("typed", typed);
    model.addAttribute("unit", Form.of(new UnitFilter(Text.line(unit))));
    Paging.Slice<AccountList.Row> slice =
        paging.slice(list.list(actor, new Filter(typed, within, false), paging));
    model.addAttribute("slice", slice);
    model.addAttribute(
        "held", list.held(actor, slice.rows().stream().map(AccountList.Row::id).toList()));
    return "organisation/access/list";
  }

  @GetMapping("/new")
  String newForm(Actor actor, Model model, HttpServletRequest request, NewAccountForm typed) {
    requireSomewhere(actor);
    return newPage(actor, model, request, Form.of(typed));
  }

  @PostMapping
  String create(
      Actor actor,
      Model model,
      HttpServletRequest request,
      NewAccountForm typed,
      @RequestParam(defaultValue = "") String key) {
    requireSomewhere(actor);
    FormParser reading = new FormParser();
    UnitId unit = unit(reading, actor, typed.unit, typed.whole);
    PersonId person = person(reading, actor, typed.person);
    String email = Text.line(typed.email);
    NewAccount asked =
        new NewAccount(
            reading.required("login", typed.login),
            Text.line(typed.role),
            unit,
            person,
            email.isEmpty() ? null : email);
    return Answers.of(
        reading.then(() -> admin.open(actor, key, asked)),
        made -> Answers.to("/access/" + made, "access.created"),
        refusals -> newPage(actor, model, request, Form.refused(typed, refusals)));
  }

  @GetMapping("/{account}")
  String show(Actor actor, Model model, HttpServletRequest request, @PathVariable long account) {
    return page(
        actor,
        model,
        request,
        account,
        Form.of(new RoleForm(null, null, null)),
        bound(actor, account));
  }

  private Form<PersonForm> bound(Actor actor, long account) {
    return Form.of(new PersonForm(admin.seen(actor, account).personCode()));
  }

  @PostMapping("/{account}/roles")
  String giveRole(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @PathVariable long account,
      RoleForm typed,
      @RequestParam(defaultValue = "") String key) {
    admin.seen(actor, account);
    FormParser reading = new FormParser();
    UnitId unit = unit(reading, actor, typed.unit, typed.whole);
    return Answers.of(
        reading.then(() -> admin.giveRole(actor, key, account, Text.line(typed.role), unit)),
        done -> back(account, "access.role_given"),
        refusals ->
            page(
                actor,
                model,
                request,
                account,
                Form.refused(typed, refusals),
                bound(actor, account)));
  }

  @PostMapping("/{account}/roles/{grant}/take")
  String takeRole(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @PathVariable long account,
      @PathVariable long grant,
      @RequestParam(defaultValue = "") String key) {
    return done(
        actor,
        model,
        request,
        account,
        "access.role_taken",
        admin.takeRole(actor, key, account, grant));
  }

  @PostMapping("/{account}/close")
  String close(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @PathVariable long account,
      @RequestParam(defaultValue = "") String key) {
    String login = admin.seen(actor, account).login();
    return Answers.of(
        admin.close(actor, key, account),
        done -> {
          sessions.endOthers(login, null);
          return back(account, "access.closed");
        },
        refusals -> refusedPage(actor, model, request, account, refusals));
  }

  @PostMapping("/{account}/reopen")
  String reopen(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @PathVariable long account,
      @RequestParam(defaultValue = "") String key) {
    return done(
        actor, model, request, account, "access.reopened", admin.reopen(actor, key, account));
  }

  @PostMapping("/{account}/person")
  String bind(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @PathVariable long account,
      PersonForm typed,
      @RequestParam(defaultValue = "") String key) {
    admin.seen(actor, account);
    FormParser reading = new FormParser();
    PersonId person = person(reading, actor, typed.person);
    return Answers.of(
        reading.then(() -> admin.bind(actor, key, account, person)),
        done -> back(account, "access.bound"),
        refusals ->
            page(
                actor,
                model,
                request,
                account,
                Form.of(new RoleForm(null, null, null)),
                Form.refused(typed, refusals)));
  }

  /** A one-time code, shown in this response and never again. */
  @PostMapping("/{account}/code")
  String code(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @PathVariable long account,
      @RequestParam(defaultValue = "") String key) {
    return Answers.of(
        admin.makeCode(actor, key, account),
        code -> sheet.show(actor, model, request, Map.of(account, code)),
        refusals -> refusedPage(actor, model, request, account, refusals));
  }

  /** A unit to narrow a list to, as typed. */
  record UnitFilter(String unit) {}

  /**
   * The unit of a filter, by code or name; a number of no unit where it is unknown, several, or
   * beyond reach.
   */
  static @Nullable Long within(Units units, Actor actor, String unit) {
    String typed = Text.line(unit);
    return typed.isEmpty()
        ? null
        : units.meant(actor, Right.GRANT, typed).map(it -> it.id().value()).orElse(-1L);
  }

  private String newPage(
      Actor actor, Model model, HttpServletRequest request, Form<NewAccountForm> form) {
    model.addAttribute("form", form);
    choices(actor, model, request);
    return "organisation/access/new";
  }

  private String page(
      Actor actor,
      Model model,
      HttpServletRequest request,
      long account,
      Form<RoleForm> form,
      Form<PersonForm> bindForm) {
    model.addAttribute("account", admin.seen(actor, account));
    List<AccountList.RoleHeld> held = list.held(actor, account);
    model.addAttribute("held", held);
    model.addAttribute("takeable", takeable(actor, account, held));
    model.addAttribute("mayLookAfter", policy.mayLookAfter(actor, account));
    model.addAttribute("form", form);
    model.addAttribute("bindForm", bindForm);
    choices(actor, model, request);
    return "organisation/access/show";
  }

  /** The numbers of the grants that this actor may revoke. */
  private Set<Long> takeable(Actor actor, long account, List<AccountList.RoleHeld> held) {
    Set<Long> takeable = new HashSet<>();
    for (AccountList.RoleHeld role : held) {
      UnitId unit = role.unit() == null ? null : new UnitId(role.unit());
      if (role.grant() != null && policy.mayTake(actor, account, Role.of(role.role()), unit)) {
        takeable.add(role.grant());
      }
    }
    return takeable;
  }

  /** The roles that this actor may grant somewhere, and the units to grant them at. */
  private void choices(Actor actor, Model model, HttpServletRequest request) {
    var language = languages.resolveLocale(request);
    model.addAttribute(
        "roles",
        Stream.of(Role.values())
            .filter(role -> role != Role.ADMINISTRATOR || actor.hasEverywhere(Right.ADMINISTER))
            .filter(role -> role.rightsAtUnit().stream().allMatch(actor::hasSomewhere))
            .map(role -> new Choice(role.code(), messages.getMessage(role.key(), null, language)))
            .toList());
    model.addAttribute("wholeRealm", actor.hasEverywhere(Right.GRANT));
  }

  private String done(
      Actor actor,
      Model model,
      HttpServletRequest request,
      long account,
      String said,
      Outcome<Long> outcome) {
    return Answers.of(
        outcome,
        done -> back(account, said),
        refusals -> refusedPage(actor, model, request, account, refusals));
  }

  private String refusedPage(
      Actor actor, Model model, HttpServletRequest request, long account, List<Refusal> refusals) {
    return page(
        actor,
        model,
        request,
        account,
        Form.refused(new RoleForm(null, null, null), refusals),
        bound(actor, account));
  }

  private static String back(long account, String said) {
    return Answers.to("/access/" + account, said);
  }

  /**
   * The unit with this code, alone or followed by the name; none is the whole realm, which must be
   * ticked. A unit that is not covered is treated as unknown.
   */
  private @Nullable UnitId unit(
      FormParser reading, Actor actor, @Nullable String typed, @Nullable String whole) {
    String code = Text.line(typed);
    boolean everywhere = "yes".equals(whole) && actor.hasEverywhere(Right.GRANT);
    if (everywhere && !code.isEmpty()) {
      reading.refuse("unit", "access.refused.unit_and_whole");
      return null;
    }
    if (code.isEmpty()) {
      if (!everywhere) {
        reading.refuse("unit", "access.refused.unit_missing");
      }
      return null;
    }
    Optional<UnitId> unit =
        units
            .meant(actor, Right.GRANT, code)
            .map(NamedUnit::id)
            .filter(it -> mayGrantAt(actor, it));
    return reading.optionalFound("unit", code, unit, "access.refused.unit_unknown", code);
  }

  private boolean mayGrantAt(Actor actor, UnitId unit) {
    return policy.mayGive(actor, Role.OBSERVER, unit);
  }

  /** A person that the actor may not bind is treated as unknown. */
  private @Nullable PersonId person(FormParser reading, Actor actor, @Nullable String typed) {
    return reading.optionalFound(
        "person",
        typed,
        people.find(Text.line(typed)).filter(it -> policy.mayBind(actor, it)),
        "access.refused.person_beyond");
  }

  static void requireSomewhere(Actor actor) {
    if (!actor.hasSomewhere(Right.GRANT)) {
      throw new NotFound("accounts");
    }
  }
}
