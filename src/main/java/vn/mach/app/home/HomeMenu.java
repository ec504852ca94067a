package vn.mach.app.home;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Menu;

@Component
class HomeMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    boolean first = TodayPages.first(actor);
    return List.of(
        new Entry("home.menu.today", first ? "/" : "/today", "calendar-check", "/today"),
        new Entry("home.menu", first ? "/home/board" : "/", "layout-dashboard", "/home"));
  }
}
