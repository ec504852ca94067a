package vn.mach.access;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The account behind a session. Only its number is trusted later: what it may do is read afresh with each request. */
record SignedIn(long account, String login, @Nullable String password) implements UserDetails {

  @Serial private static final long serialVersionUID = 1;

  @Override
  public List<GrantedAuthority> getAuthorities() {
    return List.of();
  }

  @Override
  public @Nullable String getPassword() {
    return password;
  }

  @Override
  public String getUsername() {
    return login;
  }
}
