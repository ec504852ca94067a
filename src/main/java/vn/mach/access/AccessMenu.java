package vn.mach.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class AccessMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    return Stream.of(
            new Offered(Right.GRANT, new Entry(900, "access.menu", "/access", "key")),
            new Offered(Right.SEE_JOURNAL, new Entry(910, "access.menu.journal", "/access/journal", "history")))
        .filter(offered -> viewer.hasSomewhere(offered.right))
        .map(Offered::entry)
        .toList();
  }

  private record Offered(Right right, Entry entry) {}
}
