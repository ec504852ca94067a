package vn.mach.app.exchange;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code script/mach reconcile FOLDER…}. */
@Component
@Command(
    name = "reconcile",
    description = {
      "Loads each dataset into a realm of its own that is thrown away again, taking the good rows in, and compares its tables",
      "'expected' and 'refused' with what was found. Prints a line for each difference; exits 0 only when there is none."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class ReconcileCommand implements Callable<Integer> {

  private final Reconcile reconcile;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "1..*",
      description = "datasets; a zip or a workbook will do as well")
  private List<Path> datasets;

  ReconcileCommand(Reconcile reconcile) {
    this.reconcile = reconcile;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Reconcile.Result all = new Reconcile.Result(0, 0);
    for (Path dataset : datasets) {
      all = all.plus(reconcile.run(dataset, out::println));
    }
    out.println("%d passed, %d failed".formatted(all.passed(), all.failed()));
    out.flush();
    return all.failed() == 0 ? 0 : 1;
  }
}
