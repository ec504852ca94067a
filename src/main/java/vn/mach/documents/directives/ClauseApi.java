package vn.mach.documents.directives;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.PostKind;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Issued versions of directives, clause by clause. */
@RestController
class ClauseApi {

  private final Clauses clauses;
  private final Directives directives;
  private final Units units;
  private final Today today;

  ClauseApi(Clauses clauses, Directives directives, Units units, Today today) {
    this.clauses = clauses;
    this.directives = directives;
    this.units = units;
    this.today = today;
  }

  /** A version with its clauses; {@code versions} are the numbers of all that were issued. */
  record VersionAnswer(
      String directive,
      int version,
      @Nullable LocalDate issuedOn,
      String reason,
      @Nullable LocalDate expiresOn,
      List<Integer> versions,
      List<ClauseAnswer> clauses) {}

  /** A clause in the words of the exchange format. */
  record ClauseAnswer(
      int clause,
      int position,
      int depth,
      String number,
      String heading,
      String body,
      @Nullable String answer,
      List<String> classes,
      List<String> posts,
      @Nullable LocalDate dueDay,
      @Nullable String target,
      int changedIn) {

    static ClauseAnswer of(Clause it) {
      Asked asked = it.asked();
      return new ClauseAnswer(
          it.key(),
          it.position(),
          it.depth(),
          it.number(),
          it.heading(),
          it.body(),
          asked == null ? null : asked.answer().code(),
          asked == null ? List.of() : asked.classes().stream().map(UnitClass::code).toList(),
          asked == null ? List.of() : asked.posts().stream().map(PostKind::code).toList(),
          asked == null ? null : asked.due(),
          asked == null ? null : asked.target(),
          it.changedIn());
    }
  }

  /** What became of the clauses between two versions; those that stayed the same are left out. */
  record ChangesAnswer(String directive, int from, int to, List<ChangeAnswer> changes) {}

  /** A clause in both versions; {@code outdates}: what answered it has to be looked at again. */
  record ChangeAnswer(
      String kind, boolean outdates, @Nullable ClauseAnswer before, @Nullable ClauseAnswer after) {}

  /** The version that was issued last, or one of the versions before it. */
  @GetMapping("/api/v1/directives/clauses")
  @Operation(
      operationId = "listClauses",
      summary = "Lists the clauses of a directive",
      description =
          "Of the version issued last, or of the one named; with unit (a code) only what the"
              + " version issued last asks of that unit.")
  VersionAnswer list(
      Actor actor,
      @RequestParam String directive,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable String unit) {
    NamedDirective named = named(actor, directive);
    List<DirectiveVersion> issued = clauses.versions(named.id());
    DirectiveVersion shown = version(issued, version);
    UnitId asked = unit == null ? null : unit(actor, unit);
    List<Clause> found =
        asked == null ? clauses.ofVersion(shown.id()) : clauses.concerning(named.id(), asked);
    return new VersionAnswer(
        named.reference(),
        shown.number(),
        shown.issuedOn(),
        shown.reason(),
        shown.expiresOn(),
        issued.stream().map(DirectiveVersion::number).sorted().toList(),
        found.stream().map(ClauseAnswer::of).toList());
  }

  /** Between two versions; without them between the last one and the one before it. */
  @GetMapping("/api/v1/directives/clauses/changes")
  @Operation(
      operationId = "listClauseChanges",
      summary = "Lists what changed between two versions of a directive",
      description = "Clause by clause. Without from and to: what the version issued last changed.")
  ChangesAnswer changes(
      Actor actor,
      @RequestParam String directive,
      @RequestParam(required = false) @Nullable Integer from,
      @RequestParam(required = false) @Nullable Integer to) {
    NamedDirective named = named(actor, directive);
    List<DirectiveVersion> issued = clauses.versions(named.id());
    DirectiveVersion later = version(issued, to);
    DirectiveVersion earlier =
        issued.stream()
            .filter(it -> from == null ? it.id().equals(later.previous()) : it.number() == from)
            .findFirst()
            .orElseThrow(() -> new NotFound("version " + from));
    List<ChangeAnswer> changes = new ArrayList<>();
    for (ClauseChange it : clauses.changes(earlier.id(), later.id())) {
      Clause before = it.before();
      Clause after = it.after();
      if (it.kind() != ClauseChange.Kind.SAME) {
        changes.add(
            new ChangeAnswer(
                it.kind().code(),
                it.kind().outdates(),
                before == null ? null : ClauseAnswer.of(before),
                after == null ? null : ClauseAnswer.of(after)));
      }
    }
    return new ChangesAnswer(named.reference(), earlier.number(), later.number(), changes);
  }

  private static DirectiveVersion version(List<DirectiveVersion> issued, @Nullable Integer number) {
    return issued.stream()
        .filter(it -> number == null || it.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("version " + number));
  }

  /** As the actor's own unit means it, where it stands in no doubt otherwise. */
  private NamedDirective named(Actor actor, String reference) {
    UnitId own = units.tops(actor, Right.SEE).stream().findFirst().map(NamedUnit::id).orElse(null);
    return directives
        .find(Text.line(reference), own, today.date())
        .filter(it -> directives.maySee(actor, it))
        .flatMap(directives::named)
        .orElseThrow(() -> new NotFound("directive " + reference));
  }

  private UnitId unit(Actor actor, String code) {
    UnitId unit = units.find(Text.line(code)).orElseThrow(() -> new NotFound("unit " + code));
    units.require(actor, Right.SEE, unit);
    return unit;
  }
}
