package vn.mach.branch.meetings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/** The papers of a meeting: for those who are due there; from its closing on they stay. */
@Component
class MeetingFiles implements FileOwner {

  private final MeetingsSql sql;
  private final MeetingAccess access;

  MeetingFiles(MeetingsSql sql, MeetingAccess access) {
    this.sql = sql;
    this.access = access;
  }

  @Override
  public String module() {
    return MeetingDuties.MODULE;
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return sql.show(actor, new MeetingId(subject))
        .filter(it -> access.readsInside(actor, it))
        .isPresent();
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return sql.find(new MeetingId(subject))
        .filter(
            it -> it.status() != MeetingStatus.CANCELLED && it.status() != MeetingStatus.WITHDRAWN)
        .filter(it -> access.manages(actor, it))
        .isPresent();
  }

  @Override
  public boolean letsGo(long subject) {
    return sql.find(new MeetingId(subject)).filter(MeetingRow::isBefore).isPresent();
  }

  @Override
  public String path(long subject) {
    return "/meetings/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return sql.find(new MeetingId(subject)).map(MeetingRow::unit).orElse(null);
  }
}
