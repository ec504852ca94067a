package vn.mach.organisation.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions in the database, asked for no more often than a request needs. One is read once in a
 * request: the library asks again when it has saved it, only to learn whether the cookie is to be
 * sent. And when it was last used is written once a minute, not with each click.
 */
final class StoredSessions<S extends Session>
    implements FindByIndexNameSessionRepository<StoredSessions.Stored<S>> {

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  /**
   * What the running request has read, by id. Bound for the length of the request, so that none is
   * ever answered for another.
   */
  private static final ScopedValue<Map<String, Session>> READ = ScopedValue.newInstance();

  private final FindByIndexNameSessionRepository<S> database;

  StoredSessions(FindByIndexNameSessionRepository<S> database) {
    this.database = database;
  }

  @Override
  public Stored<S> createSession() {
    return new Stored<>(database.createSession());
  }

  @Override
  public void save(Stored<S> session) {
    database.save(session.kept);
  }

  @Override
  @SuppressWarnings("unchecked") // only this repository puts something there
  public @Nullable Stored<S> findById(String id) {
    if (READ.isBound() && READ.get().get(id) instanceof Stored<?> read && read.getId().equals(id)) {
      return (Stored<S>) read;
    }
    S found = database.findById(id);
    if (found == null) {
      return null;
    }
    Stored<S> session = new Stored<>(found);
    if (READ.isBound()) {
      READ.get().put(id, session);
    }
    return session;
  }

  @Override
  public void deleteById(String id) {
    if (READ.isBound()) {
      READ.get().remove(id);
    }
    database.deleteById(id);
  }

  @Override
  public Map<String, Stored<S>> findByIndexNameAndIndexValue(String name, String value) {
    return database.findByIndexNameAndIndexValue(name, value).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> new Stored<>(it.getValue())));
  }

  /** Binds what a request reads. */
  @Order(Ordered.HIGHEST_PRECEDENCE + 20) // in its realm, and before its session is looked up
  static final class Reading extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      try {
        ScopedValue.where(READ, new HashMap<>())
            .call(() -> {
              chain.doFilter(request, response);
              return true;
            });
      } catch (ServletException | IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException(e);
      }
    }
  }

  /** A session that is not changed by being used, but once a minute. */
  static final class Stored<S extends Session> implements Session {
    private final S kept;

    Stored(S kept) {
      this.kept = kept;
    }

    @Override
    public void setLastAccessedTime(Instant at) {
      if (Duration.between(kept.getLastAccessedTime(), at).compareTo(NOTED_EVERY) > 0) {
        kept.setLastAccessedTime(at);
      }
    }

    @Override
    public String getId() {
      return kept.getId();
    }

    @Override
    public String changeSessionId() {
      return kept.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
      return kept.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return kept.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
      kept.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      kept.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return kept.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
      return kept.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      kept.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return kept.isExpired();
    }
  }
}
