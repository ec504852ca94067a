package vn.mach.base.changes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. What the values mean, the module says that writes the topic.
 *
 * @param id grows within a topic in the order of writing
 * @param subject the number of what changed; none: anything of the topic may have
 */
public record Change(
    long id, @Nullable Long subject, @Nullable Long other, @Nullable LocalDate day, int sign) {}
