package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;

/**
 * What a module holds of a member, for the member alone: on the page {@code /me} and in the file
 * with their data. A bean in the module that has it. Nothing of other people, and nothing that the
 * member may not read.
 */
public interface MemberRecord {

  /**
   * One line.
   *
   * @param day what it is of; none where it has no day
   * @param path where it is opened, inside the realm; none where it has no page for the member
   */
  record Line(@Nullable LocalDate day, String text, @Nullable String path) {}

  /**
   * The message key of the heading, {@code fees.record}; what stands before its first point names
   * the file in the member's data.
   */
  String heading();

  /** All lines, the latest first. The words are in this language. */
  List<Line> lines(PersonId person, Locale locale);
}
