package vn.mach.base.datasets;

import java.util.List;

/**
 * Something that a regulation asks and an import does not show.
 *
 * @param key a message key {@code exchange.warning.…}
 * @param arguments its placeholders: codes of units and people, numbers; {@link #MESSAGE} and a
 *     message key where each language says it in its words
 */
public record RowWarning(String key, List<Object> arguments) {

  public static final String MESSAGE = "message:";
}
