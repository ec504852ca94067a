package vn.mach.voice.concerns;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Download;
import vn.mach.base.web.Form;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFileStanding;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.ConcernsSql.Known;
import vn.mach.voice.concerns.StationsSql.Station;

/** The list, and one concern as the units that have it see it. */
@Controller
class ConcernPages {

  /**
   * What is typed on the page of a concern, one form of it at a time.
   *
   * @param act which form
   */
  record WorkForm(
      @Nullable String act,
      @Nullable String text,
      @Nullable String changed,
      @Nullable String reason,
      @Nullable String days,
      @Nullable String unit,
      @Nullable String points,
      @Nullable String answer) {

    static WorkForm blank() {
      return new WorkForm("", "", "", "", "", "", "", "");
    }
  }

  private final ConcernViewSql views;
  private final ConcernsSql concerns;
  private final StationsSql stationsSql;
  private final ConcernStations stations;
  private final ConcernAccess access;
  private final SenderView sender;
  private final IdentitySql identity;
  private final NamedAccess named;
  private final WorkingCalendar calendar;
  private final Units units;
  private final Today today;

  ConcernPages(
      ConcernViewSql views,
      ConcernsSql concerns,
      StationsSql stationsSql,
      ConcernStations stations,
      ConcernAccess access,
      SenderView sender,
      IdentitySql identity,
      NamedAccess named,
      WorkingCalendar calendar,
      Units units,
      Today today) {
    this.views = views;
    this.concerns = concerns;
    this.stationsSql = stationsSql;
    this.stations = stations;
    this.access = access;
    this.sender = sender;
    this.identity = identity;
    this.named = named;
    this.calendar = calendar;
    this.units = units;
    this.today = today;
  }

  @GetMapping("/concerns")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Paging paging = new Paging(page, 30);
    String shown = List.of("open", "answered", "withdrawn", "merged").contains(state) ? state : "";
    model.addAttribute("state", shown);
    model.addAttribute("own", views.own(actor));
    model.addAttribute(
        "concerns", paging.slice(views.list(access.parameters(actor), shown, paging)));
    model.addAttribute("handles", actor.hasSomewhere(Right.SEE_LETTERS));
    model.addAttribute("keeps", actor.hasSomewhere(Right.KEEP_PEOPLE));
    model.addAttribute("administers", actor.hasEverywhere(Right.ADMINISTER));
    return "voice/concerns/list";
  }

  @GetMapping("/concerns/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, Form.of(WorkForm.blank()), model);
  }

  /** {@link ConcernViewSql#heard}. */
  String heard(long id) {
    return views.heard(id);
  }

  /** A form of the page again, with what was refused. */
  String show(Actor actor, long id, Form<WorkForm> form, Model model) {
    Map<String, @Nullable Object> seeing = access.parameters(actor);
    ConcernViewSql.View concern =
        views.find(seeing, id).orElseThrow(() -> new NotFound("concern " + id));
    boolean confidential = concern.openness() == Openness.CONFIDENTIAL;
    List<SenderView.Stop> stops = sender.stops(id);
    if (confidential) {
      stops.forEach(it -> named.look(actor, ConcernStations.fileOf(it.station().id())));
    }
    Station mine =
        stops.stream()
            .map(SenderView.Stop::station)
            .filter(Station::running)
            .filter(it -> access.mayAct(actor, it, confidential))
            .findFirst()
            .orElse(null);
    Known known = concerns.known(id).orElseThrow();
    model.addAttribute("concern", concern);
    model.addAttribute("stops", stops);
    model.addAttribute(
        "whole", ConcernClock.count(stations.whole(known), calendar.days()).orElse(null));
    model.addAttribute("mine", mine);
    model.addAttribute("readers", confidential && mine != null ? readers(actor, mine) : null);
    model.addAttribute("messages", views.messages(id));
    model.addAttribute("heard", views.heard(id));
    model.addAttribute("files", views.files(id));
    boolean handles =
        stops.stream().anyMatch(it -> access.mayAct(actor, it.station(), confidential));
    model.addAttribute(
        "answers",
        stationsSql.answers(id).stream() // others read what was given, not what waits for its check
            .filter(it -> handles || it.state().equals("given"))
            .toList());
    model.addAttribute("account", actor.account());
    model.addAttribute("joined", views.joined(id));
    model.addAttribute("alike", mine == null ? List.of() : views.alike(seeing, id, mine.unit()));
    model.addAttribute("requests", confidential ? identity.of(id) : List.of());
    model.addAttribute(
        "around",
        mine == null
            ? List.<NamedUnit>of()
            : units.path(mine.unit(), today.date()).stream()
                .filter(it -> !it.id().equals(mine.unit()))
                .toList());
    model.addAttribute("form", form);
    return "voice/concerns/show";
  }

  /** The page on which whoever keeps the file of a confidential one names readers. */
  private @Nullable String readers(Actor actor, Station mine) {
    NamedFileStanding standing = named.standing(actor, ConcernStations.fileOf(mine.id()));
    return standing.keeps() ? "/named-files/" + standing.file() : null;
  }

  @GetMapping("/concerns/files/{file:\\d+}")
  void file(Actor actor, @PathVariable long file, HttpServletResponse response) throws IOException {
    ConcernViewSql.Content content =
        views
            .content(access.parameters(actor), file)
            .orElseThrow(() -> new NotFound("file " + file));
    if (content.confidential()) {
      stationsSql
          .of(content.concern())
          .forEach(it -> named.look(actor, ConcernStations.fileOf(it.id())));
    }
    Download.send(response, content.mediaType(), content.name(), out -> out.write(content.bytes()));
  }
}
