package vn.mach.app.exchange;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.LargeUpload;

/** Whoever may import sends whole data sets. */
@Component
class ImportUpload implements LargeUpload {

  private final WholeRealm wholeRealm;

  ImportUpload(WholeRealm wholeRealm) {
    this.wholeRealm = wholeRealm;
  }

  @Override
  public boolean accepts(Actor actor, String path) {
    return path.equals("/exchange/imports") && wholeRealm.mayExchange(actor);
  }
}
