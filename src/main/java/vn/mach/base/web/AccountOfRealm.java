package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;

/** Whose request it is, beside those of other realms: what limits are counted by. */
record AccountOfRealm(String realm, long number) {

  /** Nothing for whoever is not signed in. */
  static @Nullable AccountOfRealm of(HttpServletRequest request) {
    return request.getAttribute(PageFactory.VIEWER) instanceof Actor actor
        ? new AccountOfRealm(CurrentRealm.get().name(), actor.account())
        : null;
  }
}
