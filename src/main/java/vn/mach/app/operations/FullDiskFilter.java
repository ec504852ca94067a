package vn.mach.app.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the disk is full, what would store something is refused before it begins, with words that
 * say so; reading, signing in and signing out go on.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 11) // in its realm, so that the page is the realm's
final class FullDiskFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> SIGNING = Set.of("/sign-in", "/sign-out");

  private final FreeDisk disk;

  FullDiskFilter(FreeDisk disk) {
    this.disk = disk;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (READING.contains(request.getMethod())
        || SIGNING.contains(request.getServletPath())
        || !disk.full()) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpStatus.INSUFFICIENT_STORAGE.value());
    }
  }
}
