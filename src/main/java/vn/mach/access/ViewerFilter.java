package vn.mach.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.mach.web.Pages;

/** Makes the viewer of a signed-in request, afresh: a right that was taken away is gone with the next click. */
@Component
@ConditionalOnWebApplication
class ViewerFilter extends OncePerRequestFilter {

  private final Viewers viewers;

  ViewerFilter(Viewers viewers) {
    this.viewers = viewers;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
      var viewer = viewers.of(signedIn.account(), "page");
      if (viewer.isPresent()) {
        request.setAttribute(Pages.VIEWER, viewer.get());
      } else {
        SecurityContextHolder.clearContext();
      }
    }
    chain.doFilter(request, response);
  }

  /** It stands in the security chain, not beside it. */
  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  static class Registration {
    @Bean
    FilterRegistrationBean<ViewerFilter> viewerFilterOnlyInSecurity(ViewerFilter filter) {
      FilterRegistrationBean<ViewerFilter> registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}
