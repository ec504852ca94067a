package vn.mach.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.files.SecretMarking;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.Viewer;

/**
 * Changing templates: for whoever sets targets over the whole realm. Each save is a new version; reports that were begun keep theirs.
 */
@Component
class Templates {

  private final ReportsSql sql;
  private final Drafts drafts;
  private final Commands commands;
  private final Journal journal;

  Templates(ReportsSql sql, Drafts drafts, Commands commands, Journal journal) {
    this.sql = sql;
    this.drafts = drafts;
    this.commands = commands;
    this.journal = journal;
  }

  void require(Viewer viewer) {
    if (!viewer.hasEverywhere(Right.SET_TARGETS)) {
      throw new NotFound("templates of reports");
    }
  }

  /** Refused with every line that cannot be read, and with codes that the realm does not have. */
  @Transactional
  public Outcome<Integer> save(Viewer viewer, String key, String type, String layout, String typed) {
    require(viewer);
    String text = Text.lines(typed);
    return commands.once(
        viewer,
        key,
        "reports.template\n" + type + "\n" + layout + "\n" + text,
        () -> {
          ReportsSql.Template before = sql.template(type).orElseThrow(() -> new NotFound("template " + type));
          List<Refusal> refusals = judge(text);
          if (!Set.of("party", "state").contains(layout)) {
            refusals.add(Refusal.of("layout", "web.refused.missing"));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          sql.insertTemplate(type, before.version() + 1, layout, text, viewer.login());
          journal.wrote(viewer, "reports.template_changed", "report_templates:" + type, null, null, Map.of("version", before.version() + 1));
          return Outcome.done(before.version() + 1);
        },
        String::valueOf,
        Integer::valueOf);
  }

  /** What stands against a template, with the lines. */
  List<Refusal> judge(String typed) {
    String text = Text.lines(typed);
    List<Refusal> refusals = new ArrayList<>();
    if (text.length() > TemplateText.LONGEST) {
      refusals.add(Refusal.of("text", "reports.refused.long", TemplateText.LONGEST));
      return refusals;
    }
    if (SecretMarking.inText(text)) {
      refusals.add(Refusal.of("text", "reports.refused.secret"));
    }
    TemplateText read = TemplateText.read(text);
    drafts.faults(read).forEach(it -> refusals.add(Writing.refusal(it)));
    if (read.title().isEmpty()) {
      refusals.add(Refusal.of("text", "reports.refused.no_title"));
    }
    if (read.lines().stream().noneMatch(it -> it instanceof Line.Heading heading && heading.level() < 3)) {
      refusals.add(Refusal.of("text", "reports.refused.no_section"));
    }
    return refusals;
  }
}
