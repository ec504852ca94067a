package vn.mach.documents.register;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** The codes by which units take part in the exchange of documents; they are known to everybody. */
@Component
public class OrganCodes {

  /**
   * A unit with a code.
   *
   * @param code {@code 000.00.14.H01}
   */
  public record Organ(String code, String name) {}

  private final JdbcClient jdbc;

  OrganCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The unit of this code. */
  public Optional<UnitId> unit(String code) {
    return jdbc.sql(
            "select unit_id from register_books where lower(organ_id) = lower(?) and organ_id <> '' order by unit_id limit 1")
        .param(code)
        .query(Long.class)
        .optional()
        .map(UnitId::new);
  }

  /** The unit of this name or code of units; nothing where two bear the name. */
  public Optional<Organ> named(String typed) {
    List<Organ> found =
        jdbc.sql(
                """
                select b.organ_id, u.name from register_books b join units_named u on u.unit_id = b.unit_id
                where b.organ_id <> '' and (searchable(u.name) = searchable(:typed) or u.code = :typed) limit 2
                """)
            .param("typed", typed)
            .query((row, number) -> new Organ(row.getString(1), row.getString(2)))
            .list();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
