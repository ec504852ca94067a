package vn.mach.organisation.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** A node in a process of its own, which asks all units below the first for something and dies. */
final class AssigningNode {

  /** The subject that it asks for. */
  static final TaskSubject SUBJECT =
      TaskSubject.of("order", "bench", 77, "Asked by a node that dies", "/tasks");

  private AssigningNode() {}

  static void main(String[] arguments) {
    var program =
        new SpringApplicationBuilder(MachApplication.class)
            .run(
                "--server.port=0",
                "--mach.first-start=none",
                "--mach.refresh=false",
                "--mach.backup.nightly=false",
                "--mach.jobs.leave=rollups",
                "--logging.level.root=warn",
                "--mach.db.url=" + arguments[0],
                "--mach.db.user=postgres",
                "--mach.db.password=postgres");
    Realm realm = program.getBean(Realms.class).find(arguments[1]).orElseThrow();
    Tasks tasks = program.getBean(Tasks.class);
    CurrentRealm.run(
        realm,
        () ->
            program
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(status ->
                    tasks.assignAll(
                        Actor.system(),
                        SUBJECT,
                        TaskRecipients.below(new UnitId(1), Set.of()),
                        TaskDue.on(LocalDate.parse(arguments[2])))));
  }

  /**
   * Starts such a node and kills it (SIGKILL) as soon as some of the tasks are there.
   *
   * @param made how many there are
   * @return how many there were when it was dead
   */
  static long startAndKill(String url, Realm realm, LocalDate dueOn, LongSupplier made) {
    try {
      Process node =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xmx384m",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  AssigningNode.class.getName(),
                  url,
                  realm.name(),
                  dueOn.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        while (made.getAsLong() == 0) {
          if (!node.isAlive()) {
            throw new IllegalStateException("The node ended by itself: " + node.exitValue());
          }
          LockSupport.parkNanos(2_000_000);
        }
      } finally {
        node.destroyForcibly().waitFor();
      }
      return made.getAsLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
