/**
 * Tasks: what a unit or a person owes by a day, and whether it is done. Modules assign, settle and
 * cancel the tasks of their own subjects with {@link vn.mach.organisation.tasks.Tasks}; people give
 * one another work by hand. Each task has versions (owner and state, by days), so any day can be
 * asked for; the lateness board reads stored counts (ADR 29).
 *
 * <p>Words: task (việc phải làm), kind (loại việc), subject (nội dung việc), owner (nơi hoặc người
 * phải làm), due day (hạn), station (chặng: one owner of several, with a share of the days), order
 * (việc giao tay), excused (được miễn), lateness board (bảng chậm hạn). Tables: {@code task_kinds},
 * {@code task_subjects}, {@code tasks}, {@code task_versions}, {@code task_stations}, {@code
 * task_answers}, {@code task_batches}, {@code task_visits}; {@code task_deltas}, {@code
 * task_count_units}, {@code task_counts}. Published: {@code task_kinds}, into which modules insert
 * their kinds. Writes the topic {@code tasks} of the change feed and reads {@code closure} as the
 * consumer {@code tasks}. {@link vn.mach.organisation.tasks.TaskLookups} answers whoever tells
 * people about tasks.
 */
@NullMarked
@ApplicationModule(
    id = "tasks",
    allowedDependencies = {
      "kernel",
      "realms",
      "web",
      "audit",
      "files",
      "jobs",
      "changes",
      "search",
      "calendar",
      "units",
      "people",
      "access"
    })
package vn.mach.organisation.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
