/**
 * Notices: what people are told of tasks, in the product and by e-mail, at once or as a daily
 * digest. Follows the change feed of tasks and their reminders. What a notice says is looked up
 * when it is read or sent: never more than its reader may see then. E-mail goes out through an
 * outbox in the database (ADR 31).
 *
 * <p>Words: notice (thông báo), digest (thư tổng hợp), quiet hours (giờ yên lặng), outbox (thư chờ
 * gửi), mail server (máy chủ thư). Tables: {@code notices}, {@code notice_settings}, {@code
 * notice_choices}, {@code notice_mail_server}, {@code notice_mails}, {@code notice_mail_items}.
 * Published: nothing. Reads the topic {@code tasks} of the change feed as the consumer {@code
 * notices}.
 */
@NullMarked
@ApplicationModule(
    id = "notices",
    allowedDependencies = {
      "kernel", "realms", "web", "audit", "jobs", "changes", "access", "units", "people", "tasks"
    })
package vn.mach.organisation.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
