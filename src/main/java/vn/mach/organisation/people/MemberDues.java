package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;

/** What a member is due to read, attend, answer or decide, for the page {@code /me}: a bean. */
public interface MemberDues {

  /**
   * One of them.
   *
   * @param what its kind in the reader's language
   * @param day the last day; none where there is none
   * @param path where it is done, inside the realm
   */
  record Due(String what, String title, @Nullable LocalDate day, String path, boolean late) {}

  /** At most {@code most}, the soonest first. */
  List<Due> dues(Actor actor, Locale locale, int most);
}
