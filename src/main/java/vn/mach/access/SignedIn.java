package vn.mach.access;

import java.security.Principal;

/** The account behind a session or a token. What it may do is read afresh with each request. */
record SignedIn(long account, String login) implements Principal {

  @Override
  public String getName() {
    return login;
  }
}
