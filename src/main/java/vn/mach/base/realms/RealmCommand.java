package vn.mach.base.realms;

import java.io.PrintWriter;
import java.util.List;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.mach.base.kernel.Outcome;

/** {@code script/mach realm create|list|remove}. */
@Component
@Command(
    name = "realm",
    description = "Makes, lists and removes realms: independent organisations that share nothing.")
class RealmCommand {

  private final Realms realms;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills in the spec
  RealmCommand(Realms realms) {
    this.realms = realms;
  }

  @Command(
      description = "Makes an empty realm. The first one stands at the address without a prefix.")
  int create(
      @Parameters(
              paramLabel = "NAME",
              description =
                  "small letters, digits and _, a letter first, at most 40: it stands in the address")
          String name,
      @Option(names = "--title", description = "its name as people read it") String title) {
    return say(realms.create(name, title == null ? name : title), "made");
  }

  @Command(description = "Lists the realms.")
  int list() {
    realms
        .all()
        .forEach(realm ->
            out()
                .println(
                    realm.name()
                        + "\t"
                        + (realm.first() ? "/" : realm.prefix() + "/")
                        + "\t"
                        + realm.title()));
    out().flush();
    return 0;
  }

  @Command(description = "Removes a realm with everything in it. This cannot be taken back.")
  int remove(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--yes-remove-everything", required = true, description = "must be said")
          boolean sure) {
    return say(realms.remove(name), "removed");
  }

  private int say(Outcome<Realm> outcome, String done) {
    return switch (outcome) {
      case Outcome.Done<Realm>(Realm realm) -> {
        out()
            .println(
                realm.name()
                    + ": "
                    + done
                    + (realm.first() ? ", address /" : ", address " + realm.prefix() + "/"));
        out().flush();
        yield 0;
      }
      case Outcome.Refused<Realm>(List<vn.mach.base.kernel.Refusal> refusals) -> {
        refusals.forEach(refusal ->
            spec.commandLine().getErr().println(refused(refusal.reason(), refusal.arguments())));
        yield 1;
      }
    };
  }

  private static String refused(String reason, List<Object> arguments) {
    String name = arguments.isEmpty() ? "" : arguments.getFirst().toString();
    return switch (reason) {
      case "realms.refused.name" ->
          name
              + ": a name is small letters, digits and _, begins with a letter, has at most 40, and does not begin with pg_ or mach_";
      case "realms.refused.taken" -> name + ": there is a realm or schema of this name already";
      case "realms.refused.unknown" -> name + ": there is no realm of this name";
      default -> reason;
    };
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
