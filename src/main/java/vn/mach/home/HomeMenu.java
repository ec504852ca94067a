package vn.mach.home;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class HomeMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    return List.of(new Entry(0, "home.menu", "/", "layout-dashboard"));
  }
}
