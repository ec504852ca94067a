package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Sessions in the realm's tables. One contains only the account's number, login and generation, so
 * it survives a restart and a new version of the program.
 */
@Component
@ConditionalOnWebApplication
class Sessions implements SecurityContextRepository {

  private static final String ACCOUNT = "account";
  private static final String GENERATION = "generation";
  private static final String LOGIN = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

  private final FindByIndexNameSessionRepository<? extends Session> stored;
  private final ObjectProvider<SessionLength> lengths;

  Sessions(
      FindByIndexNameSessionRepository<? extends Session> stored,
      ObjectProvider<SessionLength> lengths) {
    this.stored = stored;
    this.lengths = lengths;
  }

  /**
   * Begins a session under a new id, against session fixation; its CSRF token comes with the id.
   */
  void begin(HttpServletRequest request, AccountsSql.Stored account) {
    end(request);
    HttpSession session = request.getSession(true);
    lengths.ifAvailable(it -> session.setMaxInactiveInterval((int) it.ofRealm().toSeconds()));
    session.setAttribute(ACCOUNT, account.id());
    session.setAttribute(LOGIN, account.login());
    session.setAttribute(GENERATION, account.generation());
  }

  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }

  /**
   * Ends the sessions of this login on all other devices; where there is no request of its own, on
   * all.
   */
  void endOthers(String login, @Nullable HttpServletRequest own) {
    HttpSession session = own == null ? null : own.getSession(false);
    String kept = session == null ? "" : session.getId();
    stored.findByPrincipalName(login).keySet().stream()
        .filter(id -> !id.equals(kept))
        .forEach(stored::deleteById);
  }

  @Override
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    HttpSession session = holder.getRequest().getSession(false);
    if (session != null
        && session.getAttribute(ACCOUNT) instanceof Long account
        && session.getAttribute(LOGIN) instanceof String login) {
      long generation =
          session.getAttribute(GENERATION) instanceof Long known
              ? known
              : 0; // none in one that an earlier version of the program began
      context.setAuthentication(authentication(new AccountPrincipal(account, login, generation)));
    }
    return context;
  }

  static Authentication authentication(AccountPrincipal signedIn) {
    return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of());
  }

  /** Spring Security saves nothing: a session begins and ends by the two methods above. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ACCOUNT) != null;
  }
}
