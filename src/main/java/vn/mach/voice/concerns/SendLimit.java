package vn.mach.voice.concerns;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Networks;
import vn.mach.base.limits.Attempts;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;

/**
 * How many concerns one account, or one address behind a link, sends: files take space, and an
 * urgent one tells its receiver at once. Counted in memory only, as no table may say who sent a
 * confidential one.
 */
@Component
class SendLimit {

  static final int OF_ACCOUNT = 20;
  static final int OF_ADDRESS = 30;
  static final int OF_LINK = 100;

  /** With files, in a day, under one link. */
  static final int OF_LINK_WITH_FILES = 50;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private record Sender(String realm, String who) {}

  private final Attempts accounts = new Attempts(OF_ACCOUNT, DAY);
  private final Attempts addresses = new Attempts(OF_ADDRESS, HOUR);
  private final Attempts links = new Attempts(OF_LINK, HOUR);
  private final Attempts files = new Attempts(OF_LINK_WITH_FILES, DAY);
  private final Today today;

  SendLimit(Today today) {
    this.today = today;
  }

  /**
   * Counts one of the account, before it is read: many at the same moment are no more than others.
   *
   * @return false: it sent too many today
   */
  boolean take(Actor actor) {
    return accounts.take(sender(Long.toString(actor.account())), today.now());
  }

  /** It was refused and does not count. */
  void giveBack(Actor actor) {
    accounts.giveBack(sender(Long.toString(actor.account())));
  }

  /** Whether too many were sent under the link in this hour, from the address or by all. */
  boolean isOver(String link, String address) {
    return addresses.mustWait(ofAddress(link, address), today.now())
        || links.mustWait(sender(link), today.now());
  }

  /** Counts one under the link, as {@link #take(Actor)}. */
  boolean take(String link, String address) {
    if (!addresses.take(ofAddress(link, address), today.now())) {
      return false;
    }
    boolean taken = links.take(sender(link), today.now());
    if (!taken) {
      addresses.giveBack(ofAddress(link, address));
    }
    return taken;
  }

  void giveBack(String link, String address) {
    addresses.giveBack(ofAddress(link, address));
    links.giveBack(sender(link));
  }

  /** Whether too many with files were sent under the link in this day. */
  boolean isOverFiles(String link) {
    return files.mustWait(sender(link), today.now());
  }

  /** Counts one with files under the link, as {@link #take(Actor)}. */
  boolean takeFiles(String link) {
    return files.take(sender(link), today.now());
  }

  void giveBackFiles(String link) {
    files.giveBack(sender(link));
  }

  private static Sender ofAddress(String link, String address) {
    return sender(link + " " + Networks.of(address));
  }

  private static Sender sender(String who) {
    return new Sender(CurrentRealm.get().name(), who);
  }
}
