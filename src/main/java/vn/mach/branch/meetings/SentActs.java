package vn.mach.branch.meetings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;

/** Acts as a phone sends them, in the order in which they were made. */
final class SentActs {

  /** The most acts in one request; a phone with more sends them in several. */
  static final int MOST = 50;

  /** The longest text of one request, in characters; a phone with more sends it in several. */
  static final int LONGEST = 300_000;

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private SentActs() {}

  /** The acts; nothing where it is no list of acts, or too many or too long. */
  static Optional<List<SentAct>> read(JsonMapper json, String sent) {
    if (sent.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      SentAct[] acts = json.readValue(sent, SentAct[].class);
      return acts == null || acts.length > MOST || Arrays.stream(acts).anyMatch(Objects::isNull)
          ? Optional.empty()
          : Optional.of(List.of(acts));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** One act; what the phone says of it is checked when it is taken in. */
  record SentAct(
      @Nullable String id,
      @Nullable String follows,
      @Nullable String what,
      @Nullable String of,
      @Nullable Map<String, @Nullable String> content,
      @JsonProperty("made_at") @Nullable String madeAt) {

    /** The act, unless its ids or its time cannot be read. */
    Outcome<MeetingAct> read() {
      Optional<UUID> own = uuid(id);
      if (own.isEmpty()) {
        return Outcome.refused("id", "meetings.refused.of", shown(id));
      }
      Optional<UUID> before = uuid(follows);
      if (before.isEmpty() && follows != null && !follows.isEmpty()) {
        return Outcome.refused("follows", "meetings.refused.of", shown(follows));
      }
      Optional<Instant> made = instant(madeAt);
      if (made.isEmpty()) {
        return Outcome.refused("madeAt", "meetings.refused.made_at");
      }
      Map<String, String> said = new HashMap<>();
      if (content != null) {
        content.forEach((name, text) -> said.put(name, text == null ? "" : text));
      }
      return Outcome.done(
          new MeetingAct(
              own.get(),
              before.orElse(null),
              what == null ? "" : what,
              of == null ? "" : of,
              said,
              made.get()));
    }
  }

  private static String shown(@Nullable String text) {
    return Text.shortened(Text.line(text), 40);
  }

  /** Only as it is written in full: shorter forms would be two spellings of one id. */
  private static Optional<UUID> uuid(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(UUID::fromString)
          .filter(it -> it.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(Instant::parse)
          .filter(it -> it.isAfter(FIRST) && it.isBefore(LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
