package vn.mach.organisation.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class AccessMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    Stream<Entry> byRight =
        Stream.of(
                new Offered(Right.GRANT, new Entry("access.menu", "/access", "key")),
                new Offered(
                    Right.SEE_AUDIT_LOG,
                    new Entry("access.menu.audit", "/access/audit", "history")))
            .filter(offered -> actor.hasSomewhere(offered.right))
            .map(Offered::entry);
    return Stream.concat(byRight, Stream.of(new Entry("access.menu.named", "/named-files", "lock")))
        .toList();
  }

  private record Offered(Right right, Entry entry) {}
}
