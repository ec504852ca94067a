package vn.mach.organisation.access;

import java.security.Principal;

/**
 * The account behind a session or a token. Its rights are loaded with each request.
 *
 * @param generation the account's when this was let in
 */
record AccountPrincipal(long account, String login, long generation) implements Principal {

  @Override
  public String getName() {
    return login;
  }
}
