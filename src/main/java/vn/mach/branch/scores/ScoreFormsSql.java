package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.branch.scores.ScoreForm.ItemKind;
import vn.mach.branch.scores.ScoreForm.Option;
import vn.mach.branch.scores.ScoreForm.Section;
import vn.mach.organisation.units.AccessScope;

@Component
class ScoreFormsSql {

  /** What a form is without its sections. */
  record Head(
      String title,
      String source,
      BigDecimal maximum,
      BigDecimal goodFrom,
      BigDecimal fairFrom,
      BigDecimal averageFrom) {}

  private static final String FORMS =
      "select f.*, u.name as unit_name from score_forms f join units_named u on u.unit_id = f.unit_id ";

  private final JdbcClient jdbc;

  ScoreFormsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Forms of units within the scope, the latest first, without their sections. */
  List<ScoreForm> all(Map<String, Object> scope) {
    return jdbc.sql(
            FORMS
                + "where "
                + AccessScope.sql("f.unit_id")
                + " order by f.status, f.valid_from desc nulls first, f.id desc limit 200")
        .params(scope)
        .query((row, number) -> form(row, List.of()))
        .list();
  }

  /** A form with all that is in it. Does not check rights. */
  Optional<ScoreForm> find(long id) {
    List<Section> sections = sections(id);
    return jdbc.sql(FORMS + "where f.id = ?")
        .param(id)
        .query((row, number) -> form(row, sections))
        .optional();
  }

  /** The number of the form in force for a branch on a day. */
  Optional<Long> inForce(UnitId unit, LocalDate day) {
    return jdbc.sql("select score_form_on(?, ?)")
        .params(unit.value(), day)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
        .single();
  }

