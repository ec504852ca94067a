package vn.mach.app.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.AccountSamples;
import vn.mach.organisation.access.Accounts;

/**
 * What an empty installation gets when it starts for the first time: the sample realm, or only an
 * administrator. What {@code mach.first-start} says: {@code sample}, {@code empty} or {@code none}.
 * Passwords are printed once and kept nowhere.
 */
@Component
class FirstStart {

  static final String REALM = "mau";
  private static final String TITLE = "Đảng bộ mẫu (số liệu mẫu)";
  private static final String ADMINISTRATOR = "quantri";

  private final Realms realms;
  private final Accounts accounts;
  private final Samples samples;
  private final Today today;
  private final Environment environment;

  FirstStart(
      Realms realms, Accounts accounts, Samples samples, Today today, Environment environment) {
    this.realms = realms;
    this.accounts = accounts;
    this.samples = samples;
    this.today = today;
    this.environment = environment;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) throws Exception {
    String wanted = environment.getProperty("mach.first-start", "none");
    if (wanted.equals("none")) {
      return;
    }
    PrintStream out = System.out;
    if (realms.list().isEmpty()) {
      boolean sample = wanted.equals("sample");
      Realm realm = make(sample ? REALM : "mach", sample ? TITLE : "Mạch");
      boolean filled = false;
      try {
        filled = CurrentRealm.in(realm, () -> sample ? fill(out) : administrator(out));
      } finally {
        if (!filled) {
          realms.remove(realm.name()); // so that the next start begins anew
        }
      }
    }
    out.println(
        "Mạch stands at http://localhost:" + environment.getProperty("local.server.port") + "/");
  }

  /** Fills the bound realm with the sample. */
  boolean fill(PrintStream out) throws IOException {
    out.println("First start: making the sample realm, about half a minute...");
    Outcome.Done<Accounts.FirstAdministrator> first =
        done(accounts.createFirstAdministrator(ADMINISTRATOR));
    samples.fill(today.date());
    String password = password(first.value().password(), out);
    out.println("Sample accounts, all with the password  " + password);
    out.printf("  %-14s %s%n", ADMINISTRATOR, "administrator of everything");
    for (AccountSamples.Account account : AccountSamples.ACCOUNTS) {
      done(
          accounts.setPassword(
              Actor.system(), accounts.find(account.login()).orElseThrow(), password, false));
      out.printf("  %-14s %s%n", account.login(), account.who());
    }
    return true;
  }

  /** The chosen password, where it may be one; otherwise the random one of the administrator. */
  private String password(String random, PrintStream out) {
    String chosen = environment.getProperty("MACH_SAMPLE_PASSWORD", "");
    var administrator = accounts.find(ADMINISTRATOR).orElseThrow();
    if (!chosen.isEmpty()) {
      switch (accounts.setPassword(Actor.system(), administrator, chosen, false)) {
        case Outcome.Done<?> done -> {
          return chosen;
        }
        case Outcome.Refused<?> refused ->
            out.println(
                "MACH_SAMPLE_PASSWORD is not taken: a password has at least 10 characters and is none of the commonest.");
      }
    }
    done(accounts.setPassword(Actor.system(), administrator, random, false));
    return random;
  }

  private boolean administrator(PrintStream out) {
    Accounts.FirstAdministrator first =
        done(accounts.createFirstAdministrator(ADMINISTRATOR)).value();
    out.println(
        "First start: an empty realm. Sign in as  "
            + first.login()
            + "  with the password  "
            + first.password()
            + "  (it must be changed then)");
    return true;
  }

  private Realm make(String name, String title) {
    return done(realms.create(name, title)).value();
  }

  private static <T> Outcome.Done<T> done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> done -> done;
      case Outcome.Refused<T>(List<Refusal> refusals) ->
          throw new IllegalStateException(
              "The first start failed: " + refusals.stream().limit(20).toList());
    };
  }
}
