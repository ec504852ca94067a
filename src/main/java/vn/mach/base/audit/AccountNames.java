package vn.mach.base.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How people call whoever used an account. Pages that tell readers who did something name the
 * person; the modules below the one that keeps accounts ask it here.
 */
public interface AccountNames {

  /**
   * By each of the logins the name of the person to whom the account is bound; the login itself
   * where it is bound to nobody, or is no more.
   */
  Map<String, String> of(Collection<String> logins);

  default String of(String login) {
    return of(List.of(login)).getOrDefault(login, login);
  }
}
