package vn.mach.base.search;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.evidence.rollups.BenchCountry;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * {@code script/bench search [BRANCHES]}: suggestions while typing in a country (260000 branches),
 * through HTTP, for somebody at the centre, in a province, a commune and a branch. Baseline in the
 * same run: the same words by {@code ilike} on unaccented text without an index, with the same
 * access scope, three kinds of thing only. Server, PostgreSQL and the client share this machine.
 */
final class SearchBench {

  private static final int ASKED = 160;
  private static final int WARM = 60;
  private static final int BASELINE = 6;

  private final ConfigurableApplicationContext program;
  private final JdbcClient jdbc;
  private final Realm realm;
  private final int port;
  private final Random random = new Random(13);

  private SearchBench(ConfigurableApplicationContext program) {
    this.program = program;
    this.jdbc = program.getBean(JdbcClient.class);
    this.realm = program.getBean(Realms.class).list().getFirst();
    this.port = Integer.parseInt(program.getEnvironment().getProperty("local.server.port", "0"));
  }

  public static void main(String[] arguments) throws Exception {
    int branches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 260_000;
    int year = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear() - 1;
    BenchCountry country = new BenchCountry(branches, year);
    country.build();
    try (var program =
        new SpringApplicationBuilder(MachApplication.class)
            .run(
                "--server.port=0",
                "--mach.first-start=none",
                "--logging.level.root=warn",
                "--mach.data=" + country.data())) {
      SearchBench bench = new SearchBench(program);
      CurrentRealm.run(bench.realm, bench::run);
    }
    System.exit(0);
  }

  private record Reader(String name, String login, String unit) {}

  private record Asked(String kind, String typed) {}

