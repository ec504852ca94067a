package vn.mach.app.exchange;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Menu;

@Component
class ExchangeMenu implements Menu {

  private final ExchangeAccess access;

  ExchangeMenu(ExchangeAccess access) {
    this.access = access;
  }

  @Override
  public List<Entry> entries(Actor actor) {
    return access.mayBring(actor)
        ? List.of(new Entry("exchange.menu", "/exchange", "file-import"))
        : List.of();
  }
}
