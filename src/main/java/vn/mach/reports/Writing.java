package vn.mach.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import vn.mach.reports.ReportStatus.Step;

/**
 * Several people write one report, a section at a time. A save that knows an older version never replaces a newer one: what does not touch
 * each other is put together, and where two changed the same sentence both texts are kept until somebody decides.
 */
@Component
class Writing {

  private static final int LONGEST_REMARK = 2000;

  private final ReportsSql reports;
  private final SectionsSql sql;
  private final Drafts drafts;
  private final Reports face;
  private final Below below;
  private final Commands commands;
  private final Journal journal;

  Writing(ReportsSql reports, SectionsSql sql, Drafts drafts, Reports face, Below below, Commands commands, Journal journal) {
    this.reports = reports;
    this.sql = sql;
    this.drafts = drafts;
    this.face = face;
    this.below = below;
    this.commands = commands;
    this.journal = journal;
  }

  /**
   * What became of a text.
   *
   * @param version the section's, afterwards
   * @param merged whether it was put together with what others wrote meanwhile
   * @param side where both sides wait to be decided between; 0: nowhere
   */
  record Saved(int version, boolean merged, long side) {
    String written() {
      return version + " " + merged + " " + side;
    }

    static Saved read(String written) {
      String[] parts = written.split(" ");
      return new Saved(Integer.parseInt(parts[0]), Boolean.parseBoolean(parts[1]), Long.parseLong(parts[2]));
    }
  }

  /** Saves a section's text; {@code version} is the one that the writer began from. */
  @Transactional
  public Outcome<Saved> save(Viewer viewer, String key, ReportId report, long section, int version, String typed) {
    String text = Text.lines(typed);
    return once(viewer, key, "reports.save\n" + section + "\n" + version + "\n" + text, () -> {
      SectionRow row = writable(viewer, report, section);
      List<Refusal> refusals = judge(text);
      return refusals.isEmpty() ? write(viewer, row, version, text) : Outcome.refused(refusals);
    });
  }

  /** Decides between two sides: the text that is to stand. */
  @Transactional
  public Outcome<Saved> decide(Viewer viewer, String key, ReportId report, long section, long side, int version, String typed) {
    String text = Text.lines(typed);
    return once(viewer, key, "reports.decide\n" + section + "\n" + side + "\n" + version + "\n" + text, () -> {
      SectionRow row = writable(viewer, report, section);
      List<Refusal> refusals = judge(text);
      if (!refusals.isEmpty()) {
        return Outcome.refused(refusals);
      }
      Outcome<Saved> outcome = write(viewer, row, version, text);
      if (outcome instanceof Outcome.Done<Saved>(Saved saved) && saved.side() == 0) {
        sql.settleSide(side, viewer);
      }
      return outcome;
    });
  }

  private Outcome<Saved> write(Viewer viewer, SectionRow row, int version, String text) {
    if (text.equals(row.text())) {
      return Outcome.done(new Saved(row.version(), false, 0));
    }
    if (version == row.version()) {
      return Outcome.done(keep(viewer, row, text, false));
    }
    String base = sql.text(row.id(), version).orElse("");
    List<Merge.Piece> merged = Merge.merge(base, text, row.text());
    if (Merge.torn(merged)) {
      long side = sql.addSide(row.id(), version, text, viewer);
      journal.wrote(viewer, "reports.torn", "reports:" + row.report().value(), unit(viewer, row), null, Map.of("section", row.heading()));
      return Outcome.done(new Saved(row.version(), false, side));
    }
    return Outcome.done(keep(viewer, row, Merge.text(merged), true));
  }

  private Saved keep(Viewer viewer, SectionRow row, String text, boolean merged) {
    sql.save(row, text, viewer);
    reports.mark(row.report(), drafts.shown(TemplateText.read(text)));
    journal.wrote(viewer, "reports.written", "reports:" + row.report().value(), unit(viewer, row), null, Map.of("section", row.heading()));
    return new Saved(row.version() + 1, merged, 0);
  }

