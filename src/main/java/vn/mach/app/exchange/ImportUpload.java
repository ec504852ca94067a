package vn.mach.app.exchange;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.LargeUpload;

/** Whoever may import sends whole data sets. */
@Component
class ImportUpload implements LargeUpload {

  private final ExchangeAccess access;

  ImportUpload(ExchangeAccess access) {
    this.access = access;
  }

  @Override
  public boolean accepts(Actor actor, String path) {
    return path.equals("/exchange/imports") && access.mayBring(actor);
  }
}
