package vn.mach.branch.study;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/**
 * The files of essays: for the author; for the marker while the essay is in their pile, and of a
 * blind one only a scan (another file carries its author's name in its properties; the marker reads
 * its text). Changed only with the essay.
 */
@Component
class EssayFiles implements FileOwner {

  private final EssaysSql sql;
  private final CampaignsSql campaigns;

  EssayFiles(EssaysSql sql, CampaignsSql campaigns) {
    this.sql = sql;
    this.campaigns = campaigns;
  }

  @Override
  public String module() {
    return Essay.FILES;
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    long me = CampaignsSql.me(actor);
    return me != 0
        && sql.find(subject).filter(it -> it.person() == me || marks(it, me)).isPresent();
  }

  private boolean marks(Essay it, long me) {
    var marker = it.marker();
    boolean open = it.status() == EssayStatus.NOT_MARKED || it.status() == EssayStatus.MARKING;
    return marker != null
        && marker == me
        && open
        && (it.handwritten() || !campaigns.known(it.campaign()).orElseThrow().essayBlind());
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return false;
  }

  @Override
  public boolean letsGo(long subject) {
    return false;
  }

  @Override
  public String path(long subject) {
    return sql.find(subject)
        .map(it -> "/study/" + it.campaign().value() + "/essay")
        .orElse("/study");
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return sql.find(subject).map(Essay::unit).orElse(null);
  }
}
