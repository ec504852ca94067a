package vn.mach.documents.papers;

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
