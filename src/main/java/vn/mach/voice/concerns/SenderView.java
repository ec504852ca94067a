package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.calendar.WorkingDays;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Form;
import vn.mach.voice.concerns.ConcernClock.Counted;
import vn.mach.voice.concerns.StationsSql.Station;

/** The page of one concern as its sender sees it. */
@Component
class SenderView {

  /**
   * What a sender types.
   *
   * @param act {@code say}, {@code withdraw}, {@code helped}, {@code not_helped}, {@code read},
   *     {@code back}, {@code name}, {@code no_name}; none: only shows
   */
  record TalkForm(@Nullable String code, @Nullable String act, @Nullable String text) {
    static TalkForm blank(String code) {
      return new TalkForm(code, "", "");
    }
  }

  /**
   * A station with its days.
   *
   * @param counted how its last day was worked out; none while the sender is waited for
   */
  record Stop(Station station, @Nullable Counted counted, boolean late) {}

  private final ConcernViewSql views;
  private final StationsSql stations;
  private final IdentitySql identity;
  private final WorkingCalendar calendar;
  private final Today today;

  SenderView(
      ConcernViewSql views,
      StationsSql stations,
      IdentitySql identity,
      WorkingCalendar calendar,
      Today today) {
    this.views = views;
    this.stations = stations;
    this.identity = identity;
    this.calendar = calendar;
    this.today = today;
  }

  /**
   * Shows it to whoever has shown the code or owns it.
   *
   * @param code empty: by account
   * @param said the message key of what was just done; empty: nothing
   */
  String show(long id, String code, Form<TalkForm> form, String said, Model model) {
    ConcernViewSql.View concern =
        views.ofSender(id).orElseThrow(() -> new NotFound("concern " + id));
    long with = concern.mergedInto() == null ? id : concern.mergedInto();
    List<StationsSql.Answer> answers =
        stations.answers(with).stream().filter(it -> it.state().equals("given")).toList();
    model.addAttribute("concern", concern);
    model.addAttribute("code", code);
    model.addAttribute("form", form);
    model.addAttribute("said", said);
    model.addAttribute("stops", stops(id));
    model.addAttribute("messages", views.messages(id));
    model.addAttribute("files", views.files(id));
    model.addAttribute("answers", answers);
    model.addAttribute("answered", isAnswered(concern, with));
    Optional<IdentitySql.Request> asked =
        identity.of(id).stream().filter(IdentitySql.Request::asksSender).findFirst();
    model.addAttribute("asked", asked.orElse(null));
    return "voice/concerns/talk";
  }

  private boolean isAnswered(ConcernViewSql.View concern, long with) {
    return concern.state().equals("answered")
        || concern.state().equals("merged")
            && views.ofSender(with).filter(it -> ConcernTalk.answersJoined(it.state())).isPresent();
  }

  /** The stations of a concern with how their days were worked out. */
  List<Stop> stops(long concern) {
    WorkingDays days = calendar.days();
    LocalDate day = today.date();
    return stations.of(concern).stream()
        .map(it -> {
          Counted counted =
              ConcernClock.count(ConcernStations.term(it, stations.pauses(it.id())), days)
                  .orElse(null);
          LocalDate end = it.until() == null ? day : it.until();
          return new Stop(it, counted, counted != null && end.isAfter(counted.due()));
        })
        .toList();
  }
}
