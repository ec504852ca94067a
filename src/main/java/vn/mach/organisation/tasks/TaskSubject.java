package vn.mach.organisation.tasks;

import org.jspecify.annotations.Nullable;

/**
 * What tasks are about. One kind of task is asked of one owner about one subject at most once.
 *
 * @param kind a code of {@code task_kinds}
 * @param module the module that the subject belongs to
 * @param id the subject's number there
 * @param version of the subject, where it has versions
 * @param title as people wrote it; may be empty: the kind's name says it all, or who sees the task
 *     may not see more
 * @param link the page where it is done, inside the realm, with {@code {unit}} for the number of
 *     the owner
 */
public record TaskSubject(
    String kind, String module, long id, @Nullable Integer version, String title, String link) {

  /** A subject without versions. */
  public static TaskSubject of(String kind, String module, long id, String title, String link) {
    return new TaskSubject(kind, module, id, null, title, link);
  }
}
