package vn.mach.organisation.notices;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.base.web.PublicAddress;
import vn.mach.organisation.tasks.TaskRow;

/** What e-mails say, in the language of their reader. */
@Component
class MailText {

  private static final int LONGEST_TITLE = 120;

  /** Subject and text, and files that go with them. */
  record Mail(String subject, String text, String language, List<MailAttachment> files) {
    Mail(String subject, String text, String language) {
      this(subject, text, language, List.of());
    }

    Mail with(List<MailAttachment> attached) {
      return new Mail(subject, text, language, attached);
    }
  }

  private final MessageSource messages;
  private final PublicAddress address;
  private final Today today;

  MailText(MessageSource messages, PublicAddress address, Today today) {
    this.messages = messages;
    this.address = address;
    this.today = today;
  }

  /** One notice by itself, or several as a digest. */
  Mail of(List<ShownNotice> notices, boolean digest, String language) {
    Locale locale = Locale.of(language);
    String realm = CurrentRealm.get().title();
    StringBuilder text = new StringBuilder();
    if (digest) {
      text.append(say(locale, "notices.mail.digest", notices.size())).append("\n\n");
    }
    for (ShownNotice it : notices) {
      paragraph(text, it, locale);
    }
    text.append("-- \n").append(say(locale, "notices.mail.foot", realm)).append('\n');
    if (!address.ofRealm().isEmpty()) {
      text.append(say(locale, "notices.mail.settings", address.ofRealm() + "/notices/settings"))
          .append('\n');
    }
    String about =
        digest
            ? say(locale, "notices.mail.digest.subject", day(today.date()), notices.size())
            : line(notices.getFirst(), locale);
    return new Mail("[" + realm + "] " + about, text.toString(), language);
  }

  /** By which an administrator sees that the settings work. */
  Mail test(String language) {
    Locale locale = Locale.of(language);
    String realm = CurrentRealm.get().title();
    return new Mail(
        "[" + realm + "] " + say(locale, "notices.mail.test.subject"),
        say(locale, "notices.mail.test.text", realm) + "\n",
        language);
  }

  private void paragraph(StringBuilder text, ShownNotice it, Locale locale) {
    TaskRow task = it.task().row();
    text.append(line(it, locale)).append('\n');
    String owner =
        task.person() == null ? task.unitName() : task.personName() + ", " + task.unitName();
    text.append(say(locale, "notices.mail.task", owner, day(task.dueOn()))).append('\n');
    if (!task.from().isEmpty()) {
      text.append(say(locale, "notices.mail.from", task.from())).append('\n');
    }
    if (!address.ofRealm().isEmpty()) {
      text.append(address.ofRealm()).append("/tasks/").append(task.id()).append('\n');
    }
    text.append('\n');
  }

  /** What happened to which task. */
  private String line(ShownNotice it, Locale locale) {
    TaskRow task = it.task().row();
    String kind = locale.getLanguage().equals("vi") ? task.kindVi() : task.kindEn();
    String title = Text.shortened(task.title().isEmpty() ? kind : task.title(), LONGEST_TITLE);
    long days = Math.abs(ChronoUnit.DAYS.between(task.dueOn(), today.date()));
    return say(locale, "notices.said." + it.notice().kind().code(), days) + ": " + title;
  }

  private String say(Locale locale, String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static String day(LocalDate day) {
    return DayFormats.DAY.format(day);
  }
}
