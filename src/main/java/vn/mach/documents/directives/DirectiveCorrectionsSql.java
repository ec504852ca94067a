package vn.mach.documents.directives;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The content of directives before each correction. */
@Component
class DirectiveCorrectionsSql {

  /** What a directive said until the moment. */
  record Earlier(String title, String body, String reason, Instant until) {}

  private final JdbcClient jdbc;

  DirectiveCorrectionsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores the present values and replaces them; false where nothing would change.
   *
   * @param body none: it stays
   */
  boolean replace(
      DirectiveId directive,
      String title,
      @Nullable DirectiveId parent,
      @Nullable String body,
      String reason,
      Instant at,
      long account) {
    Long parentId = parent == null ? null : parent.value();
    int kept =
        jdbc.sql(
                """
                insert into directive_corrections (directive_id, title, parent_id, body, reason, corrected_at, corrected_by)
                select id, title, parent_id, body, :reason, :at, :by from directives
                where id = :id and (title, body, coalesce(parent_id, 0)) is distinct from (:title, coalesce(:body::text, body), coalesce(:parent::bigint, 0))
                """)
            .param("id", directive.value())
            .param("title", title)
            .param("body", body)
            .param("parent", parentId)
            .param("reason", reason)
            .param("at", Timestamp.from(at))
            .param("by", account)
            .update();
    if (kept == 1) {
      jdbc.sql(
              "update directives set title = :title, body = coalesce(:body::text, body), parent_id"
                  + " = :parent where id = :id")
          .param("id", directive.value())
          .param("title", title)
          .param("body", body)
          .param("parent", parentId)
          .update();
    }
    return kept == 1;
  }

  /** The latest first. */
  List<Earlier> of(DirectiveId directive) {
    return jdbc.sql(
            "select title, body, reason, corrected_at from directive_corrections where directive_id"
                + " = ? order by id desc")
        .param(directive.value())
        .query((row, number) ->
            new Earlier(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant()))
        .list();
  }

  /**
   * Whether the document makes the other one concrete, or is it: then the other cannot make it
   * concrete.
   */
  boolean restsOn(DirectiveId document, DirectiveId other) {
    return jdbc.sql(
            """
            with recursive up as (
              select :document::bigint as id union select d.parent_id from up join directives d on d.id = up.id where d.parent_id is not null
            )
            select exists (select 1 from up where id = :other)
            """)
        .param("document", document.value())
        .param("other", other.value())
        .query(Boolean.class)
        .single();
  }
}
