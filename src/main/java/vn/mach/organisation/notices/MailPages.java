package vn.mach.organisation.notices;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.access.MailAddresses;

/** The realm's mail server, a test message, and the e-mails that wait. For administrators. */
@Controller
class MailPages {

  private static final int MOST = 100;
  private static final int LONGEST = 200;
  private static final List<String> OPEN = List.of("unknown", "failed");
  private static final List<String> WAITING = List.of("waiting", "claimed", "sending");

  private final MailServers servers;
  private final MailServerSql settings;
  private final OutboxListSql lists;
  private final OutboxSql outbox;
  private final MailAddresses addresses;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  MailPages(
      MailServers servers,
      MailServerSql settings,
      OutboxListSql lists,
      OutboxSql outbox,
      MailAddresses addresses,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.servers = servers;
    this.settings = settings;
    this.lists = lists;
    this.outbox = outbox;
    this.addresses = addresses;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * The settings, as typed.
   *
   * @param enabled {@code yes}: e-mails are sent
   * @param password never shown again
   */
  record ServerForm(
      @Nullable String enabled,
      @Nullable String host,
      @Nullable String port,
      @Nullable String security,
      @Nullable String login,
      @Nullable String password,
      @Nullable String sender,
      @Nullable String senderName) {

    static final ServerForm BLANK = new ServerForm("yes", "", "587", "starttls", "", "", "", "");

    static ServerForm of(MailServer it) {
      return new ServerForm(
          it.enabled() ? "yes" : "",
          it.host(),
          Integer.toString(it.port()),
          it.security().code(),
          it.login(),
          "",
          it.sender(),
          it.senderName());
    }

    ServerForm withoutPassword() {
      return new ServerForm(enabled, host, port, security, login, "", sender, senderName);
    }
  }

  /** Where a test message goes. */
  record TestForm(@Nullable String to) {}

  @GetMapping("/notices/mail")
  String show(Actor actor, Model model) {
    require(actor);
    return page(actor, null, null, model);
  }

  @PostMapping("/notices/mail")
  String set(
      Actor actor,
      @ModelAttribute("typed") ServerForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    require(actor);
    FormParser reading =
        FormParser.since(shown, () -> now(settings.find()), typed, "enabled", "security");
    String host = reading.required("host", typed.host(), LONGEST);
    Field<Long> port = reading.requiredWhole("port", typed.port(), 1, 65_535);
    Field<MailServer.Security> security =
        reading.found(
            "security",
            Codes.find(MailServer.Security.class, Text.line(typed.security())),
            "web.refused.missing");
    String login = reading.optional("login", typed.login(), LONGEST);
    Field<String> sender =
        reading.found(
            "sender",
            Optional.of(Text.line(typed.sender())).filter(MailAddresses::isAddress),
            "notices.refused.sender");
    String name = reading.optional("senderName", typed.senderName(), LONGEST);
    return Answers.of(
        reading.then(() ->
            servers.set(
                actor,
                key,
                new MailServer(
                    "yes".equals(typed.enabled()),
                    host,
                    port.get().intValue(),
                    security.get(),
                    login,
                    false,
                    sender.get(),
                    name,
                    null,
                    null,
                    0,
                    null),
                typed.password() == null ? "" : typed.password())),
        done -> Answers.to("/notices/mail", "notices.said.mail"),
        refusals -> page(actor, reading.refused(typed.withoutPassword(), refusals), null, model));
  }

  /** Says at once what the server answers. */
  @PostMapping("/notices/mail/test")
  @Expensive
  String test(Actor actor, @ModelAttribute("typed") TestForm typed, Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Field<String> to =
        reading.found(
            "to",
            Optional.of(Text.line(typed.to())).filter(MailAddresses::isAddress),
            "notices.refused.sender");
    Optional<MailServer> server = settings.find();
    if (server.isEmpty()) {
      reading.refuse("to", "notices.refused.no_server");
    }
    return Answers.of(
        reading.then(() -> test(actor, server.orElseThrow(), to.get())),
        done -> Answers.to("/notices/mail", "notices.said.test", done),
        refusals -> page(actor, null, Form.refused(typed, refusals), model));
  }

  private Outcome<String> test(Actor actor, MailServer server, String to) {
    String language =
        addresses.find(actor.account()).map(MailAddresses.Addressee::language).orElse("vi");
    String problem = servers.test(server, to, language);
    return problem.isEmpty()
        ? Outcome.done(to)
        : problem.startsWith("notices.problem.")
            ? Outcome.refused("to", problem)
            : Outcome.refused("to", "notices.refused.test", problem);
  }

  /** What became of e-mails of which it is not known, or that were refused. */
  @PostMapping("/notices/mail/resolve")
  String resolve(
      Actor actor,
      @RequestParam String key,
      @RequestParam(defaultValue = "") List<Long> mail,
      @RequestParam(defaultValue = "no") String again,
      Model model) {
    require(actor);
    boolean send = again.equals("yes");
    return Answers.of(
        idempotency.once(
            new Key(actor, key, "notices.resolve", mail.toString(), send),
            Answer.known(true),
            () -> {
              int count =
                  outbox.resolve(
                      mail.stream().filter(Objects::nonNull).toList(), send, today.now());
              if (count == 0) {
                return Outcome.refused("", "notices.refused.none_chosen");
              }
              auditLog.record(
                  actor,
                  send ? "notices.mail_again" : "notices.mail_done",
                  "notices:mail",
                  null,
                  null,
                  Map.of("number", count));
              return Outcome.done(true);
            }),
        done -> Answers.to("/notices/mail", "notices.said.resolved"),
        refusals -> {
          String view = page(actor, null, null, model);
          model.addAttribute("resolve", Form.empty(refusals));
          return view;
        });
  }

  private static ServerForm now(Optional<MailServer> server) {
    return server.map(ServerForm::of).orElse(ServerForm.BLANK);
  }

  private String page(
      Actor actor, @Nullable Form<ServerForm> form, @Nullable Form<TestForm> test, Model model) {
    Optional<MailServer> server = settings.find();
    String own = addresses.find(actor.account()).map(MailAddresses.Addressee::email).orElse("");
    model.addAttribute("server", server.orElse(null));
    model.addAttribute("form", form == null ? Form.editing(now(server)) : form);
    model.addAttribute("test", test == null ? Form.of(new TestForm(own)) : test);
    model.addAttribute("resolve", Form.empty());
    model.addAttribute("counts", lists.counts());
    model.addAttribute("open", lists.in(OPEN, MOST));
    model.addAttribute("waiting", lists.in(WAITING, MOST));
    model.addAttribute("now", today.now());
    return "organisation/notices/mail";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("mail server");
    }
  }
}
