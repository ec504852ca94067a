package vn.mach.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.PersonId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

@RestController
class PeopleApi {

  private final People people;
  private final PeopleSql sql;
  private final PostsSql posts;
  private final Journal journal;
  private final Today today;

  PeopleApi(People people, PeopleSql sql, PostsSql posts, Journal journal, Today today) {
    this.people = people;
    this.sql = sql;
    this.posts = posts;
    this.journal = journal;
    this.today = today;
  }

  /** A person's record in the words of the exchange format. */
  record PersonAnswer(
      String code, String fullName, @Nullable LocalDate birthDate, @Nullable String gender, String unit, String status, boolean left,
      @Nullable LocalDate admittedOn, @Nullable LocalDate officialOn, @Nullable String cardNumber, List<PostAnswer> posts) {}

  record PostAnswer(String unitName, String post, LocalDate validFrom) {}

  /** Reading a record is a look like any other: the person sees it. */
  @GetMapping("/api/v1/people/{code}")
  PersonAnswer read(Viewer viewer, @PathVariable String code) {
    PersonId person = people.find(code).filter(id -> people.maySee(viewer, id)).orElseThrow(() -> new NotFound("person " + code));
    journal.looked(viewer, person);
    LocalDate day = today.date();
    PeopleSql.Sheet sheet = sql.sheet(person, day).orElseThrow(() -> new NotFound("person " + code));
    Details it = sheet.details();
    return new PersonAnswer(
        it.code(), it.fullName(), it.birthDate(), orNull(it.gender()), sheet.unitCode(), sheet.status().code(), sheet.left(day),
        it.admittedOn(), it.officialOn(), orNull(it.cardNumber()),
        posts.ofPerson(person, day).stream()
            .filter(post -> post.heldOn(day))
            .map(post -> new PostAnswer(post.unitName(), post.kind().code(), post.from()))
            .toList());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
