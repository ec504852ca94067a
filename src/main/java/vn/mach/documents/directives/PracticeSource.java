package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;

/**
 * What people who carry a directive out say of it, clause by clause: offered as a bean by a module
 * that gathers such things. Shown at the clause to those who may read it.
 */
public interface PracticeSource {

  /**
   * One thing that practice says.
   *
   * @param clause the key of the clause; none: of the directive as a whole
   * @param title in a line
   * @param text what is difficult
   * @param place where it was seen
   * @param state the message key of how far it is dealt with
   * @param cases how many such cases were seen
   * @param path its page, inside the realm
   */
  record Note(
      @Nullable Integer clause,
      String title,
      String text,
      String place,
      LocalDate day,
      String state,
      int cases,
      String path) {}

  /** Those about the directive that the actor may read, the latest first; some hundred at most. */
  List<Note> of(Actor actor, DirectiveId directive);

  /** The page that lists all of a clause; the whole directive where none is named. */
  String listPath(DirectiveId directive, @Nullable Integer clause);

  /** Whether the actor may say something about what they carry out. */
  boolean mayWrite(Actor actor);

  /** The page on which it is said, of a clause; of the directive as a whole where none is named. */
  String writePath(DirectiveId directive, @Nullable Integer clause);
}
