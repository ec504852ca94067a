package vn.mach.branch.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Text;
import vn.mach.base.limits.Attempts;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;

/** Whether somebody has seen the code in the hall. Guessing is slowed down. */
@Component
class CodeDoor {

  private static final int FREE = 8;
  private static final Duration WITHIN = Duration.ofMinutes(2);

  private final ListSecrets secrets;
  private final Today today;
  private final Attempts attempts = new Attempts(FREE, WITHIN);

  /** Whatever list they try: the code of any list of a round is good for all who are due in it. */
  private record Guesser(String realm, long person) {}

  CodeDoor(ListSecrets secrets, Today today) {
    this.secrets = secrets;
    this.today = today;
  }

  /** What came of a code. */
  enum Seen {
    GOOD,
    WRONG,
    /** Too many wrong ones: not even looked at. */
    WAIT
  }

  /** Looks at a code that was typed or scanned. */
  Seen look(AttendanceListId list, PersonId person, String code) {
    Instant now = today.now();
    Guesser guesser = new Guesser(CurrentRealm.get().name(), person.value());
    if (!attempts.take(guesser, now)) { // counted first: many at the same moment are no more
      return Seen.WAIT;
    }
    boolean good =
        secrets.of(list.value()).filter(it -> HallCode.isGood(it, digits(code), now)).isPresent();
    if (good) {
      attempts.giveBack(guesser);
    }
    return good ? Seen.GOOD : Seen.WRONG;
  }

  /** The ticket that a page of this person gets; empty where there is no such list. */
  Optional<String> ticket(AttendanceListId list, PersonId person, long account, boolean proved) {
    return secrets
        .of(list.value())
        .map(it -> CheckInTicket.of(person, account, proved, today.now()).seal(it));
  }

  /** What a ticket says; empty for one that is no more valid. */
  Optional<CheckInTicket> open(AttendanceListId list, @Nullable String ticket) {
    return secrets.of(list.value()).flatMap(it -> CheckInTicket.open(it, ticket, today.now()));
  }

  /** As it is read from the screen: {@code 123 456}. */
  private static String digits(String typed) {
    StringBuilder digits = new StringBuilder();
    Text.line(typed)
        .chars()
        .filter(c -> c >= '0' && c <= '9')
        .limit(20)
        .forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
