package vn.mach.branch.meetings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;

/**
 * What an act may say, and what is wrong with one that comes in. Pure; people are looked up later.
 */
final class ActContent {

  static final int LONGEST_TITLE = 500;
  static final int LONGEST_TEXT = 5_000;
  private static final int LONGEST_KEY = 400;
  private static final long MOST_VOTES = 100_000;

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "begin", Set.of(),
          "end", Set.of(),
          "mark", Set.of("status", "reason", "was"),
          "item", Set.of("title", "speakers", "conclusion", "done"),
          "vote", Set.of("title", "agree", "disagree", "abstain", "rule", "resolution"),
          "note", Set.of("text"),
          "task", Set.of("title", "person", "dueOn", "removed"),
          "settle", Set.of("keep", "dropped"));

  private static final Set<String> LONG = Set.of("speakers", "conclusion", "text");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private ActContent() {}

  /** The act as it is stored: only fields that are known, texts cleaned, numbers without groups. */
  static Outcome<MeetingAct> check(MeetingAct act) {
    Set<String> fields = FIELDS.get(act.what());
    if (fields == null) {
      return Outcome.refused("what", "meetings.refused.what", Text.shortened(act.what(), 40));
    }
    List<Refusal> refusals = new ArrayList<>();
    Map<String, String> content = new LinkedHashMap<>();
    for (String field : fields) {
      boolean many = LONG.contains(field);
      String text = many ? Text.lines(act.field(field)) : Text.line(act.field(field));
      int most = many || field.equals("dropped") ? LONGEST_TEXT : LONGEST_TITLE;
      if (Text.length(text) > most) {
        refusals.add(Refusal.of(field, "web.refused.too_long", most));
      } else if (!text.isEmpty()) {
        content.put(field, text);
      }
    }
    of(act, refusals);
    switch (act.what()) {
      case "mark" -> oneOf(content, "status", refusals, "present", "excused", "absent", "expected");
      case "vote" -> {
        required(content, "title", refusals);
        count(content, "agree", refusals, true);
        count(content, "disagree", refusals, false);
        count(content, "abstain", refusals, false);
        content.putIfAbsent("rule", "half");
        oneOf(content, "rule", refusals, "half", "two_thirds");
      }
      case "note" -> required(content, "text", refusals);
      case "task" -> {
        if (!"yes".equals(content.get("removed"))) {
          required(content, "title", refusals);
          day(content, refusals);
        }
      }
      case "settle" -> id(content.getOrDefault("keep", ""), "keep", refusals);
      default -> {}
    }
    return refusals.isEmpty()
        ? Outcome.done(
            new MeetingAct(act.id(), act.follows(), act.what(), act.of(), content, act.madeAt()))
        : Outcome.refused(refusals);
  }

  private static void of(MeetingAct act, List<Refusal> refusals) {
    switch (act.what()) {
      case "begin", "end" -> {
        if (!act.of().isEmpty()) {
          refusals.add(Refusal.of("of", "meetings.refused.of", Text.shortened(act.of(), 40)));
        }
      }
      case "mark" -> {
        if (FormParser.id(act.of(), it -> it).filter(it -> !act.of().startsWith("0")).isEmpty()) {
          refusals.add(
              Refusal.of("person", "meetings.refused.person", Text.shortened(act.of(), 40)));
        }
      }
      case "settle" -> {
        if (act.of().isEmpty() || act.of().length() > LONGEST_KEY) {
          refusals.add(Refusal.of("of", "meetings.refused.of", Text.shortened(act.of(), 40)));
        }
      }
      default -> id(act.of(), "of", refusals);
    }
  }

  private static void id(String text, String field, List<Refusal> refusals) {
    if (!ID.matcher(text).matches()) {
      refusals.add(Refusal.of(field, "meetings.refused.of", Text.shortened(text, 40)));
    }
  }

  private static void required(Map<String, String> content, String field, List<Refusal> refusals) {
    if (!content.containsKey(field)) {
      refusals.add(Refusal.of(field, "web.refused.missing"));
    }
  }

  private static void oneOf(
      Map<String, String> content, String field, List<Refusal> refusals, String... words) {
    String said = content.getOrDefault(field, "");
    if (!Set.of(words).contains(said)) {
      refusals.add(Refusal.of(field, "meetings.refused.word", Text.shortened(said, 40)));
    }
  }

  private static void count(
      Map<String, String> content, String field, List<Refusal> refusals, boolean must) {
    String typed = content.getOrDefault(field, "");
    if (typed.isEmpty()) {
      if (must) {
        refusals.add(Refusal.of(field, "web.refused.missing"));
      }
      return;
    }
    FormParser.whole(typed)
        .filter(it -> it >= 0 && it <= MOST_VOTES)
        .ifPresentOrElse(
            it -> content.put(field, Long.toString(it)),
            () ->
                refusals.add(
                    Refusal.of(field, "meetings.refused.count", Text.shortened(typed, 40))));
  }

  private static void day(Map<String, String> content, List<Refusal> refusals) {
    String typed = content.getOrDefault("dueOn", "");
    if (typed.isEmpty()) {
      refusals.add(Refusal.of("dueOn", "web.refused.missing"));
      return;
    }
    FormParser.day(typed)
        .ifPresentOrElse(
            it -> content.put("dueOn", it.toString()),
            () ->
                refusals.add(
                    Refusal.of("dueOn", "web.refused.not_a_date", FormParser.quoted(typed))));
  }
}
