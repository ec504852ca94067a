package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.Look;
import vn.mach.organisation.access.AccountsSql.Stored;

/** Sign-in with a password or a one-time code, and sign-out. */
@Controller
@ConditionalOnWebApplication
class SignInPages {

  private final SignIn signIn;
  private final Sessions sessions;
  private final KnownDevices devices;
  private final LocaleResolver languages;

  private final CodeRequests requests;
  private final LookPages.Looks looks;

  SignInPages(
      SignIn signIn,
      CodeRequests requests,
      Sessions sessions,
      KnownDevices devices,
      LocaleResolver languages,
      LookPages.Looks looks) {
    this.requests = requests;
    this.looks = looks;
    this.signIn = signIn;
    this.sessions = sessions;
    this.devices = devices;
    this.languages = languages;
  }

  /**
   * @param next where to go afterwards, relative to the realm's root
   */
  record SignInForm(@Nullable String login, @Nullable String password, @Nullable String next) {}

  record CodeForm(
      @Nullable String login,
      @Nullable String code,
      @Nullable String password,
      @Nullable String again) {}

  record AskForm(@Nullable String login) {}

  @GetMapping("/sign-in")
  String form(SignInForm typed, Model model) {
    model.addAttribute("form", Form.of(new SignInForm(typed.login, null, typed.next)));
    return "organisation/access/sign_in";
  }

  @PostMapping("/sign-in")
  String signIn(
      SignInForm typed, Model model, HttpServletRequest request, HttpServletResponse response) {
    return Answers.of(
        signIn.withPassword(
            given(typed.login),
            given(typed.password),
            request.getRemoteAddr(),
            account -> devices.find(request, account)),
        account -> {
          begin(account, request, response);
          return Answers.to(account.mustChange() ? "/access/password" : inside(typed.next));
        },
        refusals -> {
          model.addAttribute(
              "form", Form.refused(new SignInForm(typed.login, null, typed.next), refusals));
          return "organisation/access/sign_in";
        });
  }

  @GetMapping("/sign-in/code")
  String codeForm(CodeForm typed, Model model) {
    model.addAttribute("form", Form.of(new CodeForm(typed.login, null, null, null)));
    return "organisation/access/sign_in_code";
  }

  @PostMapping("/sign-in/code")
  String signInWithCode(
      CodeForm typed, Model model, HttpServletRequest request, HttpServletResponse response) {
    Outcome<Stored> outcome =
        given(typed.password).equals(given(typed.again))
            ? signIn.withCode(
                given(typed.login),
                given(typed.code),
                given(typed.password),
                request.getRemoteAddr())
            : Outcome.refused("again", "access.refused.password_again");
    return Answers.of(
        outcome,
        account -> {
          sessions.endOthers(account.login(), null);
          begin(account, request, response);
          return Answers.to("/");
        },
        refusals -> {
          model.addAttribute(
              "form", Form.refused(new CodeForm(typed.login, typed.code, null, null), refusals));
          return "organisation/access/sign_in_code";
        });
  }

  @GetMapping("/sign-in/ask")
  String askForm(AskForm typed, Model model) {
    model.addAttribute("form", Form.of(new AskForm(typed.login)));
    return "organisation/access/sign_in_ask";
  }

  /** Says the same whether there is such an account or not. */
  @PostMapping("/sign-in/ask")
  String ask(AskForm typed, Model model, HttpServletRequest request) {
    return Answers.of(
        requests.ask(given(typed.login), request.getRemoteAddr()),
        told -> Answers.to("/sign-in/code", "access.code_asked"),
        refusals -> {
          model.addAttribute("form", Form.refused(new AskForm(typed.login), refusals));
          return "organisation/access/sign_in_ask";
        });
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletRequest request) {
    sessions.end(request);
    return "redirect:/sign-in";
  }

  private void begin(Stored account, HttpServletRequest request, HttpServletResponse response) {
    sessions.begin(request, account);
    devices.remember(request, response, account.id());
    if (WebUtils.getCookie(request, "mach-language")
        == null) { // who chose another one on this device keeps it
      languages.setLocale(request, response, Locale.of(account.language()));
    }
    if (!Look.isChosen(request)) {
      Look.keep(request, response, looks.of(account.id()));
    }
  }

  /** Only a path of this realm: no other host, and nothing that would be expanded. */
  static String inside(@Nullable String next) {
    if (next == null || !next.startsWith("/")) {
      return "/";
    }
    String path = next.replaceFirst("[?].*", "");
    boolean plain =
        !path.contains("//")
            && !path.contains("/..")
            && next.chars().allMatch(c -> c > ' ' && c != '\\' && c != '{');
    return plain ? next : "/";
  }

  private static String given(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
