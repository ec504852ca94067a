package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.organisation.people.PostKind;
import vn.mach.organisation.units.NamedUnit;

/**
 * What a clause asks.
 *
 * @param classes of units; none: every unit below the issuer
 * @param posts the persons who hold one of these posts in such a unit; none: the unit itself
 * @param due the last day; of an issued version also where a term was given; null: none
 * @param term as it was given; null: a day was given, or nothing
 * @param target the code of the target whose number it sets
 */
public record Asked(
    AnswerKind answer,
    List<UnitClass> classes,
    List<PostKind> posts,
    @Nullable LocalDate due,
    @Nullable Term term,
    @Nullable String target) {

  /**
   * A term from the day on which the version is issued, which does not count itself.
   *
   * @param working whether only working days count
   */
  public record Term(int days, boolean working) {}

  public Asked {
    classes = List.copyOf(classes);
    posts = List.copyOf(posts);
  }

  /** Whether it asks units of this one's class, wherever they stand. */
  public boolean ofClass(NamedUnit unit) {
    return classes.isEmpty() || classes.stream().anyMatch(it -> it.fits(unit));
  }

  /** As it was given: with a term, without the day on which it ends. */
  Asked given() {
    return term == null ? this : due(null);
  }

  Asked due(@Nullable LocalDate day) {
    return new Asked(answer, classes, posts, day, term, target);
  }
}
