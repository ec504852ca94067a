package vn.mach.branch.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CertificatesSql {

  record Certificate(
      long id,
      CampaignId campaign,
      String campaignTitle,
      String unitName,
      long person,
      String name,
      String code,
      LocalDate issuedOn,
      @Nullable String withdrawnReason) {

    boolean holds() {
      return withdrawnReason == null;
    }
  }

  private static final String SELECT =
      """
      select t.id, t.campaign_id, c.title, u.name, t.person_id, p.full_name, t.code, t.issued_on, t.withdrawn_reason
      from study_certificates t
      join study_campaigns c on c.id = t.campaign_id
      join units_named u on u.unit_id = c.unit_id
      join people_named p on p.person_id = t.person_id
      """;

  private final JdbcClient jdbc;

  CertificatesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Long> earned(CampaignId campaign, Collection<Long> people) {
    return jdbc.sql(
            """
            select g.person_id from study_progress g join study_campaigns c on c.id = g.campaign_id
            where g.campaign_id = :campaign and g.person_id = any(:people) and g.complete and not c.contest
              and (c.essay_title is null or exists (
                select 1 from study_essays e where e.campaign_id = g.campaign_id and e.person_id = g.person_id and e.status = 'released'
                  and e.mark >= c.essay_pass)
                or exists (
                  select 1 from study_marks m where m.campaign_id = g.campaign_id and m.person_id = g.person_id and m.kind = 'essay'
                    and m.points * 100 >= c.essay_pass * m.maximum))
              and not exists (select 1 from study_certificates t where t.campaign_id = g.campaign_id and t.person_id = g.person_id)
            """)
        .param("campaign", campaign.value())
        .param("people", people.toArray(Long[]::new))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  void insert(CampaignId campaign, long person, String code, LocalDate day) {
    jdbc.sql(
            """
            insert into study_certificates (campaign_id, person_id, code, issued_on) values (?, ?, ?, ?)
            on conflict on constraint study_certificates_once do nothing
            """)
        .params(campaign.value(), person, code, day)
        .update();
  }

  int withdraw(long id, String reason, long account, Instant at) {
    return jdbc.sql(
            """
            update study_certificates set withdrawn_reason = ?, withdrawn_by = ?, withdrawn_at = ? where id = ? and withdrawn_at is null
            """)
        .params(reason, account, Timestamp.from(at), id)
        .update();
  }

  Optional<Certificate> find(long id) {
    return jdbc.sql(SELECT + "where t.id = ?")
        .param(id)
        .query(CertificatesSql::certificate)
        .optional();
  }

  /** By its code: whoever knows it may check the certificate. */
  Optional<Certificate> byCode(String code) {
    return jdbc.sql(SELECT + "where t.code = ?")
        .param(code)
        .query(CertificatesSql::certificate)
        .optional();
  }

  /** A person's certificates, wherever they were earned; the latest first. */
  List<Certificate> of(long person) {
    return jdbc.sql(SELECT + "where t.person_id = ? order by t.issued_on desc, t.id desc limit 200")
        .param(person)
        .query(CertificatesSql::certificate)
        .list();
  }

  List<Certificate> ofCampaign(CampaignId campaign, int limit, int offset) {
    return jdbc.sql(SELECT + "where t.campaign_id = ? order by p.full_name, t.id limit ? offset ?")
        .params(campaign.value(), limit, offset)
        .query(CertificatesSql::certificate)
        .list();
  }

  private static Certificate certificate(ResultSet row, int number) throws SQLException {
    return new Certificate(
        row.getLong(1),
        new CampaignId(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, LocalDate.class),
        row.getString(9));
  }
}
