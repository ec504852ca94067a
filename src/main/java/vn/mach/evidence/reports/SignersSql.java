package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** Who may sign for a unit: the holders of its committee's posts on a day. */
@Component
class SignersSql {

  /**
   * The posts that sign for a committee, in the order in which they are offered. The chair of the
   * inspection commission signs for the commission.
   */
  private static final String[] POSTS = {
    "secretary", "deputy_secretary", "standing_member", "committee_member"
  };

  private final JdbcClient jdbc;

  SignersSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Signer> holders(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select o.person_id, o.post, p.full_name from posts_on(:day) o join people_named p on p.person_id = o.person_id
            where o.unit_id = :unit and o.post = any(:posts) order by array_position(:posts, o.post), p.full_name, p.person_id\
            """)
        .param("day", day)
        .param("unit", unit.value())
        .param("posts", POSTS)
        .query((row, number) ->
            new Signer(new PersonId(row.getLong(1)), row.getString(2), row.getString(3)))
        .list();
  }
}
