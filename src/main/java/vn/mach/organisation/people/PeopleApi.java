package vn.mach.organisation.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.Today;

@RestController
@Tag(name = "people", description = "Records of people.")
class PeopleApi {

  private final People people;
  private final PeopleSql sql;
  private final PostsSql posts;
  private final AuditLog auditLog;
  private final Today today;

  PeopleApi(People people, PeopleSql sql, PostsSql posts, AuditLog auditLog, Today today) {
    this.people = people;
    this.sql = sql;
    this.posts = posts;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** A person's record with the names of the exchange format. */
  record PersonAnswer(
      String code,
      String fullName,
      @Nullable LocalDate birthDate,
      @Nullable String gender,
      String unit,
      String status,
      boolean left,
      @Nullable LocalDate admittedOn,
      @Nullable LocalDate officialOn,
      @Nullable String cardNumber,
      List<PostAnswer> posts) {}

  record PostAnswer(String unitName, String post, LocalDate validFrom) {}

  /** Reading a record is written to the access log, as on pages. */
  @GetMapping("/api/v1/people/{code}")
  @Operation(
      operationId = "getPerson",
      summary = "A person's record; reading it is written to the access log",
      description = "By the person's code. Only with the right to see people where they belong.")
  PersonAnswer read(Actor actor, @PathVariable String code) {
    PersonId person =
        people
            .find(code)
            .filter(id -> people.maySee(actor, id))
            .orElseThrow(() -> new NotFound("person " + code));
    auditLog.looked(actor, person);
    LocalDate day = today.date();
    PeopleSql.Sheet sheet =
        sql.sheet(person, day).orElseThrow(() -> new NotFound("person " + code));
    PersonDetails it = sheet.details();
    return new PersonAnswer(
        it.code(),
        it.fullName(),
        it.birthDate(),
        orNull(it.gender()),
        sheet.unitCode(),
        sheet.status().code(),
        sheet.left(day),
        it.admittedOn(),
        it.officialOn(),
        orNull(it.cardNumber()),
        posts.ofPerson(person, day).stream()
            .filter(post -> post.heldOn(day))
            .map(post -> new PostAnswer(post.unitName(), post.kind().code(), post.from()))
            .toList());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