  private void run() {
    papers();
    jdbc.sql("vacuum analyze").update();
    for (String table :
        List.of(
            "units", "people", "activities", "register_entries", "directives", "search_words")) {
      System.out.printf("%d %s%n", count(table), table);
    }
    String branch =
        jdbc.sql(
                "select code from units_on(current_date) where kind = 'branch' order by md5(code) limit 1")
            .query(String.class)
            .single();
    List<Reader> readers =
        List.of(
            new Reader("centre", "search0", "TW"),
            new Reader("province", "search1", "T01"),
            new Reader("commune", "search2", above(branch, "commune")),
            new Reader("branch", "search3", branch));
    List<Double> all = new ArrayList<>();
    List<Double> before = new ArrayList<>();
    for (Reader reader : readers) {
      account(reader);
      Visitor visitor = new Visitor(port, realm).signIn(reader.login);
      List<Asked> asked = questions(reader);
      for (Asked it : asked.subList(0, WARM)) {
        ask(visitor, it.typed);
      }
      Map<String, List<Double>> byKind = new java.util.TreeMap<>();
      List<Double> times = new ArrayList<>();
      List<Map.Entry<Double, String>> slow = new ArrayList<>();
      for (Asked it : asked.subList(WARM, asked.size())) {
        double time = ask(visitor, it.typed);
        times.add(time);
        byKind.computeIfAbsent(it.kind, kind -> new ArrayList<>()).add(time);
        slow.add(Map.entry(time, it.typed));
      }
      all.addAll(times);
      List<Double> floor = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        floor.add(ask(visitor, ""));
      }
      line(reader.name + ": nothing typed (session, account, page)", floor);
      line(reader.name + ": all", times);
      byKind.forEach((kind, some) -> line("  " + kind, some));
      slow.sort(Comparator.comparing(Map.Entry<Double, String>::getKey).reversed());
      slow.stream()
          .limit(4)
          .forEach(it -> System.out.printf("    %.1f ms: %s%n", it.getKey(), it.getValue()));
      for (Asked it : asked.subList(WARM, WARM + BASELINE)) {
        before.add(baseline(reader, it.typed));
      }
    }
    line("baseline: ilike on unaccented text, no index", before);
    System.out.printf("p99 search = %.1f ms%n", last(all));
    System.out.printf("ratio search = %.4f%n", median(all) / median(before));
  }

  /** The country has no register; an invented one, with papers of each commune. */
  private void papers() {
    if (count("register_entries") > 0) {
      return;
    }
    jdbc.sql(
            """
            insert into register_runs (unit_id, book, run_from, run_kind)
            select unit_id, 'incoming', '2026-01-01', '' from units_on(current_date) where kind = 'commune'
            """)
        .update();
    jdbc.sql(
            """
            insert into register_entries (unit_id, book, run_from, run_kind, number, status, day, symbol, title, party, made_at, made_by)
            select r.unit_id, 'incoming', '2026-01-01', '', i, 'arrived', date '2026-01-01' + i, i || '-CV/TU',
              (array['Về việc', 'Báo cáo', 'Đề nghị', 'Triển khai'])[1 + i % 4] || ' '
                || (array['tổng kết', 'rà soát', 'kiểm tra', 'thống kê', 'phối hợp'])[1 + i % 5] || ' '
                || (array['thiên tai', 'đất đai', 'y tế', 'giáo dục', 'đường sá', 'môi trường', 'đê bao'])[1 + i % 7],
              'Văn phòng tỉnh', now(), 0
            from register_runs r cross join generate_series(1, 60) i
            """)
        .update();
    jdbc.sql(
            """
            insert into directives (symbol, kind, title, issuer_id, issued_on, body)
            select lpad(i::text, 2, '0') || '-KH/ĐU', 'plan',
              'Kế hoạch ' || (array['phòng chống thiên tai', 'xây dựng nông thôn mới', 'chuyển đổi số', 'học tập nghị quyết'])[1 + i % 4],
              unit_id, date '2026-01-01' + i, repeat('<p>Nội dung thực hiện theo hướng dẫn của cấp trên và tình hình địa phương.</p>', 40)
            from units_on(current_date) cross join generate_series(1, 6) i where kind = 'commune'
            """)
        .update();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private String above(String unit, String kind) {
    return jdbc.sql(
            """
            select a.code from units u join unit_closure_on(current_date) c on c.unit_id = u.id
            join units_on(current_date) a on a.unit_id = c.ancestor_id where u.code = :unit and a.kind = :kind
            """)
        .param("unit", unit)
        .param("kind", kind)
        .query(String.class)
        .single();
  }

  private void account(Reader reader) {
    jdbc.sql(
            """
            with a as (
              insert into accounts (login, password, created_at) values (:login, :password, now())
              on conflict (login) do update set password = excluded.password returning id
            )
            insert into grants (account_id, role, unit_id, granted_at, granted_by)
            select a.id, 'office', u.id, now(), 0 from a, units u
            where u.code = :unit and not exists (select 1 from grants g where g.account_id = a.id)
            """)
        .param("login", reader.login)
        .param("password", program.getBean(PasswordEncoder.class).encode(TestRealms.PASSWORD))
        .param("unit", reader.unit)
        .update();
  }

  /**
   * What this reader might type: things of their own and of others, whole, in part, with errors.
   */
  private List<Asked> questions(Reader reader) {
    String own =
        "select %s from %s join unit_closure_on(current_date) c on c.unit_id = t.unit_id join units x on x.id = c.ancestor_id"
            + " where x.code = '"
            + reader.unit
            + "' order by random() limit 120";
    List<String> names = new ArrayList<>();
    names.addAll(texts(own.formatted("t.name", "units_on(current_date) t")));
    names.addAll(
        texts(
            own.formatted(
                "p.full_name",
                "(select person_id, unit_id from members_on(current_date) limit 3000000) t join people p on p.id = t.person_id")));
    names.addAll(texts("select full_name from people tablesample system (0.01) limit 60"));
    names.addAll(texts(own.formatted("t.title", "activities t")));
    names.addAll(texts("select title from register_entries tablesample system (0.1) limit 40"));
    List<String> codes = new ArrayList<>();
    codes.addAll(texts(own.formatted("t.code", "units_on(current_date) t")));
    codes.addAll(texts("select ref from activities tablesample system (0.01) limit 40"));
    codes.addAll(texts("select symbol from directives tablesample system (1) limit 40"));
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < ASKED + WARM; i++) {
      String name = names.get(random.nextInt(names.size()));
      asked.add(
          switch (i % 8) {
            case 0 -> new Asked("whole", name);
            case 1 -> new Asked("without accents", Text.unaccented(name));
            case 2 -> new Asked("two words", words(name));
            case 3, 4 ->
                new Asked(
                    "while typing",
                    name.substring(0, Math.min(name.length(), 2 + random.nextInt(10))));
            case 5 -> new Asked("code", codes.get(random.nextInt(codes.size())));
            case 6 -> new Asked("typing error", error(name));
            default ->
                new Asked(
                    "common",
                    List.of(
                            "chi bộ",
                            "sinh hoạt chi bộ",
                            "nguyễn",
                            "nguyễn văn an",
                            "an",
                            "kiểm tra",
                            "xã hòa sơn",
                            "tháng 7",
                            "nghị quyết thiên tai",
                            "không có đâu")
                        .get(random.nextInt(10)));
          });
    }
    java.util.Collections.shuffle(asked, random);
    return asked;
  }

  private static String words(String name) {
    String[] words = name.split(" ");
    return words[words.length - 1] + " " + words[0];
  }

  private String error(String name) {
    int at = 1 + random.nextInt(Math.max(1, name.length() - 3));
    return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
  }

  private List<String> texts(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private static double ask(Visitor visitor, String typed) {
    long start = System.nanoTime();
    HttpResponse<String> answer =
        visitor.get("/search/suggestions?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " for " + typed);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** Units, people and activities only: three questions where the product asks six. */
  private double baseline(Reader reader, String typed) {
    String pattern = "%" + Text.unaccented(typed).replace(" ", "%") + "%";
    long start = System.nanoTime();
    for (String from :
        List.of(
            "select t.unit_id from units_on(current_date) t where %s ilike :pattern and %s order by t.name limit 4"
                .formatted(plain("t.name"), scoped("t.unit_id")),
            "select p.id from people p join members_on(current_date) m on m.person_id = p.id where %s ilike :pattern and %s order by p.full_name limit 4"
                .formatted(plain("p.full_name"), scoped("m.unit_id")),
            "select a.id from activities a where %s ilike :pattern and %s order by a.held_on desc limit 4"
                .formatted(plain("a.title"), scoped("a.unit_id")))) {
      jdbc.sql(from).param("pattern", pattern).param("unit", reader.unit).query(Long.class).list();
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static String plain(String column) {
    return "lower(mach_common.unaccent(" + column + "))";
  }

  private static String scoped(String column) {
    return """
    %s in (select c.unit_id from unit_closure_on(current_date) c join units x on x.id = c.ancestor_id where x.code = :unit)\
    """
        .formatted(column);
  }

  private static void line(String what, List<Double> times) {
    System.out.printf(
        "%-50s median %7.1f ms  p99 %7.1f ms  slowest %7.1f ms  (%d)%n",
        what,
        median(times),
        last(times),
        times.stream().max(Double::compare).orElse(0.0),
        times.size());
  }

  private static double median(List<Double> times) {
    return sorted(times)[times.size() / 2];
  }

  private static double last(List<Double> times) {
    return sorted(times)[Math.max(0, (int) Math.ceil(times.size() * 0.99) - 1)];
  }

  private static double[] sorted(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
