package vn.mach.voice.concerns;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.organisation.access.NamedFileSource;

/** Confidential concerns as named files: only those named may know of one. */
@Component
class ConcernFiles implements NamedFileSource {

  private final StationsSql stations;
  private final ConcernViewSql views;
  private final ConcernAccess access;

  ConcernFiles(StationsSql stations, ConcernViewSql views, ConcernAccess access) {
    this.stations = stations;
    this.views = views;
    this.access = access;
  }

  @Override
  public String module() {
    return ConcernStations.MODULE;
  }

  @Override
  public Optional<Described> describe(Actor actor, long subject) {
    return stations
        .find(subject)
        .flatMap(at -> views.find(access.parameters(actor), at.concern()))
        .map(it -> new Described(it.subjectVi() + " #" + it.id(), "/concerns/" + it.id()));
  }
}
