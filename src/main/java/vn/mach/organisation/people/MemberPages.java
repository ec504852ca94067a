package vn.mach.organisation.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.web.Download;
import vn.mach.base.web.Expensive;

/**
 * A member's own page: what they are due to do, their record, who looked at it, and their data to
 * take away.
 */
@Controller
class MemberPages {

  private static final int LOOKS_SHOWN = 50;
  private static final int DUES_SHOWN = 20;
  private static final int LINES_SHOWN = 10;

  /** What a module holds of the member, under its heading; the first lines of it. */
  record Section(String heading, List<MemberRecord.Line> lines, int more) {}

  private final PeoplePages pages;
  private final MemberData data;
  private final ObjectProvider<MemberRecord> records;
  private final ObjectProvider<MemberDues> dues;
  private final AuditLog auditLog;

  MemberPages(
      PeoplePages pages,
      MemberData data,
      ObjectProvider<MemberRecord> records,
      ObjectProvider<MemberDues> dues,
      AuditLog auditLog) {
    this.pages = pages;
    this.data = data;
    this.records = records;
    this.dues = dues;
    this.auditLog = auditLog;
  }

  @GetMapping("/me")
  String me(Actor actor, Locale locale, Model model) {
    PersonId person = actor.person();
    if (person == null) {
      model.addAttribute("login", actor.login());
      return "organisation/people/unbound";
    }
    auditLog.looked(actor, person);
    pages.record(actor, person, model);
    model.addAttribute("own", true);
    model.addAttribute("mayKeep", false);
    model.addAttribute("looks", auditLog.looks(person, actor.account(), LOOKS_SHOWN));
    model.addAttribute(
        "dues",
        dues.stream()
            .flatMap(it -> it.dues(actor, locale, DUES_SHOWN).stream())
            .sorted(
                Comparator.comparing(
                    MemberDues.Due::day, Comparator.nullsLast(Comparator.naturalOrder())))
            .limit(DUES_SHOWN)
            .toList());
    model.addAttribute(
        "records",
        records.stream()
            .map(it -> section(it.heading(), it.lines(person, locale)))
            .sorted(Comparator.comparing(Section::heading))
            .toList());
    return "organisation/people/person";
  }

  private static Section section(String heading, List<MemberRecord.Line> lines) {
    return new Section(
        heading,
        lines.stream().limit(LINES_SHOWN).toList(),
        Math.max(0, lines.size() - LINES_SHOWN));
  }

  /** An account that is bound to nobody has none: it is sent to its page, which says so. */
  @Expensive
  @GetMapping("/me/data.zip")
  void data(Actor actor, Locale locale, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PersonId person = actor.person();
    if (person == null) {
      response.sendRedirect(request.getContextPath() + "/me");
      return;
    }
    auditLog.looked(actor, person);
    Download.send(
        response,
        "application/zip",
        "du-lieu-cua-toi.zip",
        out -> data.write(person, actor.account(), locale, out));
  }
}
