package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.LongText;
import vn.mach.branch.meetings.SentActs.SentAct;

/**
 * Holding a meeting on a phone, with and without a network. The page itself says nothing of the
 * meeting, as the browser keeps it in the clear; what it shows comes as JSON, which scripts keep
 * encrypted.
 */
@Controller
class PhonePages {

  private final Meetings meetings;
  private final MeetingAccess access;
  private final PhoneMeetings phone;
  private final JsonMapper json;
  private final MessageSource messages;

  PhonePages(
      Meetings meetings,
      MeetingAccess access,
      PhoneMeetings phone,
      JsonMapper json,
      MessageSource messages) {
    this.meetings = meetings;
    this.access = access;
    this.phone = phone;
    this.json = json;
    this.messages = messages;
  }

  @GetMapping("/meetings/{id:\\d+}/phone")
  String show(Actor actor, @PathVariable long id, Model model) {
    access.manage(actor, new MeetingId(id));
    model.addAttribute("meeting", id);
    return "branch/meetings/phone";
  }

  @GetMapping(value = "/meetings/{id:\\d+}/phone/meeting", produces = "application/json")
  ResponseEntity<PhoneMeeting> meeting(Actor actor, @PathVariable long id, Locale locale) {
    MeetingRow meeting = access.manage(actor, new MeetingId(id));
    return answer(phone.of(actor, meeting, locale));
  }

  /**
   * What became of an act.
   *
   * @param status as {@link ActStatus}; {@code refused}, or {@code held} where it follows one that
   *     was refused: then nothing of it was stored
   * @param reason the key of the first refusal
   * @param words of all refusals
   */
  record Became(String id, String status, @Nullable String reason, @Nullable String words) {}

  /** What became of each act that was sent, and the meeting after all of them. */
  record Taken(List<Became> became, PhoneMeeting meeting) {}

  /**
   * Takes in acts in their order, each for itself: one that is refused holds up no other.
   *
   * @param sent a JSON array of {@link SentAct}, at most {@link SentActs#MOST} of them
   */
  @LongText("acts")
  @Expensive
  @PostMapping(value = "/meetings/{id:\\d+}/phone/acts", produces = "application/json")
  ResponseEntity<Taken> acts(
      Actor actor, @PathVariable long id, @RequestParam("acts") String sent, Locale locale) {
    MeetingId meeting = new MeetingId(id);
    access.manage(actor, meeting);
    List<SentAct> acts =
        SentActs.read(json, sent)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    List<Became> became = new ArrayList<>();
    Set<String> notTaken = new HashSet<>();
    for (SentAct act : acts) {
      Became one =
          act.follows() != null && notTaken.contains(act.follows())
              ? new Became(id(act), "held", null, null)
              : took(actor, meeting, act, locale);
      became.add(one);
      if (one.status().equals("refused") || one.status().equals("held")) {
        notTaken.add(one.id());
      }
    }
    return answer(new Taken(became, phone.of(actor, access.manage(actor, meeting), locale)));
  }

  private Became took(Actor actor, MeetingId meeting, SentAct sent, Locale locale) {
    String id = id(sent);
    Outcome<ActStatus> outcome =
        switch (sent.read()) {
          case Outcome.Refused<MeetingAct>(var refusals) -> Outcome.refused(refusals);
          case Outcome.Done<MeetingAct>(MeetingAct act) -> meetings.act(actor, meeting, act);
        };
    return switch (outcome) {
      case Outcome.Done<ActStatus>(ActStatus status) -> new Became(id, status.code(), null, null);
      case Outcome.Refused<ActStatus>(var refusals) ->
          new Became(
              id,
              "refused",
              refusals.getFirst().reason(),
              String.join(" ", refusals.stream().map(it -> words(it, locale)).toList()));
    };
  }

  private static String id(SentAct sent) {
    return sent.id() == null ? "" : sent.id();
  }

  private String words(Refusal refusal, Locale locale) {
    Object[] arguments =
        refusal.arguments().stream()
            .map(it -> it instanceof LocalDate day ? DayFormats.DAY.format(day) : it)
            .toArray();
    return messages.getMessage(refusal.reason(), arguments, locale);
  }

  /** Names are in it: no cache between keeps it. */
  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
