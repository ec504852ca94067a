package vn.mach.register;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class RegisterMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    return viewer.hasSomewhere(Right.SEE) ? List.of(new Entry(450, "register.menu", "/register", "book-2")) : List.of();
  }
}
