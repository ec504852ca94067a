package vn.mach.base.audit;

import java.time.Instant;

/**
 * Somebody viewed a person's record.
 *
 * @param login as it was then
 * @param name of whoever uses the account; the login where no person is known
 * @param via {@code page}, {@code api} or {@code command}
 */
public record AccessLogEntry(Instant at, String login, String name, String via) {

  /**
   * How the person whose record it is reads who it was. Their own name would not tell them that
   * another account of theirs was used, so its login stands behind it.
   */
  public String told(String person) {
    return name.equals(person) ? "%s (%s)".formatted(name, login) : name;
  }
}
