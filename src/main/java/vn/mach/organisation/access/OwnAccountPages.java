package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Form;
import vn.mach.base.web.PublicAddress;
import vn.mach.organisation.access.AccountsSql.Stored;

/** The actor's own account: password, language, tokens. */
@Controller
@RequestMapping("/access")
@ConditionalOnWebApplication
class OwnAccountPages {

  private final OwnAccount own;
  private final PresentPassword present;
  private final Tokens tokens;
  private final CalendarTokens calendars;
  private final PublicAddress address;
  private final AccountList list;
  private final AccountsSql accounts;
  private final ActorLoader viewers;
  private final Sessions sessions;
  private final LocaleResolver languages;
  private final MessageSource messages;

  OwnAccountPages(
      OwnAccount own,
      PresentPassword present,
      Tokens tokens,
      CalendarTokens calendars,
      PublicAddress address,
      AccountList list,
      AccountsSql accounts,
      ActorLoader viewers,
      Sessions sessions,
      LocaleResolver languages,
      MessageSource messages) {
    this.own = own;
    this.present = present;
    this.tokens = tokens;
    this.calendars = calendars;
    this.address = address;
    this.list = list;
    this.accounts = accounts;
    this.viewers = viewers;
    this.sessions = sessions;
    this.languages = languages;
    this.messages = messages;
  }

  record TokenForm(@Nullable String name, @Nullable String days, @Nullable String password) {
    TokenForm withoutPassword() {
      return new TokenForm(name, days, null);
    }
  }

  /**
   * For the address of a calendar.
   *
   * @param present the password
   */
  record CalendarForm(@Nullable String present) {
    static final CalendarForm BLANK = new CalendarForm(null);
  }

  record PasswordForm(@Nullable String old, @Nullable String password, @Nullable String again) {}

  @GetMapping("/me")
  String me(Actor actor, Model model, HttpServletRequest request) {
    return page(actor, model, request, Form.of(new TokenForm(null, "90", null)), "");
  }

  @PostMapping("/me/language")
  String language(
      Actor actor,
      @RequestParam(defaultValue = "vi") String language,
      HttpServletRequest request,
      HttpServletResponse response) {
    String chosen = language.equals("en") ? "en" : "vi";
    own.speak(actor, chosen);
    languages.setLocale(request, response, Locale.of(chosen));
    return "redirect:/access/me";
  }

  /** The token is shown in this response and never again. */
  @PostMapping("/me/tokens")
  String makeToken(
      Actor actor,
      Model model,
      HttpServletRequest request,
      TokenForm typed,
      @RequestParam(defaultValue = "") String key) {
    String days = Text.line(typed.days);
    return Answers.of(
        made(
            present.check(actor.account(), session(request), "password", given(typed.password)),
            generation ->
                tokens.make(
                    actor,
                    key,
                    generation,
                    Text.line(typed.name),
                    days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0)),
        token -> page(actor, model, request, Form.of(new TokenForm(null, "90", null)), token),
        refusals ->
            page(actor, model, request, Form.refused(typed.withoutPassword(), refusals), ""));
  }

  private static <T> Outcome<T> made(Outcome<Long> present, LongFunction<Outcome<T>> command) {
    return switch (present) {
      case Outcome.Done<Long>(Long generation) -> command.apply(generation);
      case Outcome.Refused<Long>(List<Refusal> refusals) -> Outcome.refused(refusals);
    };
  }

  private static String session(HttpServletRequest request) {
    return request.getSession().getId();
  }

  private static String given(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  @PostMapping("/me/tokens/{token}/revoke")
  String revoke(Actor actor, @PathVariable long token) {
    tokens.revoke(actor, token);
    return Answers.to("/access/me", "access.token.revoked");
  }

  /** The address is shown in this response and never again. */
  @PostMapping("/me/calendar")
  String makeCalendar(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @ModelAttribute("typed") CalendarForm typed,
      @RequestParam(defaultValue = "") String key) {
    Form<TokenForm> tokenForm = Form.of(new TokenForm(null, "90", null));
    return Answers.of(
        made(
            present.check(actor.account(), session(request), "present", given(typed.present)),
            generation -> calendars.make(actor, key, generation)),
        token -> {
          String known = address.of(request);
          model.addAttribute(
              "calendarAddress",
              (known.isEmpty() ? request.getContextPath() : known)
                  + CalendarTokens.PATH
                  + token
                  + CalendarTokens.ENDING);
          return page(actor, model, request, tokenForm, "");
        },
        refusals -> {
          model.addAttribute("calendarForm", Form.refused(CalendarForm.BLANK, refusals));
          return page(actor, model, request, tokenForm, "");
        });
  }

  @PostMapping("/me/calendar/withdraw")
  String withdrawCalendar(Actor actor) {
    calendars.withdraw(actor);
    return Answers.to("/access/me", "access.calendar.withdrawn");
  }

  @GetMapping("/password")
  String passwordForm(Model model) {
    return passwordPage(model, Form.of(new PasswordForm(null, null, null)));
  }

  /**
   * Also for those who must choose a password before anything else: they have no actor yet, only a
   * session.
   */
  @PostMapping("/password")
  String changePassword(Model model, HttpServletRequest request, PasswordForm typed) {
    Actor actor = viewers.of(current().account(), "page").orElseThrow();
    String old = given(typed.old);
    String password = given(typed.password);
    Outcome<Stored> outcome =
        password.equals(typed.again)
            ? made(
                present.check(actor.account(), session(request), "old", old),
                generation -> own.changePassword(actor, generation, old, password))
            : Outcome.refused("again", "access.refused.password_again");
    return Answers.of(
        outcome,
        stored -> {
          sessions.endOthers(stored.login(), null);
          sessions.begin(request, stored);
          return Answers.to("/", "access.password_changed");
        },
        refusals ->
            passwordPage(model, Form.refused(new PasswordForm(null, null, null), refusals)));
  }

  private String passwordPage(Model model, Form<PasswordForm> form) {
    model.addAttribute("form", form);
    model.addAttribute("must", accounts.mustChange(current().account()));
    return "organisation/access/password";
  }

  /** A right from both a grant and a post is listed once. */
  private List<AccountList.RoleHeld> rights(Actor actor) {
    return list.held(actor, actor.account()).stream()
        .map(it ->
            new AccountList.RoleHeld(
                null, it.role(), it.unit(), it.unitCode(), it.unitName(), it.within()))
        .distinct()
        .toList();
  }

  private String page(
      Actor actor, Model model, HttpServletRequest request, Form<TokenForm> form, String fresh) {
    var language = languages.resolveLocale(request);
    model.addAttribute("roles", rights(actor));
    model.addAttribute("form", form);
    model.addAttribute("tokens", tokens.list(actor.account()));
    model.addAttribute(
        "terms",
        Tokens.TERMS.stream()
            .map(days ->
                new Choice(
                    days.toString(),
                    messages.getMessage("access.token.days", new Object[] {days}, language)))
            .toList());
    model.addAttribute("fresh", fresh);
    model.addAttribute("calendar", calendars.of(actor).orElse(null));
    if (!model.containsAttribute("calendarForm")) {
      model.addAttribute("calendarForm", Form.of(CalendarForm.BLANK));
    }
    return "organisation/access/me";
  }

  private static AccountPrincipal current() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof AccountPrincipal signedIn) {
      return signedIn;
    }
    throw new IllegalStateException("Only behind the sign-in");
  }
}
