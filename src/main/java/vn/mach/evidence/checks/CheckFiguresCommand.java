package vn.mach.evidence.checks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.mach.base.intake.ExtractedText;
import vn.mach.base.intake.FileType;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.organisation.units.Units;

/**
 * {@code script/mach check-figures FILE…}: prints one table; exits 0 where nothing was found, 1
 * where something was, 2 where a file could not be read.
 */
@Component
@Command(
    name = "check-figures",
    description = {
      "Reads report texts (.txt, .docx, .pdf with text; a folder means its files) for figures that contradict themselves. Prints tab-separated",
      "rows: file, from, to, kind (ratio, cut, sum, repeat, range, evidence, series), stated, computed, quote; offsets are UTF-16 code units",
      "of the NFC text. Reports of one unit about parts of one year are held against each other, too (series).",
      "Exits 0 where nothing was found, 1 where something was, 2 where a file could not be read."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class CheckFiguresCommand implements Callable<Integer> {

  private static final int LARGEST = 64 << 20;

  private final Checks checks;
  private final TextExtraction extraction;
  private final ObjectProvider<Realms> realms;
  private final ObjectProvider<Units> units;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "texts, or folders of texts")
  private List<Path> paths;

  @ArgGroup(exclusive = false)
  private @Nullable Against against;

  static class Against {
    @Option(
        names = "--unit",
        required = true,
        paramLabel = "CODE",
        description = "compare with the evidence of this unit and all under it, too")
    private String unit;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "DAY",
        description = "from this day (yyyy-MM-dd)")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "to this day")
    private LocalDate to;

    @Option(
        names = "--realm",
        paramLabel = "NAME",
        description = "the unit's realm; without it the first one")
    private @Nullable String realm;
  }

  CheckFiguresCommand(
      Checks checks,
      TextExtraction extraction,
      ObjectProvider<Realms> realms,
      ObjectProvider<Units> units) {
    this.checks = checks;
    this.extraction = extraction;
    this.realms = realms;
    this.units = units;
  }

  @Override
  public Integer call() throws Exception {
    Against wanted = against;
    return wanted == null
        ? read(checks::check)
        : CurrentRealm.in(realm(wanted), () -> against(wanted));
  }

  private interface Check {
    List<Finding> of(String text);
  }

  private Realm realm(Against wanted) {
    Realms all = realms.getObject();
    return (wanted.realm == null ? all.first() : all.find(wanted.realm))
        .orElseThrow(() ->
            usage(
                wanted.realm == null
                    ? "There is no realm yet"
                    : wanted.realm + ": there is no realm of this name"));
  }

  private int against(Against wanted) throws IOException {
    if (wanted.to.isBefore(wanted.from)) {
      throw usage("The period ends before it starts");
    }
    UnitId unit =
        units
            .getObject()
            .find(wanted.unit)
            .orElseThrow(() -> usage(wanted.unit + ": there is no unit of this code"));
    Period period = new Period(wanted.from, wanted.to);
    try {
      return read(text -> checks.check(text, Actor.system(), unit, period));
    } catch (NotFound e) {
      throw usage(wanted.unit + ": the unit does not stand on " + wanted.to);
    }
  }

  private ParameterException usage(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private int read(Check check) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean found = false;
    boolean unread = false;
    List<Checked> reports = new ArrayList<>();
    out.println(Tsv.HEADER);
    for (Path path : files()) {
      switch (read(path, check)) {
        case Outcome.Done<Checked>(Checked read) -> {
          read.findings().forEach(it -> out.println(Tsv.row(path.toString(), it)));
          found |= !read.findings().isEmpty();
          reports.add(read);
        }
        case Outcome.Refused<Checked>(List<Refusal> refusals) -> {
          refusals.forEach(it -> err.println(path + ": " + words(it)));
          unread = true;
        }
      }
    }
    found |= series(reports, out);
    out.flush();
    err.flush();
    return unread ? 2 : found ? 1 : 0;
  }

  /** Prints what contradicts an earlier report; returns whether anything does. */
  private static boolean series(List<Checked> reports, PrintWriter out) {
    List<List<Finding>> findings = Series.of(reports.stream().map(Checked::report).toList());
    for (int i = 0; i < reports.size(); i++) {
      Checked read = reports.get(i);
      read.ends()
          .restore(findings.get(i))
          .forEach(it -> out.println(Tsv.row(read.path().toString(), it)));
    }
    return findings.stream().anyMatch(it -> !it.isEmpty());
  }

  /** The files as named, and those of each folder that is named, in the order of their names. */
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          inside
              .filter(it ->
                  Files.isRegularFile(it)
                      && it.getFileName()
                          .toString()
                          .toLowerCase(Locale.ROOT)
                          .matches("[^.].*\\.(?:txt|docx|pdf)"))
              .sorted()
              .forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /**
   * A file that was read, with offsets of the file's own text; of the text only what other reports
   * are held against is stored.
   */
  private record Checked(
      Path path, List<Finding> findings, SeriesReport report, LineEnds.Of ends) {}

  private Outcome<Checked> read(Path path, Check check) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST);
    } catch (IOException e) {
      return Outcome.refused("file", "checks.refused.no_file");
    }
    return switch (extraction.read(
        String.valueOf(path.getFileName()), new ByteArrayInputStream(bytes))) {
      case Outcome.Done<ExtractedText>(ExtractedText read) -> {
        LineEnds.Of ends =
            read.type() == FileType.TEXT
                ? LineEnds.of(bytes).in(read.text())
                : findings -> findings;
        yield Outcome.done(
            new Checked(
                path, ends.restore(check.of(read.text())), SeriesReport.of(read.text()), ends));
      }
      case Outcome.Refused<ExtractedText>(List<Refusal> refusals) -> Outcome.refused(refusals);
    };
  }

  /** Where the words of the modules lie whose refusals a file can meet. */
  private static final Map<String, String> BUNDLES =
      Map.of("intake", "base/intake", "checks", "evidence/checks");

  /** The sentence of a refusal; the command line speaks English. */
  private static String words(Refusal refusal) {
    String module = refusal.reason().substring(0, refusal.reason().indexOf('.'));
    ResourceBundle messages =
        ResourceBundle.getBundle("messages/" + BUNDLES.get(module), Locale.ENGLISH);
    return new MessageFormat(messages.getString(refusal.reason()), Locale.ENGLISH)
        .format(refusal.arguments().toArray());
  }
}
