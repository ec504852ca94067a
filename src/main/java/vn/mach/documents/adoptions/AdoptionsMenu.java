package vn.mach.documents.adoptions;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class AdoptionsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    if (actor.hasSomewhere(Right.SEE_DRAFTS)) {
      entries.add(new Entry("adoptions.menu", "/adoptions", "sitemap"));
    }
    if (actor.hasEverywhere(Right.ADMINISTER)) {
      entries.add(new Entry("adoptions.menu.terms", "/adoptions/terms", "clock"));
    }
    return entries;
  }
}
