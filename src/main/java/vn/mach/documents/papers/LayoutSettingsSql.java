package vn.mach.documents.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;

@Component
class LayoutSettingsSql {

  private final JdbcClient jdbc;

  LayoutSettingsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the realm set; nothing where it keeps to the rules. */
  Optional<PageMeasures> find(LayoutStandard layout) {
    return jdbc.sql(
            "select top, bottom, left_side, right_side, text_size, kind_size, subject_size, table_size, line_height, gap, indent from papers_measures where layout = ?")
        .param(code(layout))
        .query((row, number) ->
            new PageMeasures(
                row.getDouble(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getDouble(7),
                row.getDouble(8),
                row.getDouble(9),
                row.getDouble(10),
                row.getDouble(11)))
        .optional();
  }

  /** The guideline that holds on the day. */
  LayoutRules rules(LayoutStandard layout, LocalDate day) {
    return rules(layout).stream()
        .filter(it -> !it.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .orElse(LayoutRules.EARLIER);
  }

  /** All guidelines of the layout, the earliest first. */
  List<LayoutRules> rules(LayoutStandard layout) {
    return jdbc.sql(
            "select source, valid_from, hyphens, plain_post, own_name, recipients_end, as_above, full_stop from papers_layouts where layout = ? order by valid_from")
        .param(code(layout))
        .query((row, number) ->
            new LayoutRules(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getString(6),
                row.getBoolean(7),
                row.getBoolean(8)))
        .list();
  }

  void set(LayoutStandard layout, PageMeasures m) {
    jdbc.sql("delete from papers_measures where layout = ?").param(code(layout)).update();
    jdbc.sql(
            "insert into papers_measures (layout, top, bottom, left_side, right_side, text_size, kind_size, subject_size, table_size, line_height, gap, indent) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            code(layout),
            m.top(),
            m.bottom(),
            m.left(),
            m.right(),
            m.text(),
            m.kind(),
            m.subject(),
            m.table(),
            m.leading(),
            m.gap(),
            m.indent())
        .update();
  }

  static String code(LayoutStandard layout) {
    return Codes.code(layout);
  }
}
