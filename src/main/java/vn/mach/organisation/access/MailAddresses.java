package vn.mach.organisation.access;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;

/** Where accounts receive e-mail, and in which language. */
@Component
public class MailAddresses {

  private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3

  /** One address without spaces, quotes or a second at sign; whether it exists nobody can tell. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

  private final JdbcClient jdbc;

  /** Of nobody: with it no address is changed. */
  private static final long NO_GENERATION = -1;

  private final AccountsSql accounts;
  private final PresentPassword present;
  private final AuditLog auditLog;
  private final Today today;

  MailAddresses(
      JdbcClient jdbc,
      AccountsSql accounts,
      PresentPassword present,
      AuditLog auditLog,
      Today today) {
    this.jdbc = jdbc;
    this.present = present;
    this.accounts = accounts;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * An open account.
   *
   * @param email none: it receives no e-mail
   * @param language {@code vi} or {@code en}
   */
  public record Addressee(long account, @Nullable String email, String language) {}

  public static boolean isAddress(String text) {
    return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
  }

  /** Empty for a closed or unknown account. */
  public Optional<Addressee> find(long account) {
    return jdbc.sql("select id, email, language from accounts where id = ? and closed_at is null")
        .param(account)
        .query((row, number) ->
            new Addressee(row.getLong("id"), row.getString("email"), row.getString("language")))
        .optional();
  }

  /**
   * Whether the actor may receive under this address: another one is taken only with the present
   * password, as it outlives the session. Refused ({@code present}) without it. Outside a
   * transaction: it takes long.
   *
   * @param session the id of the session in which it was typed
   * @return what {@link #change} needs
   */
  public Outcome<Long> mayChange(Actor actor, String session, String email, String password) {
    return email.equals(email(actor))
        ? Outcome.done(NO_GENERATION)
        : present.check(actor.account(), session, "present", password);
  }

  private String email(Actor actor) {
    return find(actor.account()).map(Addressee::email).orElse("");
  }

  /**
   * The actor's own address from now on; empty: none. Refused ({@code email}) where it is none.
   *
   * @param allowed what {@link #mayChange} answered
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcome<Long> change(Actor actor, String email, long allowed) {
    if (!email.isEmpty() && !isAddress(email)) {
      return Outcome.refused("email", "access.refused.email");
    }
    if (!email.equals(email(actor)) && !accounts.standsSince(actor.account(), allowed)) {
      return Outcome.refused("present", "access.refused.old_password");
    }
    boolean changed =
        jdbc.sql(
                    "update accounts set email = nullif(:email, '') where id = :account and email"
                        + " is distinct from nullif(:email, '')")
                .param("email", email)
                .param("account", actor.account())
                .update()
            == 1;
    if (changed) {
      auditLog.record(
          actor,
          "access.email_changed",
          Accounts.subject(actor.account()),
          accounts.place(actor.account(), today.date()),
          null,
          Map.of());
    }
    return Outcome.done(actor.account());
  }
}
