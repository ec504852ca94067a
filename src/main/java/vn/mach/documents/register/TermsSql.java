package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** The first days of terms. */
@Component
class TermsSql {

  private final JdbcClient jdbc;

  TermsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(UnitId unit, LocalDate from) {
    jdbc.sql(
            "insert into register_terms (unit_id, valid_from) values (?, ?) on conflict on constraint register_terms_key do nothing")
        .params(unit.value(), from)
        .update();
  }

  /** The days on which the unit's terms began, the latest first. */
  List<LocalDate> list(UnitId unit) {
    return jdbc.sql(
            "select valid_from from register_terms where unit_id = ? order by valid_from desc")
        .param(unit.value())
        .query((row, number) -> row.getObject(1, LocalDate.class))
        .list();
  }
}
