package vn.mach.app.exchange;

import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.organisation.access.ActorLoader;

/** Reads and validates the files of an import. Nothing is taken in. */
@Component
class ReadingJob implements JobType {

  static final String CODE = "exchange.read";

  private final Imports imports;
  private final ImportPagesSql sql;
  private final ImportFiles files;
  private final ImportFindings findings;
  private final ExchangeAccess access;
  private final ExchangeTables tables;
  private final Vocabulary words;
  private final ActorLoader viewers;
  private final NearUnits near;
  private final MadeCodes codes;

  ReadingJob(
      Imports imports,
      ImportPagesSql sql,
      ImportFiles files,
      ImportFindings findings,
      ExchangeAccess access,
      ExchangeTables tables,
      Vocabulary words,
      ActorLoader viewers,
      NearUnits near,
      MadeCodes codes) {
    this.imports = imports;
    this.sql = sql;
    this.files = files;
    this.findings = findings;
    this.access = access;
    this.tables = tables;
    this.words = words;
    this.viewers = viewers;
    this.near = near;
    this.codes = codes;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public JobText title(Job job) {
    return job.done() == 0
        ? JobText.of("exchange.progress.reading")
        : JobText.of("exchange.progress.reading_rows", job.done());
  }

  @Override
  public String link(Job job) {
    return "/exchange/imports/" + job.argument("import");
  }

  @Override
  public boolean maySee(Actor actor) {
    return access.holdsAll(actor);
  }

  @Override
  public boolean triedAgain() {
    return false; // what cannot be read once cannot be read twice
  }

  @Override
  public boolean mayRetry(Job job) {
    return false; // the files are gone: they are sent again
  }

  @Override
  public void run(Job job, JobRun run) throws IOException {
    long id = Long.parseLong(job.argument("import"));
    ImportShown shown = sql.find(id).orElseThrow(() -> new NotFound("import " + id));
    if (!shown.stage().isSettled()) {
      // with the sender's rights, whoever answered for them
      read(
          viewers.of(shown.sender(), "page").orElseThrow(() -> new NotFound("account")),
          shown,
          run);
    }
  }

  private void read(Actor actor, ImportShown shown, JobRun run) throws IOException {
    long id = shown.id();
    SheetAnswers answers = sql.answers(id);
    List<ExchangeTable> brought = access.brought(actor);
    Recognition recognition = new PeopleRecognition(tables, words, answers, brought);
    try (Dataset dataset = files.open(recognition, id, shown.fileName(), answers.choices())) {
      // validated already where a node died before it kept what was found
      ValidationResult validated =
          shown.stage() == ImportStage.READING
              ? imports.validate(
                  actor, id, dataset, answers, new ReachedRows(rows -> run.reached(rows, 0)))
              : imports.validated(actor, id);
      findings.keep(
          actor,
          validated,
          ReadDataset.of(dataset, answers, tables, brought)
              .summary(shown.found().asked(), answers.reading())
              .asking(near.of(actor, id), codes.count(id)));
    } catch (UnreadableDataset e) {
      JobText reason = new JobText(e.refusal().reason(), e.refusal().arguments());
      throw new JobRun.Failed(reason);
    }
  }

  @Override
  public void gaveUp(Job job, JobText problem) {
    long id = Long.parseLong(job.argument("import"));
    imports.drop(id);
    String reason =
        switch (problem.key()) {
          case "jobs.problem.died" -> "exchange.failed.died";
          case "jobs.problem.cancelled" -> "exchange.failed.cancelled";
          case "jobs.problem.unforeseen" -> "exchange.failed.broken";
          default -> problem.key();
        };
    sql.failed(id, Said.of(reason, problem.arguments().toArray()));
  }
}
