package vn.mach.documents.adoptions;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class AdoptionsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.SEE_DRAFTS)
        ? List.of(new Entry("adoptions.menu", "/adoptions", "sitemap"))
        : List.of();
  }
}
