package vn.mach.organisation.access;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/**
 * {@code script/mach account code|close}: for administrators of a whole realm, above whom nobody
 * stands but whoever runs the machine.
 */
@Component
@Command(
    name = "account",
    description = {
      "Hands out a one-time code for an account, or closes it. For accounts that nobody above looks after: two administrators of the whole",
      "realm cannot do so for each other."
    })
class AccountCommand {

  private final Realms realms;
  private final Accounts accounts;
  private final AccountAdmin admin;
  private final Idempotency idempotency;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills in the spec
  AccountCommand(Realms realms, Accounts accounts, AccountAdmin admin, Idempotency idempotency) {
    this.realms = realms;
    this.accounts = accounts;
    this.admin = admin;
    this.idempotency = idempotency;
  }

  @Command(description = "Prints a new one-time code for the account, good for seven days.")
  int code(
      @Parameters(paramLabel = "LOGIN") String login,
      @Option(names = "--realm", paramLabel = "NAME") @Nullable String realm)
      throws Exception {
    return run(
        realm,
        login,
        account ->
            idempotency.once(
                new Key(Actor.system(), key(), "access.make_code", account.value()),
                Answer.shownOnce("access.refused.code_shown"),
                () -> accounts.makeCode(Actor.system(), account)));
  }

  @Command(description = "Closes the account: its sessions and tokens end.")
  int close(
      @Parameters(paramLabel = "LOGIN") String login,
      @Option(names = "--realm", paramLabel = "NAME") @Nullable String realm)
      throws Exception {
    return run(
        realm,
        login,
        account -> admin.close(Actor.system(), key(), account.value()).map(done -> "closed"));
  }

  private int run(@Nullable String name, String login, Function<AccountId, Outcome<String>> work)
      throws Exception {
    PrintWriter error = spec.commandLine().getErr();
    Optional<Realm> realm = name == null ? realms.first() : realms.find(name);
    if (realm.isEmpty()) {
      error.println("There is no such realm.");
      return 1;
    }
    return CurrentRealm.in(
        realm.get(),
        () -> {
          Optional<AccountId> account = accounts.find(login);
          if (account.isEmpty()) {
            error.println(login + ": there is no account of this login");
            return 1;
          }
          return switch (work.apply(account.get())) {
            case Outcome.Done<String>(String said) -> {
              spec.commandLine().getOut().println(login + ": " + said);
              spec.commandLine().getOut().flush();
              yield 0;
            }
            case Outcome.Refused<String>(List<Refusal> refusals) -> {
              refusals.forEach(refusal -> error.println(refused(login, refusal.reason())));
              yield 1;
            }
          };
        });
  }

  private static String refused(String login, String reason) {
    return switch (reason) {
      case "access.refused.closed" -> login + ": the account is closed";
      case "access.refused.last_administrator" ->
          login + ": the last administrator of the whole realm";
      default -> reason;
    };
  }

  private static String key() {
    return "command-" + UUID.randomUUID();
  }
}
