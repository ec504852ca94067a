package vn.mach.app.home;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Menu;

@Component
class HomeMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return List.of(
        new Entry("home.menu.today", TodayPages.first(actor) ? "/" : "/today", "calendar-check"),
        new Entry("home.menu", TodayPages.first(actor) ? "/home/board" : "/", "layout-dashboard"));
  }
}
