package vn.mach.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Period;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.papers.Paper;
import vn.mach.reports.ReportStatus.Step;
import vn.mach.units.Reach;

/**
 * The face of the room: beginning a report, its way until it is sent, and the report as a paper. Writing needs {@link Right#REPORT} at its
 * unit, signing {@link Right#SIGN}; who reaches the unit with {@link Right#SEE} reads what is signed, drafts are read by those who write.
 */
@Component
public class Reports {

  private final ReportsSql sql;
  private final SectionsSql sections;
  private final Drafts drafts;
  private final PaperMaker papers;
  private final Commands commands;
  private final Journal journal;
  private final Reach reach;
  private final Turns turns;

  Reports(ReportsSql sql, SectionsSql sections, Drafts drafts, PaperMaker papers, Commands commands, Journal journal, Reach reach, Turns turns) {
    this.sql = sql;
    this.sections = sections;
    this.drafts = drafts;
    this.papers = papers;
    this.commands = commands;
    this.journal = journal;
    this.reach = reach;
    this.turns = turns;
  }

  /**
   * Begins a report from its type's template. Refused: a type that is none, a period that is none of the type's, and a report that was
   * begun already.
   */
  @Transactional
  public Outcome<ReportId> begin(Viewer viewer, String key, UnitId unit, String type, Period period) {
    reach.require(viewer, Right.REPORT, unit);
    return once(
        viewer,
        key,
        "reports.begin\n" + unit.value() + "\n" + type + "\n" + period,
        () -> {
          Optional<ReportType> known = sql.type(type);
          Optional<ReportsSql.Template> template = sql.template(type);
          if (known.isEmpty() || template.isEmpty()) {
            return Outcome.refused("what", "reports.refused.type");
          }
          if (!known.get().fits(period)) {
            return Outcome.refused("what", "reports.refused.period");
          }
          if (sql.live(unit, type, period).isPresent()) {
            return Outcome.refused("what", "reports.refused.begun");
          }
          return Outcome.done(write(viewer, unit, type, period, template.get()));
        });
  }

  private ReportId write(Viewer viewer, UnitId unit, String type, Period period, ReportsSql.Template template) {
    Drafts.Opened opened = drafts.open(viewer, template.source(), unit, period);
    Optional<ReportId> id = Optional.empty();
    for (int length = 4; id.isEmpty(); length++) {
      id = sql.insert(Codes.fresh(length), unit, type, template, period, opened.title(), viewer);
      if (id.isEmpty() && length > 12) {
        throw new IllegalStateException("No code is free"); // what stands in the way is no code
      }
    }
    int position = 0;
    for (Drafts.Begun section : opened.sections()) {
      sections.insert(id.get(), ++position, section.level(), section.heading(), section.text(), viewer);
    }
    sql.mark(id.get(), opened.shown());
    wrote(viewer, "begun", id.get(), unit, null);
    return id.get();
  }

  /** Lays a draft before whoever signs: nobody writes in it until it is given back. */
  @Transactional
  public Outcome<ReportId> present(Viewer viewer, String key, ReportId id) {
    return step(viewer, key, id, Right.REPORT, Step.PRESENT, "presented", "");
  }

  /** Gives it back for writing. */
  @Transactional
  public Outcome<ReportId> giveBack(Viewer viewer, String key, ReportId id, String reason) {
    return step(viewer, key, id, Right.REPORT, Step.RETURN, "given_back", reason);
  }

  /** Hands a signed report to the level above. */
  @Transactional
  public Outcome<ReportId> send(Viewer viewer, String key, ReportId id) {
    return step(viewer, key, id, Right.REPORT, Step.SEND, "sent", "");
  }

  /** Gives a draft up. */
  @Transactional
  public Outcome<ReportId> drop(Viewer viewer, String key, ReportId id) {
    return step(viewer, key, id, Right.REPORT, Step.DROP, "dropped", "");
  }

  private Outcome<ReportId> step(Viewer viewer, String key, ReportId id, Right right, Step step, String deed, String reason) {
    return once(
        viewer,
        key,
        "reports." + deed + "\n" + id.value() + "\n" + reason,
        () -> {
          sql.lock(id);
          ReportRow report = require(viewer, right, id);
          Optional<ReportStatus> to = report.status().after(step);
          if (to.isEmpty()) {
            return Outcome.refused("", "reports.refused.already." + report.status().code());
          }
          sql.status(id, to.get());
          wrote(viewer, deed, id, report.unit(), reason.isEmpty() ? null : reason);
          return Outcome.done(id);
        });
  }

  /** The report as a paper: what was signed, or the draft with the numbers of now; marks open under the address. */
  public Paper paper(Viewer viewer, ReportId id, String address) {
    ReportRow report = see(viewer, id);
    return turns.take(() -> papers.paper(viewer, report, address));
  }

  /** The code of the type whose periods the period is one of; that of any days where it is none of a year. */
  public static String typeOf(Period period) {
    if (!period.equals(ReportType.cumulative(java.time.YearMonth.from(period.to())))) {
      return "ad_hoc";
    }
    return switch (period.to().getMonthValue()) {
      case 3 -> "quarter_1";
      case 6 -> "half_year";
      case 9 -> "nine_months";
      case 12 -> "year";
      default -> "month";
    };
  }

  // ---- for the room itself ----

  /**
   * A report that the viewer may read.
   *
   * @throws NotFound where there is none, or it is a draft of others
   */
  ReportRow see(Viewer viewer, ReportId id) {
    return sql.show(viewer, Right.SEE, id)
        .filter(it -> it.status().frozen() || reach.reaches(viewer, Right.REPORT, it.unit()))
        .orElseThrow(() -> new NotFound("report " + id.value()));
  }

  ReportRow require(Viewer viewer, Right right, ReportId id) {
    return sql.show(viewer, right, id).orElseThrow(() -> new NotFound("report " + id.value()));
  }

  boolean may(Viewer viewer, Right right, ReportRow report) {
    return reach.reaches(viewer, right, report.unit());
  }

  Outcome<ReportId> once(Viewer viewer, String key, String content, Supplier<Outcome<ReportId>> command) {
    return commands.once(viewer, key, content, command, id -> Long.toString(id.value()), text -> new ReportId(Long.parseLong(text)));
  }

  void wrote(Viewer viewer, String deed, ReportId id, UnitId unit, @org.jspecify.annotations.Nullable String reason) {
    journal.wrote(viewer, "reports." + deed, "reports:" + id.value(), unit, reason, Map.of());
  }

  /** Every type of report, in order. */
  List<ReportType> types() {
    return sql.types();
  }
}
