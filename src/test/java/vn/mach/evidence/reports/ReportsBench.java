package vn.mach.evidence.reports;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.documents.papers.Papers;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.templates.TemplateFigures;

/**
 * {@code script/bench reports [BRANCHES]}: a report with 60 figures and 5 tables of 12 columns over
 * a unit with so many branches (2000), each with 24 activities a year: under 40 committees, and all
 * directly below. Baseline of the same run: the same numbers asked figure by figure, and (a sample
 * of them) one by one. Then 34 such reports at once, with the peak of the heap.
 */
final class ReportsBench {

  private static final int FIGURES = 60;
  private static final int TABLES = 5;
  private static final int AT_ONCE = 34;
  private static final Period HALF =
      new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));

  private final ConfigurableApplicationContext program;
  private final JdbcClient jdbc;
  private final Actor actor = Actor.system();

  private ReportsBench(ConfigurableApplicationContext program) {
    this.program = program;
    this.jdbc = program.getBean(JdbcClient.class);
  }

  public static void main(String[] arguments) throws Exception {
    int branches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    Path data = Files.createTempDirectory("mach-bench");
    try (var program =
        new SpringApplicationBuilder(MachApplication.class)
            .run(
                "--server.port=0",
                "--mach.first-start=none",
                "--mach.refresh=false",
                "--logging.level.root=warn",
                "--mach.data=" + data)) {
      ReportsBench bench = new ReportsBench(program);
      System.out.printf(
          "%d processors, heap at most %d MB%n",
          Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
      bench.measure("committees", branches, 40);
      bench.measure("direct", branches, 0);
    } finally {
      try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    System.exit(0);
  }

  private void measure(String shape, int branches, int committees) throws Exception {
    Realm realm =
        switch (program.getBean(Realms.class).createThrowAway("bench_" + shape, shape)) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm> refused ->
              throw new IllegalStateException(refused.toString());
        };
    CurrentRealm.in(
        realm,
        () -> {
          build(branches, committees);
          run(shape, realm);
          return true;
        });
  }

  private void build(int branches, int committees) {
    jdbc.sql("insert into units (id, code) select n, 'U' || n from generate_series(1, ?) n")
        .param(1 + committees + branches)
        .update();
    jdbc.sql(
            """
            insert into unit_versions (unit_id, valid_from, parent_id, name, kind, has_committee)
            select n, '2020-01-01', case when n = 1 then null when n <= 1 + :committees or :committees = 0 then 1 else 2 + n % greatest(:committees, 1) end,
              case when n = 1 then 'Đảng bộ Khối' when n <= 1 + :committees then 'Đảng bộ cơ sở ' || n else 'Chi bộ ' || n end,
              case when n = 1 then 'bloc' when n <= 1 + :committees then 'grassroots_committee' else 'branch' end, n % 2 = 0
            from generate_series(1, :units) n\
            """)
        .param("committees", committees)
        .param("units", 1 + committees + branches)
        .update();
    jdbc.sql("call rebuild_unit_closure()").update();
    jdbc.sql(
            """
            insert into figures (code, name_vi, name_en, function, activity_kind, tag)
            select 'F' || n, 'Chỉ số ' || n, 'Figure ' || n, (array['count', 'present', 'attendance_rate', 'units'])[1 + n % 4],
              (array['branch_meeting', 'thematic_meeting', 'inspection', 'visit'])[1 + n / 4 % 4], case when n % 3 = 0 then 't' || n % 5 end
            from generate_series(1, ?) n\
            """)
        .param(FIGURES)
        .update();
    jdbc.sql(
            """
            insert into activities (ref, unit_id, kind, title, held_on, status, expected, present, tags, recorded_by, recorded_at)
            select 'A' || u || '-' || n, u, (array['branch_meeting', 'thematic_meeting', 'inspection', 'visit'])[1 + n % 4], 'Việc ' || n,
              make_date(2025 + n % 2, 1 + n / 2 % 12, 1 + u % 28), 'confirmed', 20, 10 + (u + n) % 10, array['t' || (u + n) % 5], 0, now()
            from generate_series(:first, :last) u, generate_series(1, 48) n\
            """)
        .param("first", 2 + committees)
        .param("last", 1 + committees + branches)
        .update();
    jdbc.sql("delete from changes").update();
    jdbc.sql("analyze").update();
  }

  private void run(String shape, Realm realm) throws Exception {
    ReportDrafts drafts = program.getBean(ReportDrafts.class);
    Reports reports = program.getBean(Reports.class);
    UnitId unit = new UnitId(1);
    jdbc.sql(
            "insert into report_templates (type, version, layout, source, login, made_at) values ('half_year', 2, 'party', ?, 'bench', now())")
        .param(template())
        .update();
    ReportId id = done(reports.begin(actor, "bench", unit, "half_year", HALF));
    ReportRow report = reports.see(actor, id);
    System.out.printf(
        "%n%s: %d units, %d activities, %d figures, %d tables%n",
        shape, count("units"), count("activities"), FIGURES, TABLES);

    double[] draft = times(8, () -> drafts.draft(actor, report));
    System.out.printf(
        "  draft, all numbers            p50 %8.0f ms   p99 %8.0f ms%n",
        draft[draft.length / 2], draft[draft.length - 1]);
    double[] word =
        times(3, () -> program.getBean(Papers.class).word(reports.paper(actor, id, "http://mach")));
    System.out.printf("  draft as a Word document      p50 %8.0f ms%n", word[word.length / 2]);
    double byFigure = figureByFigure(unit);
    System.out.printf(
        "  baseline: figure by figure        %8.0f ms (10 of them measured)%n", byFigure);
    double one = oneByOne(unit);
    System.out.printf("  baseline: number by number        %8.0f ms (50 of them measured)%n", one);
    System.out.printf(
        "p99 draft_%s = %.0f ms%nratio draft_%s = %.3f%nratio draft_one_by_one_%s = %.4f%n",
        shape,
        draft[draft.length - 1],
        shape,
        draft[draft.length / 2] / byFigure,
        shape,
        draft[draft.length / 2] / one);
    atOnce(shape, realm, id);
  }

  /** 34 people open the report as Word in the same moment. */
  private void atOnce(String shape, Realm realm, ReportId id) throws Exception {
    System.gc();
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<byte[]>> papers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        papers.add(
            people.submit(() ->
                CurrentRealm.in(
                    realm,
                    () ->
                        program
                            .getBean(Papers.class)
                            .word(
                                program.getBean(Reports.class).paper(actor, id, "http://mach")))));
      }
      for (Future<byte[]> paper : papers) {
        paper.get();
      }
    }
    long peak = pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    System.out.printf(
        "  %d at once                        %8.0f ms, heap %d MB at its peak%n",
        AT_ONCE, (System.nanoTime() - start) / 1e6, peak);
    System.out.printf("heap at_once_%s = %d MB%n", shape, peak);
  }

  /** What all numbers would take figure by figure: measured on 10 of them. */
  private double figureByFigure(UnitId unit) {
    Figures figures = program.getBean(Figures.class);
    List<UnitId> units =
        Stream.concat(
                Stream.of(unit),
                jdbc
                    .sql("select unit_id from units_on('2026-06-30') where parent_id = 1")
                    .query((row, number) -> new UnitId(row.getLong(1)))
                    .list()
                    .stream())
            .toList();
    long start = System.nanoTime();
    for (int n = 1; n <= 10; n++) {
      figures.values(actor, "F" + n, units, List.of(HALF), HierarchyMode.AT_EVENT_DATE);
      figures.value(
          actor, "F" + n, unit, TemplateFigures.earlier(HALF), new HierarchyMode.AsOf(HALF.to()));
    }
    return (System.nanoTime() - start) / 1e6 * FIGURES / 10;
  }

  /** What all numbers would take, each asked by itself: measured on 50, at the unit and below. */
  private double oneByOne(UnitId unit) {
    Figures figures = program.getBean(Figures.class);
    List<UnitId> units =
        jdbc.sql("select unit_id from units_on('2026-06-30') where parent_id = 1 order by unit_id")
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list();
    long start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      figures.value(
          actor,
          "F" + (1 + i % FIGURES),
          i % 50 == 0 ? unit : units.get(i % units.size()),
          HALF,
          HierarchyMode.AT_EVENT_DATE);
    }
    double each = (System.nanoTime() - start) / 1e6 / 50;
    return each * FIGURES * (units.size() + 2);
  }

  private static double[] times(int runs, Callable<?> work) throws Exception {
    double[] times = new double[runs];
    work.call();
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      work.call();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  private static String template() {
    StringBuilder text =
        new StringBuilder("@title Báo cáo {period}\n# I. Kết quả\n@figures\n# II. Theo đơn vị\n");
    for (int table = 0; table < TABLES; table++) {
      int first = table * 12;
      text.append("@table ")
          .append(
              IntStream.rangeClosed(first + 1, first + 12)
                  .mapToObj(n -> "F" + n)
                  .collect(Collectors.joining(", ")))
          .append(" | Bảng ")
          .append(table + 1)
          .append('\n');
    }
    return text.append("# III. Nhiệm vụ\n@summary | So với cùng kỳ\n").toString();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static ReportId done(Outcome<ReportId> outcome) {
    return switch (outcome) {
      case Outcome.Done<ReportId>(ReportId id) -> id;
      case Outcome.Refused<ReportId> refused -> throw new IllegalStateException(refused.toString());
    };
  }
}
