package vn.mach.organisation.access;

import java.security.Principal;

/** The account behind a session or a token. Its rights are loaded with each request. */
record AccountPrincipal(long account, String login) implements Principal {

  @Override
  public String getName() {
    return login;
  }
}
