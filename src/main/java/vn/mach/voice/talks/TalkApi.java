package vn.mach.voice.talks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;

/** Days of the caller's own talks. What was said is read on the pages only. */
@RestController
@Tag(
    name = "talks",
    description = "Days of one's own talks of two; dialogue conferences with their answers.")
class TalkApi {

  private static final int MOST = 100;

  private final TalksSql sql;
  private final NamedAccess named;

  TalkApi(TalksSql sql, NamedAccess named) {
    this.sql = sql;
    this.named = named;
  }

  /** A talk in the caller's list. */
  record TalkBrief(
      long id, String unitName, String with, String status, LocalDate day, @Nullable String place) {

    static TalkBrief of(TalksSql.Row row, Actor actor) {
      return new TalkBrief(
          row.id(),
          row.unitName(),
          row.other(actor.person()),
          row.status().code(),
          row.dueOn(),
          row.place().isEmpty() ? null : row.place());
    }
  }

  @GetMapping("/api/v1/talks")
  @Operation(
      operationId = "listTalks",
      summary = "Lists the caller's talks of two",
      description =
          "Open ones first, by their day. Nothing of what was said or agreed: that is read on the pages by the two.")
  List<TalkBrief> list(Actor actor, @RequestParam(defaultValue = "1") int page) {
    return sql.mine(named.parameters(actor), new Paging(page, MOST)).stream()
        .limit(MOST)
        .map(it -> TalkBrief.of(it, actor))
        .toList();
  }
}
