package vn.mach.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.papers.Block;
import vn.mach.papers.Cell;
import vn.mach.papers.FigureMark;
import vn.mach.papers.Head;
import vn.mach.papers.Layout;
import vn.mach.papers.Paper;
import vn.mach.papers.Run;
import vn.mach.papers.Signing;
import vn.mach.realms.Today;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;

/** Makes a paper of a report: its text under the head that its unit has, its figures' marks with full addresses. */
@Component
class PaperMaker {

  private final ReportsSql sql;
  private final Drafts drafts;
  private final Frozen frozen;
  private final Prose prose;
  private final Units units;
  private final Today today;

  PaperMaker(ReportsSql sql, Drafts drafts, Frozen frozen, Prose prose, Units units, Today today) {
    this.sql = sql;
    this.drafts = drafts;
    this.frozen = frozen;
    this.prose = prose;
    this.units = units;
    this.today = today;
  }

  /** What was signed, or the draft as it stands. */
  Paper paper(Viewer viewer, ReportRow report, String address) {
    if (report.status().frozen()) {
      Signed signed = frozen.read(sql.frozen(report.id()).orElseThrow());
      return paper(signed.head(), signed.body(), report.id(), address);
    }
    Drafts.Draft draft = drafts.draft(viewer, report);
    return paper(head(report), draft.body(), report.id(), address);
  }

  Paper paper(Signed.Head head, List<Block> body, ReportId id, String address) {
    return new Paper(
        head.layout().equals("state") ? Layout.STATE : Layout.PARTY,
        new Head(head.upperBody(), head.issuer(), head.symbol(), head.place(), head.dated(), prose.say("reports.prose.kind"), head.title()),
        body.stream().map(block -> full(block, address)).toList(),
        new Signing(head.lines(), head.name()),
        head.recipients(),
        address + "/reports/" + id.value());
  }

  /** What a draft's head most likely is, from the names of its unit and of the one above. */
  Signed.Head head(ReportRow report) {
    LocalDate day = today.date();
    List<UnitNamed> path = units.path(report.unit(), report.period().to());
    String upper = path.size() > 1 ? path.get(path.size() - 2).name() : "";
    boolean state = report.layout().equals("state");
    String issuer = state ? report.unitName() : prose.say("reports.prose.issuer", report.unitName().replaceFirst("^Đảng bộ\\s+", "")).strip();
    boolean committee = report.unitName().startsWith("Đảng bộ ");
    return new Signed.Head(
        report.layout(),
        capitals(upper),
        capitals(committee || state ? issuer : report.unitName()),
        prose.say("reports.prose.no_symbol"),
        "",
        day,
        report.title(),
        committee && !state ? List.of(prose.say("reports.prose.on_behalf"), prose.say("reports.prose.post")) : List.of(prose.say("reports.prose.post")),
        "",
        List.of());
  }

  /** Those above the unit: who the report goes to by itself. */
  @Nullable String above(UnitId unit, LocalDate day) {
    List<UnitNamed> path = units.path(unit, day);
    return path.size() > 1 ? path.get(path.size() - 2).name() : null;
  }

  private static String capitals(String name) {
    return name.replaceFirst("\\s*\\((?:mẫu|số liệu mẫu)\\)$", "").toUpperCase(Locale.of("vi"));
  }

  private static Block full(Block block, String address) {
    return switch (block) {
      case Block.Heading it -> it;
      case Block.Chart it -> it;
      case Block.Paragraph it -> new Block.Paragraph(it.runs().stream().map(run -> full(run, address)).toList());
      case Block.Bullet it -> new Block.Bullet(it.runs().stream().map(run -> full(run, address)).toList(), it.level());
      case Block.Table it ->
          new Block.Table(
              it.caption(), it.columns(), it.rows().stream().map(row -> row.stream().map(cell -> new Cell(cell.text(), full(cell.figure(), address))).toList()).toList(),
              it.numeric());
    };
  }

  private static Run full(Run run, String address) {
    return new Run(run.text(), run.bold(), run.italic(), full(run.figure(), address));
  }

  /** One without a code of its own opens on the page only. */
  private static @Nullable FigureMark full(@Nullable FigureMark mark, String address) {
    return mark == null || mark.code().isEmpty() ? null : new FigureMark(mark.code(), address + mark.url());
  }
}
