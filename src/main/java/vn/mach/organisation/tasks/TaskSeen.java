package vn.mach.organisation.tasks;

/**
 * A task that somebody may open, as they see it.
 *
 * @param owes whether it is their own: in person, or by a right given at the owner itself
 */
public record TaskSeen(TaskRow row, boolean owes) {}
