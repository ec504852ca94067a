package vn.mach.organisation.notices;

import java.util.Locale;
import java.util.Optional;
import vn.mach.organisation.tasks.TaskSubject;

/**
 * A module whose tasks bring a file along when people are told of them by e-mail offers one of
 * these as a bean. Asked for notices that the reader may open.
 */
public interface MailAttachmentSource {

  /** The kind of task, a code of {@code task_kinds}. */
  String kind();

  /** The file for the subject of a task; empty where it has none by now. */
  Optional<MailAttachment> file(TaskSubject subject, Locale locale);
}
