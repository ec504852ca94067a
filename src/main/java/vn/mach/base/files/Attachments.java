package vn.mach.base.files;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.web.Form;

/**
 * The files of one thing, ready for the template {@code files/upload}.
 *
 * @param mayChange whether the form for more of them is drawn
 * @param mayRemove whether those that are there may be taken away
 * @param limit the largest file that is taken, in MB
 */
public record Attachments(
    String module,
    long subject,
    List<Attachment> list,
    boolean mayChange,
    boolean mayRemove,
    long limit,
    Form<UploadForm> form) {

  /** The statement beside the files: that none of them is secret. */
  public record UploadForm(@Nullable String notSecret) {}
}
