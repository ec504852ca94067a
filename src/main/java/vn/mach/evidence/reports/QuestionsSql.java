package vn.mach.evidence.reports;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** What was asked back about passages of reports, and which reports carry open contradictions. */
@Component
class QuestionsSql {

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Today today;

  QuestionsSql(JdbcClient jdbc, AccessScope scope, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.today = today;
  }

  /**
   * A question about a passage.
   *
   * @param finding the place of the contradiction that it is about, from 1; 0: about none
   * @param block of the body in which the passage stands, from 0
   * @param quote the passage as it was when it was asked about
   */
  record Question(
      long id,
      int finding,
      int block,
      String quote,
      String text,
      String by,
      Instant askedAt,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt) {}

  List<Question> of(ReportId report) {
    return jdbc.sql(
            """
            select id, finding, block, quote, text, account_name(login), asked_at, answer, account_name(answered_login), answered_at
            from report_questions where report_id = ? order by id\
            """)
        .param(report.value())
        .query((row, number) -> {
          Timestamp answered = row.getTimestamp(10);
          return new Question(
              row.getLong(1),
              row.getInt(2),
              row.getInt(3),
              row.getString(4),
              row.getString(5),
              row.getString(6),
              row.getTimestamp(7).toInstant(),
              row.getString(8),
              row.getString(9),
              answered == null ? null : answered.toInstant());
        })
        .list();
  }

  void ask(ReportId report, int finding, int block, String quote, String text, Actor actor) {
    jdbc.sql(
            "insert into report_questions (report_id, finding, block, quote, text, account_id, login, asked_at) values (?, nullif(?, 0), ?, ?, ?, ?, ?, ?)")
        .params(
            report.value(),
            finding,
            block,
            quote,
            text,
            actor.account(),
            actor.login(),
            Timestamp.from(today.now()))
        .update();
  }

  /** Answers whether it was the first. */
  boolean answer(long question, String answer, Actor actor) {
    return jdbc.sql(
                "update report_questions set answer = ?, answered_login = ?, answered_at = ? where id = ? and answer is null")
            .params(answer, actor.login(), Timestamp.from(today.now()), question)
            .update()
        > 0;
  }

  /** A report about which something was asked that has no answer yet. */
  record Asked(ReportId report, String unitName, String title, int count) {}

  /** Of the reports that the actor answers for, the latest question first. */
  List<Asked> unanswered(Actor actor, int most) {
    return jdbc.sql(
            """
            select r.id, n.name, r.title, count(*) from report_questions q
            join reports r on r.id = q.report_id join units_named n on n.unit_id = r.unit_id
            join report_receipts x on x.report_id = r.id
            where q.answer is null and %s and not %s
            group by r.id, n.name, r.title order by max(q.asked_at) desc limit :most\
            """
                .formatted(AccessScope.sql("r.unit_id"), AccessScope.ofFew("x.unit_id")))
        .params(scope.parameters(actor, Right.REPORT))
        .param("most", most)
        .query((row, number) ->
            new Asked(
                new ReportId(row.getLong(1)), row.getString(2), row.getString(3), row.getInt(4)))
        .list();
  }

  /**
   * A received report whose text contradicts itself.
   *
   * @param open how many contradictions have no answered question
   * @param asked how many questions about contradictions have no answer yet
   */
  record Contradicting(
      ReportId report, String unitName, String title, String symbol, int open, int asked) {}

  /** Of the reports that the actor's own units received, the most contradictions first. */
  List<Contradicting> contradicting(Actor actor, int most) {
    return jdbc.sql(
            """
            select r.id, n.name, r.title, r.symbol, count(*),
              count(*) filter (where exists (select 1 from report_questions q where q.report_id = f.report_id and q.finding = f.place))
            from report_receipts x join reports r on r.id = x.report_id join units_named n on n.unit_id = r.unit_id
            join report_findings f on f.report_id = r.id
            where not exists (
                select 1 from report_questions q where q.report_id = f.report_id and q.finding = f.place and q.answer is not null)
              and x.unit_id = any(:units)
            group by r.id, n.name, r.title, r.symbol, x.arrived_at order by count(*) desc, x.arrived_at desc limit :most\
            """)
        .param(
            "units", actor.unitsOf(Right.REPORT).stream().map(UnitId::value).toArray(Long[]::new))
        .param("most", most)
        .query((row, number) ->
            new Contradicting(
                new ReportId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6)))
        .list();
  }
}
