package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;

/**
 * What a module holds of a member, for the member alone: on the page {@code /me} and in the file
 * with their data. A bean in the module that has it. Nothing of other people but whom the member
 * met, and nothing that the member may not read.
 */
public interface MemberRecord {

  /**
   * One line.
   *
   * @param day what it is of; none where it has no day
   * @param text as the file with the member's data has it: it names nobody else
   * @param path where it is opened, inside the realm; none where it has no page for the member
   * @param shown as the member's own page has it: it may name the other of two
   */
  record Line(@Nullable LocalDate day, String text, @Nullable String path, String shown) {

    public Line(@Nullable LocalDate day, String text, @Nullable String path) {
      this(day, text, path, text);
    }
  }

  /**
   * The message key of the heading, {@code fees.record}; what stands before its first point names
   * the file in the member's data.
   */
  String heading();

  /** All lines, the latest first. The words are in this language. */
  List<Line> lines(PersonId person, Locale locale);
}