  private static ScoreForm form(ResultSet row, List<Section> sections) throws SQLException {
    return new ScoreForm(
        row.getLong("id"),
        row.getString("code"),
        row.getInt("version"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getString("title"),
        row.getString("source"),
        plain(row.getBigDecimal("maximum")),
        plain(row.getBigDecimal("good_from")),
        plain(row.getBigDecimal("fair_from")),
        plain(row.getBigDecimal("average_from")),
        row.getString("status").equals("issued"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        sections);
  }

  private List<Section> sections(long form) {
    Map<Long, List<Option>> options = new HashMap<>();
    jdbc.sql(
            """
            select o.* from score_options o join score_items i on i.id = o.item_id join score_sections s on s.id = i.section_id
            where s.form_id = ? order by o.item_id, o.position
            """)
        .param(form)
        .query((ResultSet row) -> {
          BigDecimal atLeast = row.getBigDecimal("at_least");
          options
              .computeIfAbsent(row.getLong("item_id"), it -> new ArrayList<>())
              .add(
                  new Option(
                      row.getString("label"),
                      plain(row.getBigDecimal("points")),
                      atLeast == null ? null : plain(atLeast)));
        });
    Map<Long, List<Item>> items = new HashMap<>();
    jdbc.sql(
            "select i.* from score_items i join score_sections s on s.id = i.section_id where s.form_id = ? order by i.position, i.id")
        .param(form)
        .query((ResultSet row) -> {
          items
              .computeIfAbsent(row.getLong("section_id"), it -> new ArrayList<>())
              .add(
                  new Item(
                      row.getLong("id"),
                      row.getString("title"),
                      ItemKind.of(row.getString("kind")),
                      plain(row.getBigDecimal("maximum")),
                      row.getBoolean("bonus"),
                      Applies.of(row.getString("applies")),
                      "attendance_rate".equals(row.getString("reads")),
                      options.getOrDefault(row.getLong("id"), List.of())));
        });
    Map<Long, Section> sections = new LinkedHashMap<>();
    jdbc.sql("select * from score_sections where form_id = ? order by position, id")
        .param(form)
        .query((ResultSet row) -> {
          long id = row.getLong("id");
          sections.put(
              id,
              new Section(
                  id,
                  row.getString("title"),
                  plain(row.getBigDecimal("maximum")),
                  items.getOrDefault(id, List.of())));
        });
    return List.copyOf(sections.values());
  }

  /** Without needless zeros, and never as 1E+2. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * A new draft; without a code it gets one, with the code of another form it is its next version.
   */
  long insert(UnitId unit, String code, Head head, Instant now) {
    Map<String, @Nullable Object> values = values(head, now);
    values.put("unit", unit.value());
    values.put("code", code);
    return jdbc.sql(
            """
            insert into score_forms (code, version, unit_id, title, source, maximum, good_from, fair_from, average_from, status, changed_at)
            select coalesce(nullif(:code, ''), 'CD' || (select coalesce(max(id), 0) + 1 from score_forms)),
              1 + coalesce((select max(version) from score_forms where code = :code), 0), :unit, :title, :source, :maximum, :good, :fair, :average, 'draft', :now
            returning id
            """)
        .params(values)
        .query(Long.class)
        .single();
  }

  int change(long id, Head head, Instant now) {
    Map<String, @Nullable Object> values = values(head, now);
    values.put("id", id);
    return jdbc.sql(
            """
            update score_forms set title = :title, source = :source, maximum = :maximum, good_from = :good, fair_from = :fair, average_from = :average,
              changed_at = :now where id = :id and status = 'draft'
            """)
        .params(values)
        .update();
  }

  private static Map<String, @Nullable Object> values(Head head, Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("title", head.title());
    values.put("source", head.source());
    values.put("maximum", head.maximum());
    values.put("good", head.goodFrom());
    values.put("fair", head.fairFrom());
    values.put("average", head.averageFrom());
    values.put("now", Timestamp.from(now));
    return values;
  }

  long addSection(long form, String title, BigDecimal maximum) {
    return jdbc.sql(
            """
            insert into score_sections (form_id, position, title, maximum)
            values (:form, 1 + (select count(*) from score_sections where form_id = :form), :title, :maximum) returning id
            """)
        .param("form", form)
        .param("title", title)
        .param("maximum", maximum)
        .query(Long.class)
        .single();
  }

  long addItem(long section, Item item) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("section", section);
    values.put("title", item.title());
    values.put("kind", item.kind().code());
    values.put("maximum", item.maximum());
    values.put("bonus", item.bonus());
    values.put("applies", item.applies().code());
    values.put("reads", item.readsAttendance() ? "attendance_rate" : null);
    long id =
        jdbc.sql(
                """
                insert into score_items (section_id, position, title, kind, maximum, bonus, applies, reads)
                values (:section, 1 + (select count(*) from score_items where section_id = :section), :title, :kind, :maximum, :bonus, :applies, :reads)
                returning id
                """)
            .params(values)
            .query(Long.class)
            .single();
    int position = 0;
    for (Option option : item.options()) {
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("item", id);
      row.put("position", ++position);
      row.put("label", option.label());
      row.put("points", option.points());
      row.put("atLeast", option.atLeast());
      jdbc.sql(
              "insert into score_options values (:item, :position, :label, :points, :atLeast::numeric)")
          .params(row)
          .update();
    }
    return id;
  }

  /** The form of a section or of an item; a row lock on the form, so that two do not change it. */
  Optional<Long> formOfSection(long section) {
    return number("select form_id from score_sections where id = ?", section);
  }

  Optional<Long> formOfItem(long item) {
    return number(
        "select s.form_id from score_items i join score_sections s on s.id = i.section_id where i.id = ?",
        item);
  }

  private Optional<Long> number(String sql, long id) {
    return jdbc.sql(sql).param(id).query(Long.class).optional();
  }

  void lock(long form) {
    jdbc.sql("select id from score_forms where id = ? for update").param(form).query(row -> {});
  }

  void deleteSection(long id) {
    jdbc.sql("delete from score_sections where id = ?").param(id).update();
  }

  void deleteItem(long id) {
    jdbc.sql("delete from score_items where id = ?").param(id).update();
  }

  void delete(long form) {
    jdbc.sql("delete from score_forms where id = ? and status = 'draft'").param(form).update();
  }

  /** The first day of the unit's form that begins on the day or later. */
  Optional<LocalDate> laterFrom(UnitId unit, LocalDate from) {
    return jdbc.sql(
            "select min(valid_from) from score_forms where unit_id = ? and status = 'issued' and valid_from >= ?")
        .params(unit.value(), from)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /** Puts it in force; the unit's form before it ends on the day before. */
  void issue(long form, UnitId unit, LocalDate from) {
    jdbc.sql(
            "update score_forms set valid_to = ? where unit_id = ? and status = 'issued' and valid_to >= ?")
        .params(from.minusDays(1), unit.value(), from)
        .update();
    jdbc.sql(
            "update score_forms set status = 'issued', valid_from = ?, valid_to = 'infinity' where id = ?")
        .params(from, form)
        .update();
  }

  int end(long form, LocalDate lastDay) {
    return jdbc.sql(
            "update score_forms set valid_to = ? where id = ? and status = 'issued' and valid_to = 'infinity'")
        .params(lastDay, form)
        .update();
  }
}
