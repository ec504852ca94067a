package vn.mach.branch.meetings;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing done while a meeting is held, wherever it was made.
 *
 * @param id made by whoever did it, before it is sent: sent twice, it is one
 * @param follows the last act about the same thing that its maker knew; none: the first about it
 * @param what {@code begin}, {@code end}, {@code mark}, {@code item}, {@code vote}, {@code note},
 *     {@code task} or {@code settle}
 * @param of which one: the number of a person, an id that the maker gave to an item, vote, note or
 *     task, or a {@link ActLog.Clash#key}; empty for the meeting itself
 * @param content by the names that {@link ActContent} knows
 * @param madeAt by the maker's clock
 */
public record MeetingAct(
    UUID id,
    @Nullable UUID follows,
    String what,
    String of,
    Map<String, String> content,
    Instant madeAt) {

  public MeetingAct {
    content = Map.copyOf(content);
  }

  /** What it is about: acts about one thing follow one another. */
  String thing() {
    return of.isEmpty() ? what : what + ":" + of;
  }

  String field(String name) {
    return content.getOrDefault(name, "");
  }

  /** A whole number that was checked when the act came in; 0 where there is none. */
  long number(String name) {
    String text = field(name);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  boolean says(String name) {
    return field(name).equals("yes");
  }

  /** Its content in a fixed order, to tell two acts with one id apart. */
  Map<String, String> compared() {
    return new TreeMap<>(content);
  }
}
