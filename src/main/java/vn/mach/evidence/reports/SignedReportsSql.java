package vn.mach.evidence.reports;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;

/** The SQL of what is signed: text, evidence, archive. */
@Component
class SignedReportsSql {

  private final JdbcClient jdbc;

  SignedReportsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is written when a report is signed. */
  record Signed(
      SignedReport.Head head,
      String frozen,
      String hash,
      byte[] archive,
      Signer signer,
      Instant at) {}

  void sign(ReportId id, Signed it, Actor actor) {
    PersonId person = it.signer.person();
    jdbc.sql(
            """
            update reports set status = 'signed', title = :title, layout = :layout, symbol = :symbol, dated = :dated, frozen = :frozen, hash = :hash,
              archive = :archive, signed_by = :account, signed_login = :login, signed_at = :at, signer_person_id = :person, signer_post = :post,
              on_paper = :paper where id = :id\
            """)
        .param("title", it.head.title())
        .param("layout", it.head.layout())
        .param("symbol", it.head.symbol())
        .param("dated", it.head.dated())
        .param("frozen", it.frozen)
        .param("hash", it.hash)
        .param("archive", it.archive)
        .param("account", actor.account())
        .param("login", actor.login())
        .param("at", Timestamp.from(it.at))
        .param("person", person == null ? null : person.value(), java.sql.Types.BIGINT)
        .param("post", it.signer.post())
        .param("paper", it.signer.onPaper(actor))
        .param("id", id.value())
        .update();
  }

  /** The contradictions that the text had when it was signed, in the order of the text. */
  void findings(ReportId id, List<PassageFinding> findings) {
    jdbc.sql(
            """
            insert into report_findings (report_id, place, block, kind, stated, computed, quote)
            select ?, f.place, f.block, f.kind, f.stated, f.computed, f.quote
            from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as f (block, kind, stated, computed, quote, place)\
            """)
        .params(
            id.value(),
            findings.stream().map(PassageFinding::block).toArray(Integer[]::new),
            findings.stream().map(PassageFinding::kind).toArray(String[]::new),
            findings.stream().map(PassageFinding::stated).toArray(String[]::new),
            findings.stream().map(PassageFinding::computed).toArray(String[]::new),
            findings.stream().map(PassageFinding::quote).toArray(String[]::new))
        .update();
  }

  List<PassageFinding> findings(ReportId id) {
    return jdbc.sql(
            "select place, block, kind, stated, computed, quote from report_findings where report_id = ? order by place")
        .param(id.value())
        .query((row, number) ->
            new PassageFinding(
                row.getInt(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)))
        .list();
  }

  /**
   * How a report was signed.
   *
   * @param post a code, empty where only a name was typed
   */
  record SignedBy(String post, boolean onPaper) {}

  SignedBy signedBy(ReportId id) {
    return jdbc.sql("select signer_post, on_paper from reports where id = ?")
        .param(id.value())
        .query((row, number) -> new SignedBy(row.getString(1), row.getBoolean(2)))
        .single();
  }

  void evidence(ReportId id, Map<Long, String> activities) {
    jdbc.sql(
            "insert into report_evidence (report_id, activity_id, ref) select ?, e.id, e.ref from unnest(?::bigint[], ?::text[]) as e (id, ref)")
        .params(
            id.value(),
            activities.keySet().toArray(Long[]::new),
            activities.values().toArray(String[]::new))
        .update();
  }

  /** The activities that were behind what was signed, by number. */
  Map<Long, String> evidence(ReportId id) {
    Map<Long, String> found = new LinkedHashMap<>();
    jdbc.sql("select activity_id, ref from report_evidence where report_id = ? order by ref")
        .param(id.value())
        .query(row -> {
          found.put(row.getLong(1), row.getString(2));
        });
    return found;
  }

  /** Canonical JSON of what was signed. */
  Optional<String> frozen(ReportId id) {
    return jdbc.sql("select frozen from reports where id = ? and frozen is not null")
        .param(id.value())
        .query(String.class)
        .optional();
  }

  Optional<byte[]> archive(ReportId id) {
    return jdbc.sql("select archive from reports where id = ? and archive is not null")
        .param(id.value())
        .query(byte[].class)
        .optional();
  }
}
