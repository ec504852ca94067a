package vn.mach.organisation.notices;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.access.MailAddresses;

/** One's own notices, and how one wants to be told. */
@Controller
class NoticePages {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Inbox inbox;
  private final NoticeWishes wishes;
  private final MailAddresses addresses;
  private final MailServerSql servers;

  NoticePages(Inbox inbox, NoticeWishes wishes, MailAddresses addresses, MailServerSql servers) {
    this.inbox = inbox;
    this.wishes = wishes;
    this.addresses = addresses;
    this.servers = servers;
  }

  /** How one wants to be told, as typed: a choice for each kind, times of day. */
  record WishForm(
      @Nullable String email,
      @Nullable String present,
      @Nullable String assigned,
      @Nullable String dueSoon,
      @Nullable String overdue,
      @Nullable String returned,
      @Nullable String handedOn,
      @Nullable String changed,
      @Nullable String accepted,
      @Nullable String answered,
      @Nullable String escalated,
      @Nullable String quietFrom,
      @Nullable String quietUntil,
      @Nullable String digestAt) {

    Map<NoticeKind, @Nullable String> choices() {
      Map<NoticeKind, @Nullable String> choices = new LinkedHashMap<>();
      choices.put(NoticeKind.ASSIGNED, assigned);
      choices.put(NoticeKind.DUE_SOON, dueSoon);
      choices.put(NoticeKind.OVERDUE, overdue);
      choices.put(NoticeKind.RETURNED, returned);
      choices.put(NoticeKind.HANDED_ON, handedOn);
      choices.put(NoticeKind.CHANGED, changed);
      choices.put(NoticeKind.ACCEPTED, accepted);
      choices.put(NoticeKind.ANSWERED, answered);
      choices.put(NoticeKind.ESCALATED, escalated);
      return choices;
    }

    /** A password is not shown again. */
    WishForm withoutPresent() {
      return new WishForm(
          email,
          "",
          assigned,
          dueSoon,
          overdue,
          returned,
          handedOn,
          changed,
          accepted,
          answered,
          escalated,
          quietFrom,
          quietUntil,
          digestAt);
    }

    static WishForm of(String email, Preference it) {
      return new WishForm(
          email,
          "",
          it.choice(NoticeKind.ASSIGNED).code(),
          it.choice(NoticeKind.DUE_SOON).code(),
          it.choice(NoticeKind.OVERDUE).code(),
          it.choice(NoticeKind.RETURNED).code(),
          it.choice(NoticeKind.HANDED_ON).code(),
          it.choice(NoticeKind.CHANGED).code(),
          it.choice(NoticeKind.ACCEPTED).code(),
          it.choice(NoticeKind.ANSWERED).code(),
          it.choice(NoticeKind.ESCALATED).code(),
          TIME.format(it.quietFrom()),
          TIME.format(it.quietUntil()),
          TIME.format(it.digestAt()));
    }
  }

  @GetMapping("/notices")
  String list(Actor actor, Model model) {
    List<ShownNotice> notices = inbox.newest(actor, false, Inbox.MOST);
    model.addAttribute("notices", notices);
    model.addAttribute("unread", notices.stream().filter(ShownNotice::isUnread).count());
    model.addAttribute("last", notices.isEmpty() ? 0L : notices.getFirst().notice().id());
    return "organisation/notices/list";
  }

  /** Notes that it was read, and shows the task. */
  @GetMapping("/notices/{id:\\d+}")
  String open(Actor actor, @PathVariable long id) {
    return Answers.to("/tasks/" + inbox.open(actor, id).notice().task());
  }

  @PostMapping("/notices/read")
  String read(Actor actor, @RequestParam(defaultValue = "0") long last) {
    inbox.readUpTo(actor, last);
    return Answers.to("/notices", "notices.said.read");
  }

  @GetMapping("/notices/settings")
  String settings(Actor actor, Model model) {
    String email = addresses.find(actor.account()).map(MailAddresses.Addressee::email).orElse("");
    return settings(Form.of(WishForm.of(email, wishes.of(actor))), model);
  }

  @PostMapping("/notices/settings")
  String set(
      Actor actor,
      @ModelAttribute("typed") WishForm typed,
      @RequestParam String key,
      HttpServletRequest request,
      Model model) {
    FormParser reading = new FormParser();
    Map<NoticeKind, NoticeChoice> choices = new EnumMap<>(NoticeKind.class);
    typed
        .choices()
        .forEach((kind, choice) ->
            Codes.find(NoticeChoice.class, Text.line(choice))
                .ifPresentOrElse(
                    it -> choices.put(kind, it),
                    () -> reading.refuse(kind.field(), "web.refused.missing")));
    Field<LocalTime> from = time(reading, "quietFrom", typed.quietFrom());
    Field<LocalTime> until = time(reading, "quietUntil", typed.quietUntil());
    Field<LocalTime> digest = time(reading, "digestAt", typed.digestAt());
    String email = Text.line(typed.email());
    String password = typed.present() == null ? "" : typed.present();
    return Answers.of(
        reading.then(() ->
            switch (addresses.mayChange(actor, request.getSession().getId(), email, password)) {
              case Outcome.Refused<Long> refused -> refused;
              case Outcome.Done<Long>(Long allowed) ->
                  wishes.set(
                      actor, key, email, allowed, choices, from.get(), until.get(), digest.get());
            }),
        done -> Answers.to("/notices/settings", "notices.said.settings"),
        refusals -> settings(Form.refused(typed.withoutPresent(), refusals), model));
  }

  private String settings(Form<WishForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("kinds", List.of(NoticeKind.values()));
    model.addAttribute("mails", servers.find().filter(MailServer::enabled).isPresent());
    return "organisation/notices/settings";
  }

  private static Field<LocalTime> time(FormParser reading, String field, @Nullable String typed) {
    return reading.found(
        field, time(Text.line(typed)), "notices.refused.time", FormParser.quoted(typed));
  }

  private static Optional<LocalTime> time(String typed) {
    try {
      return Optional.of(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed, TIME));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
