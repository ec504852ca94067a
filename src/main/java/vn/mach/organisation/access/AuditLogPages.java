package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.LocaleResolver;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.AuditLogSql.Filter;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The audit log: who changed what when, where the right to read it covers the unit. */
@Controller
@ConditionalOnWebApplication
class AuditLogPages {

  private final AuditLogSql sql;
  private final Units units;
  private final People people;
  private final MessageSource messages;
  private final LocaleResolver languages;

  AuditLogPages(
      AuditLogSql sql,
      Units units,
      People people,
      MessageSource messages,
      LocaleResolver languages) {
    this.sql = sql;
    this.units = units;
    this.people = people;
    this.messages = messages;
    this.languages = languages;
  }

  record AuditLogForm(
      @Nullable String unit,
      @Nullable String who,
      @Nullable String person,
      @Nullable String action,
      @Nullable String from,
      @Nullable String to,
      @Nullable String page) {}

  @GetMapping("/access/audit")
  String show(Actor actor, Model model, HttpServletRequest request, AuditLogForm typed) {
    if (!actor.hasSomewhere(Right.SEE_AUDIT_LOG)) {
      throw new NotFound("audit log");
    }
    FormParser reading = new FormParser();
    LocalDate from = reading.optionalDay("from", typed.from);
    LocalDate to = reading.optionalDay("to", typed.to);
    // What exists beyond the actor's reach is answered as if it did not exist.
    UnitId unit =
        find(
            reading,
            "unit",
            typed.unit,
            units.meant(actor, Right.SEE_AUDIT_LOG, Text.line(typed.unit)).map(NamedUnit::id));
    PersonId person =
        find(
            reading,
            "person",
            typed.person,
            people.find(Text.line(typed.person)).filter(it -> sql.hasEntries(actor, it)));
    Filter filter =
        new Filter(
            unit == null ? null : unit.value(),
            Accounts.login(Text.line(typed.who)),
            person == null ? null : person.value(),
            Text.line(typed.action),
            from,
            to);
    Paging paging = new Paging(number(typed.page), 50);
    model.addAttribute("form", form(reading, typed));
    model.addAttribute("slice", paging.slice(sql.list(actor, filter, paging)));
    model.addAttribute("actions", actions(request));
    return "organisation/access/audit_log";
  }

  private static Form<AuditLogForm> form(FormParser reading, AuditLogForm typed) {
    return switch (reading.then(() -> vn.mach.base.kernel.Outcome.done(typed))) {
      case vn.mach.base.kernel.Outcome.Done<AuditLogForm> done -> Form.of(typed);
      case vn.mach.base.kernel.Outcome.Refused<AuditLogForm> refused ->
          Form.refused(typed, refused.refusals());
    };
  }

  private static <T> @Nullable T find(
      FormParser reading, String field, @Nullable String typed, Optional<T> found) {
    return reading.optionalFound(
        field, typed, found, "access.refused.no_such_code", Text.line(typed));
  }

  private List<Choice> actions(HttpServletRequest request) {
    var language = languages.resolveLocale(request);
    return sql.actions().stream()
        .map(action ->
            new Choice(
                action,
                Objects.requireNonNullElse(
                    messages.getMessage("audit.action." + action, null, action, language), action)))
        .sorted(java.util.Comparator.comparing(Choice::words))
        .toList();
  }

  private static int number(@Nullable String page) {
    String text = Text.line(page);
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
  }
}
