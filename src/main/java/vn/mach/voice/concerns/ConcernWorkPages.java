package vn.mach.voice.concerns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.ConcernPages.WorkForm;

/** What a unit does with a concern at its station. */
@Controller
class ConcernWorkPages {

  private final ConcernWork work;
  private final ConcernIdentity identity;
  private final ConcernPages pages;
  private final StationsSql stations;
  private final IdentitySql requests;
  private final Units units;

  ConcernWorkPages(
      ConcernWork work,
      ConcernIdentity identity,
      ConcernPages pages,
      StationsSql stations,
      IdentitySql requests,
      Units units) {
    this.work = work;
    this.identity = identity;
    this.pages = pages;
    this.stations = stations;
    this.requests = requests;
    this.units = units;
  }

  @PostMapping("/concerns/stations/{station:\\d+}/ask")
  String ask(
      Actor actor,
      @PathVariable long station,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, station);
    String text = text(parser, "text", typed.text());
    return done(
        actor,
        station,
        "ask",
        typed,
        parser.then(() -> work.ask(actor, key, station, text)),
        model);
  }

  @PostMapping("/concerns/stations/{station:\\d+}/extend")
  String extend(
      Actor actor,
      @PathVariable long station,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, station);
    Field<Long> days = parser.requiredWhole("days", typed.days(), 0, 1000);
    String reason = parser.optional("reason", typed.reason(), ConcernWork.LONGEST_REASON);
    return done(
        actor,
        station,
        "extend",
        typed,
        parser.then(() -> work.extend(actor, key, station, days.get().intValue(), reason)),
        model);
  }

  @PostMapping("/concerns/stations/{station:\\d+}/answer")
  String answer(
      Actor actor,
      @PathVariable long station,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    work.require(actor, station);
    long concern = concern(station);
    // the command locks the concern first
    FormParser parser = FormParser.about(Text.line(shown), () -> pages.heard(concern));
    String text = text(parser, "text", typed.text());
    String changed = parser.optional("changed", typed.changed(), ConcernWork.LONGEST_REASON);
    return done(
        actor,
        station,
        "answer",
        typed,
        parser.then(() -> work.answer(actor, key, station, text, changed)),
        model);
  }

  @PostMapping("/concerns/stations/{station:\\d+}/check")
  String check(
      Actor actor,
      @PathVariable long station,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    FormParser parser = begin(actor, station);
    String remark = parser.optional("reason", typed.reason(), ConcernWork.LONGEST_REASON);
    return done(
        actor,
        station,
        "check",
        typed,
        parser.then(() ->
            work.check(
                actor, key, station, "good".equals(typed.answer()), remark, Text.line(shown))),
        model);
  }

  @PostMapping("/concerns/stations/{station:\\d+}/hand")
  String hand(
      Actor actor,
      @PathVariable long station,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, station);
    Field<UnitId> unit = parser.found("unit", anyUnit(typed.unit()), "concerns.refused.whose");
    String reason = parser.optional("reason", typed.reason(), ConcernWork.LONGEST_REASON);
    return done(
        actor,
        station,
        "hand",
        typed,
        parser.then(() -> work.handOn(actor, key, station, unit.get(), reason)),
        model);
  }

  /** A line for each point: whose it is, a colon, what it is about. */
  @PostMapping("/concerns/stations/{station:\\d+}/split")
  String split(
      Actor actor,
      @PathVariable long station,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, station);
    List<ConcernWork.Point> points = new ArrayList<>();
    for (String line : text(parser, "points", typed.points()).split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      int colon = line.indexOf(':');
      String point = colon < 0 ? "" : Text.line(line.substring(colon + 1));
      Optional<UnitId> unit = colon < 0 ? Optional.empty() : anyUnit(line.substring(0, colon));
      if (unit.isEmpty() || point.isEmpty()) {
        parser.refuse("points", "concerns.refused.point", Text.shortened(Text.line(line), 80));
        break;
      }
      points.add(new ConcernWork.Point(unit.get(), point));
    }
    return done(
        actor,
        station,
        "split",
        typed,
        parser.then(() -> work.split(actor, key, station, points)),
        model);
  }

  @PostMapping("/concerns/stations/{station:\\d+}/merge")
  String merge(
      Actor actor,
      @PathVariable long station,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam(name = "others", required = false) @Nullable List<String> others,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, station);
    List<Long> ids = new ArrayList<>();
    for (String other : others == null ? List.<String>of() : others) {
      FormParser.whole(other)
          .ifPresentOrElse(
              ids::add, () -> parser.refuse("", "concerns.refused.merge_unfit", other));
    }
    List<Long> distinct = ids.stream().distinct().sorted().toList();
    return done(
        actor,
        station,
        "merge",
        typed,
        parser.then(() -> work.merge(actor, key, station, distinct)),
        model);
  }

  @PostMapping("/concerns/{id:\\d+}/identity")
  String identity(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = new FormParser();
    String reason = parser.optional("reason", typed.reason(), ConcernWork.LONGEST_REASON);
    return Answers.of(
        parser.then(() -> identity.ask(actor, key, id, reason)),
        done -> Answers.to("/concerns/" + id, "concerns.done"),
        refusals -> pages.show(actor, id, refused("identity", typed, refusals), model));
  }

  @PostMapping("/concerns/identity/{request:\\d+}")
  String decide(
      Actor actor,
      @PathVariable long request,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    long id =
        requests
            .find(request)
            .map(IdentitySql.Request::concern)
            .orElseThrow(() -> new NotFound("request " + request));
    FormParser parser = new FormParser();
    String reason = parser.optional("reason", typed.reason(), ConcernWork.LONGEST_REASON);
    return Answers.of(
        parser.then(
            () -> identity.decide(actor, key, request, "consent".equals(typed.answer()), reason)),
        done -> Answers.to("/concerns/" + id, "concerns.done"),
        refusals -> pages.show(actor, id, refused("decide", typed, refusals), model));
  }

  /** Whoever may only read does not even learn what is wrong with what they typed. */
  private FormParser begin(Actor actor, long station) {
    work.require(actor, station);
    return new FormParser();
  }

  private String done(
      Actor actor, long station, String act, WorkForm typed, Outcome<Long> outcome, Model model) {
    long id = concern(station);
    return Answers.of(
        outcome,
        done -> Answers.to("/concerns/" + id, "concerns.done"),
        refusals -> pages.show(actor, id, refused(act, typed, refusals), model));
  }

  private long concern(long station) {
    return stations
        .find(station)
        .map(StationsSql.Station::concern)
        .orElseThrow(() -> new NotFound("station " + station));
  }

  private static Form<WorkForm> refused(String act, WorkForm typed, List<Refusal> refusals) {
    return Form.refused(
        new WorkForm(
            act,
            typed.text(),
            typed.changed(),
            typed.reason(),
            typed.days(),
            typed.unit(),
            typed.points(),
            typed.answer()),
        refusals);
  }

  private static String text(FormParser parser, String field, @Nullable String typed) {
    String text = Text.lines(typed);
    if (Text.length(text) > NewConcern.LONGEST) {
      parser.refuse(field, "web.refused.too_long", NewConcern.LONGEST);
    }
    return text;
  }

  /** Any unit of the realm: a concern goes to whose it is, also above and beside. */
  private Optional<UnitId> anyUnit(@Nullable String typed) {
    return units.meant(Actor.system(), Right.SEE, Text.line(typed)).map(NamedUnit::id);
  }
}
