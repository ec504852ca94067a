package vn.mach.branch.study;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/** The material of campaigns: who sees the campaign opens it, who manages it attaches. */
@Component
class StudyFiles implements FileOwner {

  private final CampaignsSql sql;
  private final AccessScope scope;

  StudyFiles(CampaignsSql sql, AccessScope scope) {
    this.sql = sql;
    this.scope = scope;
  }

  @Override
  public String module() {
    return Campaign.MODULE;
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return sql.find(actor, new CampaignId(subject)).isPresent();
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return sql.find(actor, new CampaignId(subject))
        .filter(it -> scope.reaches(actor, Right.RECORD, it.unit()))
        .isPresent();
  }

  @Override
  public String path(long subject) {
    return "/study/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return sql.known(new CampaignId(subject)).map(Campaign::unit).orElse(null);
  }
}
