package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.RightHolders;
import vn.mach.organisation.tasks.NightlyTasks;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Reports that units owe, as tasks: of the types whose period ends with a fixed month, from a month
 * before its end, of each unit where somebody may write reports, until the report is signed. Looked
 * for every night, and two months back.
 */
@Component
class ReportDuties extends NightlyTasks {

  static final String KIND = "report";

  /** A report that was submitted waits for whoever signs for its unit. */
  static final String SIGN = "report_sign";

  /** What the level above asked back about a report waits for an answer of its unit. */
  static final String ANSWER = "report_answer";

  static final String MODULE = "reports";

  private final Tasks tasks;
  private final TemplatesSql templates;
  private final RightHolders holders;
  private final JdbcClient jdbc;
  private final Today today;

  ReportDuties(
      Tasks tasks,
      TemplatesSql templates,
      RightHolders holders,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Today today) {
    super(
        "reports.duties",
        "reports.job.duties",
        "/reports",
        LocalTime.of(0, 30),
        tasks,
        transaction);
    this.tasks = tasks;
    this.templates = templates;
    this.holders = holders;
    this.jdbc = jdbc;
    this.today = today;
  }

  @Override
  protected void follow(JobRun run) {
    LocalDate day = today.date();
    List<UnitId> units = holders.units(Right.REPORT);
    List<ReportType> types = templates.types();
    for (int i = 0; i < types.size(); i++) {
      run.reached(i, types.size());
      ReportType type = types.get(i);
      if (type.lastMonth() != null) {
        for (Period period : type.likely(day)) {
          if (!period.to().isAfter(day.plusMonths(1)) && period.to().isAfter(day.minusMonths(2))) {
            follow(type, period, units);
          }
        }
      }
    }
  }

  private void follow(ReportType type, Period period, List<UnitId> units) {
    Set<UnitId> signed = signed(type, period);
    assign(
        TaskSubject.of(
            KIND,
            MODULE,
            duty(type.code(), period),
            type.nameVi() + " " + period.to().getYear(),
            "/reports/new?unit={unit}&what=" + type.code() + ":" + period.to()),
        units.stream().filter(it -> !signed.contains(it)).map(TaskOwner::unit).toList(),
        TaskDue.on(period.to()));
  }

  private Set<UnitId> signed(ReportType type, Period period) {
    return new HashSet<>(
        jdbc.sql(
                "select unit_id from reports where type = ? and period_from = ? and period_to = ? and status in ('signed', 'sent')")
            .params(type.code(), period.from(), period.to())
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  private long duty(String type, Period period) {
    jdbc.sql(
            "insert into report_duties (type, period_from, period_to) values (?, ?, ?) on conflict do nothing")
        .params(type, period.from(), period.to())
        .update();
    return jdbc.sql(
            "select id from report_duties where type = ? and period_from = ? and period_to = ?")
        .params(type, period.from(), period.to())
        .query(Long.class)
        .single();
  }

  /** The report was submitted: those who sign for its unit are asked to. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void presented(Actor actor, ReportRow report) {
    assign(actor, report, SIGN, "/sign");
  }

  /** The report was given back for writing, or abandoned: it need not be signed now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdrawn(ReportRow report) {
    tasks.cancel(SIGN, MODULE, report.id().value(), null, "");
  }

  /** The level above asked back about the report: those who write for its unit answer. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void asked(Actor actor, ReportRow report) {
    tasks.reopen(ANSWER, MODULE, report.id().value(), null, ""); // after answered questions
    assign(actor, report, ANSWER, "#questions");
  }

  /** All that was asked about the report is answered. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void answered(ReportRow report) {
    tasks.settle(ANSWER, MODULE, report.id().value(), null);
  }

  private void assign(Actor actor, ReportRow report, String kind, String where) {
    long id = report.id().value();
    tasks.assign(
        actor,
        TaskSubject.of(kind, MODULE, id, name(report), "/reports/" + id + where),
        TaskOwner.unit(report.unit()),
        tasks.due(kind));
  }

  private String name(ReportRow report) {
    String type = templates.type(report.type()).map(ReportType::nameVi).orElse(report.type());
    return type + " " + report.period().to().getYear();
  }

  /** The report is signed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void signed(ReportRow report) {
    tasks.settle(SIGN, MODULE, report.id().value(), null);
    jdbc.sql("select id from report_duties where type = ? and period_from = ? and period_to = ?")
        .params(report.type(), report.period().from(), report.period().to())
        .query(Long.class)
        .optional()
        .ifPresent(duty -> tasks.settle(KIND, MODULE, duty, report.unit()));
  }
}
