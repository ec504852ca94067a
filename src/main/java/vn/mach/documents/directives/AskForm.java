package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.people.PostKind;

/**
 * What a clause asks, as typed.
 *
 * @param answer a code; empty: it asks nothing
 * @param classes codes of classes of units; none: all below the issuer
 * @param posts codes
 * @param due a day
 * @param term a number of days
 * @param working {@code yes}: working days
 * @param target a code
 */
record AskForm(
    @Nullable String answer,
    @Nullable List<String> classes,
    @Nullable List<String> posts,
    @Nullable String due,
    @Nullable String term,
    @Nullable String working,
    @Nullable String target) {

  static final AskForm NOTHING = new AskForm("", List.of(), List.of(), "", "", "yes", "");

  private static final int LONGEST_TERM = 3650;

  AskForm {
    classes = classes == null ? List.of() : List.copyOf(classes);
    posts = posts == null ? List.of() : List.copyOf(posts);
  }

  static AskForm of(@Nullable Asked asked) {
    if (asked == null) {
      return NOTHING;
    }
    Asked.Term term = asked.term();
    LocalDate due = asked.given().due();
    return new AskForm(
        asked.answer().code(),
        asked.classes().stream().map(UnitClass::code).toList(),
        asked.posts().stream().map(PostKind::code).toList(),
        due == null ? "" : due.toString(),
        term == null ? "" : String.valueOf(term.days()),
        term != null && !term.working() ? "" : "yes",
        asked.target());
  }

  boolean hasClass(String code) {
    return classes != null && classes.contains(code);
  }

  boolean hasPost(String code) {
    return posts != null && posts.contains(code);
  }

  /**
   * Reads it; null where it asks nothing.
   *
   * @param kinds of units that there are
   * @param targets codes that there are
   */
  @Nullable Asked read(FormParser reading, Set<String> kinds, Set<String> targets) {
    AnswerKind kind =
        reading.optionalFound(
            "answer",
            answer,
            AnswerKind.find(Text.line(answer)),
            "directives.clauses.refused.answer");
    List<UnitClass> units =
        read(classes).stream()
            .flatMap(code -> UnitClass.read(code).stream())
            .filter(it -> kinds.contains(it.kind()))
            .toList();
    if (units.size() < read(classes).size()) {
      reading.refuse("classes", "directives.clauses.refused.classes");
    }
    List<PostKind> holders =
        read(posts).stream().flatMap(code -> PostKind.find(code).stream()).toList();
    if (holders.size() < read(posts).size()) {
      reading.refuse("posts", "directives.clauses.refused.posts");
    }
    LocalDate day = reading.optionalDay("due", due);
    Integer days =
        reading.optionalFound(
            "term",
            term,
            FormParser.whole(term).filter(it -> it >= 1 && it <= LONGEST_TERM).map(Long::intValue),
            "directives.clauses.refused.term",
            LONGEST_TERM);
    if (day != null && days != null) {
      reading.refuse("term", "directives.clauses.refused.both");
    }
    String tied =
        reading.optionalFound(
            "target",
            target,
            Optional.of(Text.line(target)).filter(targets::contains),
            "directives.clauses.refused.target");
    if (kind == null) {
      return null;
    }
    return new Asked(
        kind,
        units,
        holders,
        day,
        days == null ? null : new Asked.Term(days, "yes".equals(working)),
        tied);
  }

  private static List<String> read(@Nullable List<String> codes) {
    return codes == null ? List.of() : codes;
  }
}
