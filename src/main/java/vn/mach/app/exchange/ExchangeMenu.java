package vn.mach.app.exchange;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Menu;

@Component
class ExchangeMenu implements Menu {

  private final WholeRealm wholeRealm;

  ExchangeMenu(WholeRealm wholeRealm) {
    this.wholeRealm = wholeRealm;
  }

  @Override
  public List<Entry> entries(Actor actor) {
    return wholeRealm.mayExchange(actor)
        ? List.of(new Entry("exchange.menu", "/exchange", "file-import"))
        : List.of();
  }
}
