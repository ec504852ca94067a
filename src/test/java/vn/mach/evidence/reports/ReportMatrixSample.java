package vn.mach.evidence.reports;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Reports in the access matrix. */
@Component
class ReportMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "report", it -> report(it, it.unit(), "draft"),
        "signedReport", it -> report(it, it.unit(), "signed"),
        "sentReport", it -> sent(it, it.unit()),
        "receivedReport", it -> sent(it, it.leaf()),
        "question",
            it ->
                it.id(
                    "insert into report_questions (report_id, block, quote, text, account_id, login, asked_at) values (?, 0, 'Đoạn', ?, 0, 'mach', now())",
                    it.number("sentReport"),
                    "Câu hỏi " + it.mark()),
        "section",
            it -> it.ask("select id from report_sections where report_id = ?", it.number("report")),
        "side",
            it ->
                it.id(
                    "insert into report_conflicts (section_id, base_version, text, account_id, login, at) values (?, 1, ?, 0, 'mach', now())",
                    it.number("section"),
                    "Bản " + it.mark()),
        "remark",
            it ->
                it.id(
                    "insert into report_remarks (section_id, text, account_id, login, at) select id, ?, 0, 'mach', now() from report_sections where report_id = ?",
                    "Góp ý " + it.mark(),
                    it.number("report")));
  }

  /** A draft with one section, or what was made of it by signing and sending. */
  private static String report(MatrixPlanting at, long unit, String status) {
    int number = at.next();
    String report =
        at.id(
            """
            insert into reports (code, unit_id, type, template_id, period_from, period_to, status, layout, title, begun_by, begun_login, begun_at)
            select ?, ?, 'ad_hoc', id, date '1900-01-01' + ?, '2026-06-30', 'draft', 'party', ?, 0, 'mach', now() from report_templates where type = 'ad_hoc'
            """,
            "Q" + number,
            unit,
            number,
            "Báo cáo " + at.mark());
    String section =
        at.id(
            "insert into report_sections (report_id, position, level, heading, topic, text) values (?, 1, 1, 'I. Mục', 'muc', ?)",
            Long.parseLong(report),
            "Lời văn {figure zq-figure} " + at.mark());
    at.update(
        "insert into report_texts (section_id, version, text, account_id, login, at) values (?, 1, '', 0, 'mach', now())",
        Long.parseLong(section));
    at.update(
        "insert into report_marks (report_id, number, what) values (?, 1, 'figure:zq-figure')",
        Long.parseLong(report));
    if (!status.equals("draft")) {
      at.update(
          "update reports set status = 'signed', signed_at = now(), signed_login = 'mach', dated = '2026-07-01', frozen = ?, hash = 'x' where id = ?",
          FROZEN.formatted(at.mark()),
          Long.parseLong(report));
    }
    return report;
  }

  /** A signed report that the unit above received; of the top of the tree: the unit itself. */
  private static String sent(MatrixPlanting at, long unit) {
    String report = report(at, unit, "signed");
    at.update(
        "update reports set status = 'sent', sent_at = now() where id = ?", Long.parseLong(report));
    at.update(
        "insert into report_receipts (report_id, unit_id, number, arrived_at) select ?, coalesce(parent_id, unit_id), '1', now() from unit_versions where unit_id = ?",
        Long.parseLong(report),
        unit);
    return report;
  }

  private static final String FROZEN =
      """
      {"body":[{"block":"paragraph","runs":[{"text":"Một câu."}]}],"evidence":[],"figures":[],"format":"mach-report-1","head":{"dated":"2026-07-01","issuer":"","layout":"party","lines":[],"name":"",\
      "place":"","recipients":[],"symbol":"","title":"Báo cáo %s","upper_body":""},"report":{"code":"Q","period":{"from":"2026-01-01","to":"2026-06-30"},\
      "type":"ad_hoc","unit":"Q","unit_name":"Q"}}\
      """;
}
