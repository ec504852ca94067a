package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.documents.adoptions.CascadesSql.Addressed;
import vn.mach.documents.adoptions.CascadesSql.Cascade;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveSamples;
import vn.mach.documents.directives.DirectiveVersion;
import vn.mach.documents.directives.Directives;
import vn.mach.organisation.units.Units;

/**
 * The sample's directive of last month with units in every state, and two plans of which one is a
 * copy of the other. All invented.
 */
@Component
@Order(2) // once its directive is there
class AdoptionSamples implements SampleData {

  private static final Actor SYSTEM = Actor.system();

  /** Keys of clauses of the sample's directive: plans of committees, study, plans of branches. */
  private static final int PLAN = 5;

  private static final int STUDY = 6;
  private static final int DIARY = 10;

  private final Cascades cascades;
  private final Adoptions adoptions;
  private final Plans plans;
  private final PlansSql plansSql;
  private final PlanReviews reviews;
  private final AdoptionCounts counts;
  private final Directives directives;
  private final Clauses clauses;
  private final Units units;
  private final TransactionTemplate transaction;

  AdoptionSamples(
      Cascades cascades,
      Adoptions adoptions,
      Plans plans,
      PlansSql plansSql,
      PlanReviews reviews,
      AdoptionCounts counts,
      Directives directives,
      Clauses clauses,
      Units units,
      TransactionTemplate transaction) {
    this.cascades = cascades;
    this.adoptions = adoptions;
    this.plans = plans;
    this.plansSql = plansSql;
    this.reviews = reviews;
    this.counts = counts;
    this.directives = directives;
    this.clauses = clauses;
    this.units = units;
    this.transaction = transaction;
  }

  @Override
  public void fill(LocalDate today) {
    DirectiveId directive = directives.find(DirectiveSamples.BY_CLAUSES, null, today).orElseThrow();
    DirectiveVersion version = clauses.currentVersion(directive).orElseThrow();
    transaction.executeWithoutResult(status -> cascades.send(directive, version.id()));
    Cascade cascade = cascades.find(directive).orElseThrow();
    List<Addressed> addressed = cascades.addressed(cascade);
    cascades.sendTo(cascade, addressed);
    cascades.ask(cascade, addressed);
    int n = 0;
    for (Addressed it : addressed) {
      if (n++ % 4 != 3) {
        adoptions.receive(SYSTEM, directive, new UnitId(it.unit()));
      }
    }
    LocalDate due = today.plusDays(20);
    long bloc =
        plan(
            directive,
            "K",
            line(
                "Ban Thường vụ Đảng ủy Khối phân công bốn tổ theo dõi, mỗi tổ phụ trách các chi bộ"
                    + " của một cụm cơ quan",
                due,
                PLAN));
    decide(bloc, PLAN, "");
    plan(
        directive,
        "X03",
        line(
            "Đảng ủy phường họp duyệt lịch sinh hoạt chuyên đề của từng chi bộ trong tuần thứ hai",
            due,
            PLAN));
    long returned =
        plan(directive, "X04", line(clauses.current(directive).get(PLAN - 1).body(), due, PLAN));
    decide(returned, PLAN, "Ghi rõ việc của xã, ai phụ trách và ngày xong.");
    UnitId passing = unit("X05");
    done(adoptions.passOn(SYSTEM, "sample-pass-on", directive, passing, "Chuyển nguyên văn."));
    String diary =
        "Bí thư chi bộ mở sổ nhật ký, sau mỗi kỳ họp ghi ba việc đã giao và người nhận việc; phó bí"
            + " thư đọc lại sổ trước kỳ họp sau, gọi điện cho từng đồng chí chưa xong việc và báo"
            + " chi ủy vào ngày mùng năm hằng tháng";
    long first = plan(directive, "K01-01", line(diary, due, DIARY));
    decide(first, DIARY, "");
    plan(directive, "K01-02", line(diary, due, DIARY));
    long old = draft(directive, "K01-03");
    long outdated =
        done(
            plans.write(
                SYSTEM, "sample-old-line", old, null, line("Học một buổi chiều thứ sáu", due)));
    transaction.executeWithoutResult(
        status -> plansSql.answers(plans.find(old), outdated, 1, Map.of(STUDY, false)));
    for (String code : List.of("K01-01", "K02-01", "X03-01")) {
      done(
          adoptions.study(
              SYSTEM, "sample-study-" + code, directive, unit(code), today.minusDays(3), 20, 17));
    }
    done(
        adoptions.report(
            SYSTEM,
            "sample-report",
            directive,
            unit("K01-01"),
            "Đã học trong kỳ họp tháng này; ba đảng viên nhận việc mới."));
    counts.refresh();
  }

  private static PlanLineDraft line(String text, LocalDate due, Integer... clauses) {
    return new PlanLineDraft(text, null, "secretary", due, null, Set.of(clauses));
  }

  private long draft(DirectiveId directive, String code) {
    return done(
        plans.begin(
            SYSTEM,
            "sample-plan-" + code,
            directive,
            unit(code),
            "Kế hoạch thực hiện 09-CT/TU (văn bản mẫu)"));
  }

  /** A plan with one line that was sent. */
  private long plan(DirectiveId directive, String code, PlanLineDraft line) {
    long plan = draft(directive, code);
    done(plans.write(SYSTEM, "sample-line-" + code, plan, null, line));
    done(plans.send(SYSTEM, "sample-send-" + code, plan));
    return plan;
  }

  /** Approves a plan, or returns it with a remark. */
  private void decide(long plan, int clause, String remark) {
    done(
        reviews.decide(
            SYSTEM,
            "sample-decision-" + plan,
            plan,
            1,
            List.of(new Plan.Decided(clause, remark.isEmpty(), remark)),
            ""));
  }

  private UnitId unit(String code) {
    return units.find(code).orElseThrow();
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw new IllegalStateException("Sample refused: " + refusals);
    };
  }
}
