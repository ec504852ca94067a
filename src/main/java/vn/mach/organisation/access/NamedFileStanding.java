package vn.mach.organisation.access;

/**
 * How somebody stands to a named file.
 *
 * @param file its number among the named files
 * @param reads whether they may read it today
 * @param keeps whether they name others and decide about requests
 * @param asked whether a request of theirs waits for an answer
 */
public record NamedFileStanding(long file, boolean reads, boolean keeps, boolean asked) {}
