package vn.mach.base.realms;

import java.time.ZoneId;

/**
 * One independent organisation.
 *
 * @param name its schema and the word in its address: small letters, digits and {@code _}, a letter
 *     first, at most 40
 * @param title its display name
 * @param zone days of the realm are days of this time zone
 * @param first whether it also has the address without a prefix
 */
public record Realm(String name, String title, ZoneId zone, boolean first) {

  /** What comes before every address of this realm when it is named: {@code /r/<name>}. */
  public String prefix() {
    return "/r/" + name;
  }
}
