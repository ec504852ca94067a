package vn.mach.voice.concerns;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
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

  /** Whether the account sent too many today. */
  boolean isOver(Actor actor) {
    return accounts.mustWait(sender(Long.toString(actor.account())), today.now());
  }

  void sent(Actor actor) {
    accounts.failed(sender(Long.toString(actor.account())), today.now());
  }

  /** Whether too many were sent under the link in this hour, from the address or by all. */
  boolean isOver(String link, String address) {
    return addresses.mustWait(sender(link + " " + address), today.now())
        || links.mustWait(sender(link), today.now());
  }

  /** Whether too many with files were sent under the link in this day. */
  boolean isOverFiles(String link) {
    return files.mustWait(sender(link), today.now());
  }

  void sent(String link, String address, boolean withFiles) {
    if (withFiles) {
      files.failed(sender(link), today.now());
    }
    addresses.failed(sender(link + " " + address), today.now());
    links.failed(sender(link), today.now());
  }

  private static Sender sender(String who) {
    return new Sender(CurrentRealm.get().name(), who);
  }
}
