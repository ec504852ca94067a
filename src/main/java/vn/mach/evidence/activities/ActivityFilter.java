package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Like;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Page;

/**
 * Which activities a list asks for, as typed; what is empty or cannot be read narrows nothing.
 *
 * @param unit a unit's number: what it and all under it held, in the tree of each activity's day
 * @param own {@code yes}: only what the unit itself held
 * @param tree {@code today}: under the unit as the tree stands today (an ended unit's evidence goes
 *     to its successors)
 * @param text words of the title without regard to accents, or a whole ref
 */
record ActivityFilter(
    String unit,
    String own,
    String tree,
    String kind,
    String from,
    String to,
    String status,
    String form,
    String tag,
    String directive,
    String text) {

  ActivityFilter(
      @Nullable String unit,
      @Nullable String own,
      @Nullable String tree,
      @Nullable String kind,
      @Nullable String from,
      @Nullable String to,
      @Nullable String status,
      @Nullable String form,
      @Nullable String tag,
      @Nullable String directive,
      @Nullable String text) {
    this.unit = Text.line(unit);
    this.own = Text.line(own);
    this.tree = Text.line(tree);
    this.kind = Text.line(kind);
    this.from = Text.line(from);
    this.to = Text.line(to);
    this.status = Text.line(status);
    this.form = Text.line(form);
    this.tag = Text.line(tag);
    this.directive = Text.line(directive);
    this.text = Text.line(text);
  }

  /** A condition over {@code activities a}, and its parameters. */
  record Where(String sql, Map<String, Object> parameters) {}

  /**
   * @param today the day of the tree where the reader asks for today's
   */
  Where where(LocalDate today) {
    StringBuilder sql = new StringBuilder("true");
    Map<String, Object> parameters = new HashMap<>();
    EntryParser.whole(unit)
        .ifPresent(number -> {
          sql.append(" and ").append(unitCondition());
          parameters.put("unit", number);
          if (tree.equals("today")) {
            parameters.put("tree_day", today);
          }
        });
    EntryParser.day(from).ifPresent(day -> add(sql, parameters, "a.held_on >= :from", "from", day));
    EntryParser.day(to).ifPresent(day -> add(sql, parameters, "a.held_on <= :to", "to", day));
    EntryParser.whole(directive)
        .ifPresent(
            number -> add(sql, parameters, "a.directive_id = :directive", "directive", number));
    if (!kind.isEmpty()) {
      add(sql, parameters, "a.kind = :kind", "kind", kind);
    }
    if (!status.isEmpty()) {
      add(sql, parameters, "a.status = :status", "status", status);
    }
    if (!form.isEmpty()) {
      add(sql, parameters, "a.form = :form", "form", form);
    }
    if (!tag.isEmpty()) {
      add(sql, parameters, "a.tags @> array[:tag]::text[]", "tag", tag);
    }
    if (!text.isEmpty()) {
      add(
          sql,
          parameters,
          "(a.search like '%' || searchable(:text) || '%' or a.ref = :ref)",
          "text",
          Like.escaped(text));
      parameters.put("ref", text);
    }
    return new Where(sql.toString(), parameters);
  }

  private String unitCondition() {
    if (own.equals("yes")) {
      return "a.unit_id = :unit";
    }
    return tree.equals("today")
        ? "exists (select 1 from units_in_scope_on(:tree_day) t where t.unit_id = a.unit_id and t.ancestor_id = :unit)"
        : """
        exists (select 1 from unit_closure t
          where t.unit_id = a.unit_id and t.ancestor_id = :unit and a.held_on between t.valid_from and t.valid_to)\
        """;
  }

  private static void add(
      StringBuilder sql,
      Map<String, Object> parameters,
      String condition,
      String name,
      Object value) {
    sql.append(" and ").append(condition);
    parameters.put(name, value);
  }

  /** The filter as a query string, without {@code ?}. */
  String query() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("unit", unit);
    values.put("own", own);
    values.put("tree", tree);
    values.put("kind", kind);
    values.put("from", from);
    values.put("to", to);
    values.put("status", status);
    values.put("form", form);
    values.put("tag", tag);
    values.put("directive", directive);
    values.put("text", text);
    return values.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .map(it -> it.getKey() + "=" + Page.segment(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  boolean isEmpty() {
    return query().isEmpty();
  }
}
