package vn.mach.branch.inspections;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;

/** Files of inspections for programs of those who are named in them. */
@RestController
@Tag(name = "inspections", description = "Files of inspections, for those who are named in them.")
class InspectionApi {

  private static final int MOST = 100;

  private final InspectionsSql sql;
  private final FileView views;
  private final NamedAccess named;

  InspectionApi(InspectionsSql sql, FileView views, NamedAccess named) {
    this.sql = sql;
    this.views = views;
    this.named = named;
  }

  /** A file in the list of those that the caller reads. */
  record InspectionBrief(
      long id, String code, String unitName, String kind, LocalDate dueOn, String status) {

    static InspectionBrief of(InspectionsSql.Row row) {
      return new InspectionBrief(
          row.id(), row.code(), row.unitName(), row.kind(), row.dueOn(), row.status().code());
    }
  }

  /** A vote; it passes with more than half of the base. */
  record InspectionVote(int base, int inFavour, int against, int other, boolean passed) {}

  /** What was done in a file. */
  record InspectionStepAnswer(
      String step,
      LocalDate day,
      String text,
      @Nullable LocalDate dueOn,
      @Nullable InspectionVote vote,
      String by,
      Instant at) {

    static InspectionStepAnswer of(InspectionStepsSql.Done done) {
      HearingVote vote = done.vote();
      return new InspectionStepAnswer(
          done.step().code(),
          done.day(),
          done.text(),
          done.dueOn(),
          vote == null
              ? null
              : new InspectionVote(
                  vote.base(), vote.inFavour(), vote.against(), vote.other(), vote.passes()),
          done.login(),
          done.at());
    }
  }

  /** A file with its steps. */
  record InspectionAnswer(
      InspectionBrief file, String person, String content, List<InspectionStepAnswer> steps) {}

  @GetMapping("/api/v1/inspections")
  @Operation(
      operationId = "listInspections",
      summary = "Lists the files of inspections that the caller reads",
      description = "Open ones first, by their day; without the names of those inspected.")
  List<InspectionBrief> list(Actor actor, @RequestParam(defaultValue = "1") int page) {
    return sql.read(named.parameters(actor), new Paging(page, MOST)).stream()
        .limit(MOST)
        .map(InspectionBrief::of)
        .toList();
  }

  @GetMapping("/api/v1/inspections/{id}")
  @Operation(
      operationId = "getInspection",
      summary = "Reads the file of an inspection",
      description =
          "Only for those who are named in it, and for whom it is about. That it was read is kept.")
  InspectionAnswer get(Actor actor, @PathVariable long id) {
    InspectionsSql.Row file =
        sql.find(named.parameters(actor), id).orElseThrow(() -> new NotFound("inspection " + id));
    named.look(actor, InspectionFile.of(id));
    return new InspectionAnswer(
        InspectionBrief.of(file),
        file.personName(),
        file.content(),
        views.of(actor, file).steps().stream().map(InspectionStepAnswer::of).toList());
  }
}
