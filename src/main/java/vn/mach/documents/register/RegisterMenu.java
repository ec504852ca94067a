package vn.mach.documents.register;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class RegisterMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.SEE)
        ? List.of(new Entry("register.menu", "/register", "book-2"))
        : List.of();
  }
}
