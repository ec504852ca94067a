package vn.mach.evidence.rollups;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.Units;

/** Server-sent events to pages that show a unit's totals. */
@Controller
class RollupEventPages {

  private final RollupEvents watch;
  private final Units units;

  RollupEventPages(RollupEvents watch, Units units) {
    this.watch = watch;
    this.units = units;
  }

  /**
   * @param since {@link RollupFreshness#mark} of what the page shows
   * @param lastHeard the last event id of a browser that reconnects
   */
  @GetMapping(value = "/rollups/units/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> live(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String since,
      @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastHeard) {
    UnitId unit = units.require(actor, Right.SEE, new UnitId(id)).id();
    return watch
        .open(actor.account(), unit, lastHeard == null ? since : lastHeard)
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build()); // the browser does not ask again
  }
}
