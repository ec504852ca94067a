package vn.mach.exchange;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class ExchangeMenu implements Menu {

  private final WholeRealm wholeRealm;

  ExchangeMenu(WholeRealm wholeRealm) {
    this.wholeRealm = wholeRealm;
  }

  @Override
  public List<Entry> entries(Viewer viewer) {
    return wholeRealm.mayExchange(viewer) ? List.of(new Entry(800, "exchange.menu", "/exchange", "file-import")) : List.of();
  }
}