  /** Takes sentences over from reports of the level below, at the section's end; each keeps where it came from. */
  @Transactional
  public Outcome<Saved> take(Viewer viewer, String key, ReportId report, long section, List<String> chosen) {
    return once(viewer, key, "reports.take\n" + section + "\n" + chosen, () -> {
      SectionRow row = writable(viewer, report, section);
      Map<String, Below.Offer> offers =
          below.offers(face.require(viewer, Right.REPORT, report), row).stream().collect(Collectors.toMap(Below.Offer::key, it -> it, (one, other) -> one));
      List<Below.Offer> taken = chosen.stream().filter(offers::containsKey).distinct().map(offers::get).toList();
      if (taken.isEmpty()) {
        return Outcome.refused("sentences", "reports.refused.nothing_chosen");
      }
      List<String> lines = new ArrayList<>(row.text().isBlank() ? List.of() : List.of(row.text()));
      for (Below.Offer offer : taken) {
        sql.addSource(row.id(), Sentences.normal(offer.sentence()), offer.report(), viewer);
        if (lines.stream().noneMatch(line -> Sentences.normal(line).contains(Sentences.normal(offer.sentence())))) {
          lines.add(offer.sentence());
        }
      }
      return Outcome.done(keep(viewer, row, String.join("\n", lines), false));
    });
  }

  @Transactional
  public Outcome<Saved> remark(Viewer viewer, String key, ReportId report, long section, String typed) {
    String text = Text.lines(typed);
    return once(viewer, key, "reports.remark\n" + section + "\n" + text, () -> {
      ReportRow of = face.see(viewer, report);
      SectionRow row = sql.find(report, section).orElseThrow(() -> new NotFound("section " + section));
      if (of.status().frozen() || of.status() == ReportStatus.DROPPED) {
        return Outcome.refused("", "reports.refused.already." + of.status().code());
      }
      if (text.isEmpty() || text.length() > LONGEST_REMARK) {
        return text.isEmpty() ? Outcome.refused("remark", "web.refused.missing") : Outcome.refused("remark", "reports.refused.long", LONGEST_REMARK);
      }
      sql.remark(section, text, viewer);
      journal.wrote(viewer, "reports.remarked", "reports:" + report.value(), of.unit(), null, Map.of("section", row.heading()));
      return Outcome.done(new Saved(row.version(), false, 0));
    });
  }

  @Transactional
  public Outcome<Saved> settle(Viewer viewer, String key, ReportId report, long remark) {
    return once(viewer, key, "reports.settle\n" + report.value() + "\n" + remark, () -> {
      face.require(viewer, Right.REPORT, report);
      if (sql.remarks(report).stream().noneMatch(it -> it.id() == remark)) {
        throw new NotFound("remark " + remark);
      }
      sql.settleRemark(remark, viewer);
      return Outcome.done(new Saved(0, false, 0));
    });
  }

  /** What stands against a text, with the line that it stands on. */
  List<Refusal> judge(String text) {
    List<Refusal> refusals = new ArrayList<>();
    if (text.length() > TemplateText.LONGEST) {
      return List.of(Refusal.of("text", "reports.refused.long", TemplateText.LONGEST));
    }
    if (SecretMarking.inText(text)) {
      refusals.add(Refusal.of("text", "reports.refused.secret"));
    }
    TemplateText read = TemplateText.read(text);
    drafts.faults(read).forEach(it -> refusals.add(refusal(it)));
    read.lines().forEach(line -> {
      if (line instanceof Line.Heading(int number, int level, String heading) && level < 3) {
        refusals.add(refusal(Fault.of(number, "reports.fault.heading_here")));
      } else if (line instanceof Line.Each(int number, String what)) {
        refusals.add(refusal(Fault.of(number, "reports.fault.only_template", what)));
      }
    });
    return refusals;
  }

  /** The line's number is the first argument of each fault's message. */
  static Refusal refusal(Fault fault) {
    List<Object> arguments = new ArrayList<>(List.of(fault.line()));
    arguments.addAll(fault.arguments());
    return new Refusal("text", fault.reason(), arguments);
  }

  private SectionRow writable(Viewer viewer, ReportId report, long section) {
    reports.lock(report);
    ReportRow of = face.require(viewer, Right.REPORT, report);
    if (!of.allows(Step.WRITE)) {
      throw new NotFound("section of a report that is " + of.status().code());
    }
    return sql.find(report, section).orElseThrow(() -> new NotFound("section " + section));
  }

  private vn.mach.kernel.UnitId unit(Viewer viewer, SectionRow row) {
    return face.require(viewer, Right.REPORT, row.report()).unit();
  }

  private Outcome<Saved> once(Viewer viewer, String key, String content, Supplier<Outcome<Saved>> command) {
    return commands.once(viewer, key, content, command, Saved::written, Saved::read);
  }
}
