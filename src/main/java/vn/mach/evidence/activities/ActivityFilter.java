package vn.mach.evidence.activities;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Like;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.Where;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;

/**
 * Which activities a list asks for, as typed; empty or invalid fields filter nothing.
 *
 * @param unit a unit's number: what it and all under it held or took part in, in the tree of each
 *     activity's day
 * @param own {@code yes}: only what the unit itself held or took part in
 * @param tree {@code today}: under the unit in today's tree (an ended unit's evidence counts for
 *     its successors)
 * @param text words of the title or of the kind's name without regard to accents, or a whole ref
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

  /**
   * A condition over {@code activities a}.
   *
   * @param holder the column of the unit that the filter asks for: the one that held it, or one
   *     that took part
   * @param today the day of the tree where the filter asks for today's
   */
  Where where(String holder, LocalDate today) {
    Where where = new Where();
    FormParser.whole(unit)
        .ifPresent(number -> {
          where.and(unitCondition(holder), "unit", number);
          if (tree.equals("today")) {
            where.with("tree_day", today);
          }
        });
    FormParser.day(from).ifPresent(day -> where.and("a.held_on >= :from", "from", day));
    FormParser.day(to).ifPresent(day -> where.and("a.held_on <= :to", "to", day));
    FormParser.whole(directive)
        .ifPresent(number -> where.and("a.directive_id = :directive", "directive", number));
    where
        .andTyped("a.kind = :kind", "kind", kind)
        .andTyped("a.status = :status", "status", status)
        .andTyped("a.form = :form", "form", form)
        .andTyped("a.tags @> array[:tag]::text[]", "tag", tag)
        .andTyped(
            """
            (searchable(:text) <> '' and a.search like '%' || searchable(:text) || '%' or a.ref = :ref
              or a.kind = any(array(select k.code from activity_kinds k
                where searchable(:text) <> '' and (searchable(k.name_vi) like '%' || searchable(:text) || '%'
                  or searchable(k.name_en) like '%' || searchable(:text) || '%'))))\
            """,
            "text", Like.escaped(text));
    return text.isEmpty() ? where : where.with("ref", text);
  }

  private String unitCondition(String holder) {
    if (own.equals("yes")) {
      return holder + " = :unit";
    }
    String condition =
        tree.equals("today")
            ? "exists (select 1 from units_in_scope_on(:tree_day) t where t.unit_id = %s and t.ancestor_id = :unit)"
            : """
            exists (select 1 from unit_closure t
              where t.unit_id = %s and t.ancestor_id = :unit and a.held_on between t.valid_from and t.valid_to)\
            """;
    return condition.formatted(holder);
  }

  /** Whether it asks for what a unit, or those under it, held or took part in. */
  boolean ofUnit() {
    return FormParser.whole(unit).isPresent();
  }

  /** The filter as a query string, without {@code ?}. */
  String query() {
    return Form.of(this).query();
  }

  boolean isEmpty() {
    return query().isEmpty();
  }
}
