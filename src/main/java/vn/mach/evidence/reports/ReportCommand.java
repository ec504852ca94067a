package vn.mach.evidence.reports;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.Papers;
import vn.mach.organisation.units.Units;

/** {@code script/mach report --dataset FOLDER --unit CODE --from DAY --to DAY --out FILE}. */
@Component
@Command(
    name = "report",
    description = {
      "Loads a dataset into a realm of its own that is thrown away again, and writes the report of a unit and a period from the built-in",
      "template of the period's type. The ending of --out says what it becomes: .docx, .pdf or .xlsx (its tables)."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class ReportCommand implements Callable<Integer> {

  private final TemporaryDataset temporary;
  private final Reports reports;
  private final Papers papers;
  private final Units units;
  private final Environment environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "FOLDER",
      description = "a folder of tables, a zip or a workbook")
  private Path dataset;

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "CODE",
      description = "whose report it is")
  private String unit;

  @Option(names = "--from", required = true, paramLabel = "DAY", description = "yyyy-MM-dd")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DAY", description = "yyyy-MM-dd")
  private LocalDate to;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "FILE.docx, FILE.pdf or FILE.xlsx")
  private Path out;

  ReportCommand(
      TemporaryDataset temporary,
      Reports reports,
      Papers papers,
      Units units,
      Environment environment) {
    this.temporary = temporary;
    this.reports = reports;
    this.papers = papers;
    this.units = units;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter error = spec.commandLine().getErr();
    String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
    if (List.of(".docx", ".pdf", ".xlsx").stream().noneMatch(name::endsWith)) {
      error.println("--out must end in .docx, .pdf or .xlsx");
      return 2;
    }
    if (to.isBefore(from)) {
      error.println("--to lies before --from");
      return 2;
    }
    try {
      byte[] bytes = temporary.with(dataset, () -> written(paper(), name));
      Files.write(out, bytes);
    } catch (IllegalArgumentException e) {
      error.println(e.getMessage());
      return 1;
    }
    spec.commandLine().getOut().println(out);
    return 0;
  }

  private Paper paper() {
    Actor actor = Actor.system();
    UnitId id =
        units
            .find(unit)
            .orElseThrow(
                () -> new IllegalArgumentException(unit + ": there is no unit of this code"));
    return switch (reports.begin(
        actor, "report", id, Reports.typeOf(new Period(from, to)), new Period(from, to))) {
      case Outcome.Done<ReportId>(ReportId report) -> reports.paper(actor, report, address());
      case Outcome.Refused<ReportId>(List<Refusal> refusals) ->
          throw new IllegalArgumentException(refusals.toString());
    };
  }

  private String address() {
    return environment.getProperty("mach.address", "");
  }

  private byte[] written(Paper paper, String name) {
    return name.endsWith(".pdf")
        ? papers.pdf(paper)
        : name.endsWith(".xlsx") ? papers.sheet(paper) : papers.word(paper);
  }
}
