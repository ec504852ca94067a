package vn.mach.organisation.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class TasksTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Tasks tasks;
  @Autowired TaskCounts counts;
  @Autowired TaskCountsSql stored;
  @Autowired AssignTasksJob job;
  @Autowired TransferTasks transfers;
  @Autowired Jobs jobs;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private int keys;

  @BeforeEach
  void aCommuneWithBranches() {
    clock.turnTo(LocalDate.of(2026, 4, 24));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/X/X2", "T/Y", "T/Y/Y1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 4, 'official')\
        """);
    realms.account(realm, "tinh", "office", "T");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "mot", "secretary", "X1");
    realms.account(realm, "hai", "secretary", "X2");
    realms.account(realm, "khac", "office", "Y");
    realms.account(realm, "hoa", "member", "X1");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
  }

  @Test
  void aReportIsAskedOfAllBranchesOfACommuneByADayInWorkingDaysAcrossAHoliday() {
    Visitor province = visitor("tinh");
    give(province, Map.of("unit", "X", "whom", "below", "kind", "branch", "workingDays", "5"));
    // 27 April, 30 April and 1 May are days off: 28, 29 April, 4, 5, 6 May
    Visitor one = visitor("mot");
    assertThat(one.get("/tasks").body()).contains("Báo cáo nhanh", "hạn 06/05/2026", "Đơn vị T");
    long task = task("X1");
    assertThat(one.get("/tasks/" + task).body())
        .contains("5 ngày làm việc", "27/04/2026, 30/04/2026, 01/05/2026");
    assertThat(visitor("xa").get("/tasks").body()).doesNotContain("Báo cáo nhanh");
    assertThat(visitor("khac").get("/tasks/" + task).statusCode()).isEqualTo(404);
    assertThat(visitor("hoa").get("/tasks/" + task).statusCode()).isEqualTo(404);
    board("T", 2, 0, 0);

    assertThat(one.post("/tasks/" + task + "/settle", key()).statusCode()).isEqualTo(302);
    board("T", 1, 0, 1);
    clock.turnTo(LocalDate.of(2026, 5, 9));
    board("X", 0, 1, 1);
    board("Y", 0, 0, 0);
    Visitor commune = visitor("xa");
    assertThat(commune.get("/tasks/board?unit=2").body()).contains("Đơn vị X2", "chậm");
    assertThat(commune.get("/tasks/counted?unit=2&what=late").body()).contains("Chậm 3 ngày");
    assertThat(commune.get("/tasks/board.csv?unit=2").body()).contains("X2,Đơn vị X2,1,0,0");
    assertThat(commune.get("/tasks/waiting?unit=2").body()).contains("Chi bộ");
    assertThat(visitor("khac").get("/tasks/board?unit=2").statusCode()).isEqualTo(404);

    HttpResponse<String> handed =
        commune.post(
            "/tasks/" + task("X2") + "/hand-on",
            typed(Map.of("to", "X1", "until", "2026-05-12", "note", "Làm thay")));
    assertThat(handed.statusCode()).as(handed.body()).isEqualTo(302);
    assertThat(one.get("/tasks").body()).contains("Chậm 3 ngày");
    assertThat(one.get("/tasks/" + task("X2")).body()).contains("Đơn vị X2", "Làm thay");
    board("X1", 0, 1, 1);
    board("X2", 0, 0, 0);
    board("X", 0, 1, 1);
  }

  @Test
  void whoAcceptsAnAnswerAcceptsTheOneThatTheyRead() {
    Visitor commune = visitor("xa");
    give(commune, Map.of("unit", "X1", "whom", "unit", "answered", "yes", "workingDays", "3"));
    String task = "/tasks/" + task("X1");
    Visitor one = visitor("mot");
    one.get(task);
    one.post(task + "/answer", typed(Map.of("text", "Đã họp đủ")));
    String read = commune.shown(task, "/accept");
    commune.post(task + "/give_back", typed(Map.of("text", "Thiếu biên bản")));
    one.post(task + "/answer", typed(Map.of("text", "Chưa họp được")));
    for (String step : List.of("accept", "give_back", "cancel", "excuse")) {
      HttpResponse<String> late =
          commune.post(task + "/" + step, typed(Map.of("text", "Vì câu cũ", "shown", read)));
      assertThat(late.statusCode()).as(step).isEqualTo(422);
      assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Chưa họp được");
    }
    String now = commune.shown(task, "/accept");
    assertThat(commune.post(task + "/accept", typed(Map.of("text", "", "shown", now))).statusCode())
        .isEqualTo(302);
  }

  @Test
  void anAnswerIsReturnedWithARemarkAndThenAccepted() {
    Visitor commune = visitor("xa");
    give(commune, Map.of("unit", "X1", "whom", "unit", "answered", "yes", "workingDays", "3"));
    long task = task("X1");
    Visitor one = visitor("mot");
    assertThat(one.post("/tasks/" + task + "/settle", key()).statusCode()).isEqualTo(404);
    assertThat(one.post("/tasks/" + task + "/answer", typed(Map.of("text", ""))).statusCode())
        .isEqualTo(422);
    one.post("/tasks/" + task + "/answer", typed(Map.of("text", "Đã họp")));
    board("X", 0, 0, 1);
    assertThat(commune.get("/tasks").body()).contains("Chờ đồng chí chấp nhận");
    assertThat(one.post("/tasks/" + task + "/accept", typed(Map.of("text", ""))).statusCode())
        .isEqualTo(404);
    commune.post("/tasks/" + task + "/give_back", typed(Map.of("text", "Thiếu biên bản")));
    board("X", 1, 0, 0);
    assertThat(one.get("/tasks/" + task).body()).contains("Đã họp", "Thiếu biên bản");
    one.post("/tasks/" + task + "/answer", typed(Map.of("text", "Đã gửi biên bản")));
    commune.post("/tasks/" + task + "/accept", typed(Map.of("text", "")));
    assertThat(commune.post("/tasks/" + task + "/accept", typed(Map.of("text", ""))).statusCode())
        .as("accepted twice")
        .isEqualTo(422);
    board("X", 0, 0, 1);
    commune.post("/tasks/" + task + "/reopen", typed(Map.of("text", "Nhầm đơn vị")));
    commune.post("/tasks/" + task + "/excuse", typed(Map.of("text", "Không phải nơi này")));
    board("X", 0, 0, 0);
    assertThat(one.get("/tasks/" + task).body()).contains("được miễn", "Không phải nơi này");
  }

  @Test
  void aMemberHasTheirOwnTasksAndTheBranchKeepsThemWhenTheMemberLeaves() {
    Visitor one = visitor("mot");
    give(one, Map.of("unit", "X1", "whom", "person", "person", "D1", "workingDays", "3"));
    Visitor hoa = visitor("hoa");
    assertThat(hoa.get("/tasks").body()).contains("Báo cáo nhanh", "Nguyễn Thị Hòa");
    assertThat(one.get("/tasks").body()).doesNotContain("Báo cáo nhanh");
    HttpResponse<String> left =
        one.post("/people/1/leave", typed(Map.of("from", "2026-04-23", "reason", "Ra khỏi")));
    assertThat(left.statusCode()).as(left.body()).isEqualTo(302);
    assertThat(one.get("/tasks").body()).contains("Báo cáo nhanh");
    assertThat(one.get("/tasks/" + task("X1")).body()).contains("người được giao đã chuyển đi");
  }

  @Test
  void manyUnitsAreAskedInAJobAndNoneTwiceWhenItBeginsAgain() {
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql(
                  """
                  with made as (insert into units (code) select 'N' || n from generate_series(1, 12000) n returning id, code)
                  insert into unit_versions (unit_id, valid_from, parent_id, name, kind) select id, '2020-01-01', 5, code, 'branch' from made
                  """)
              .update();
          jdbc.sql("call rebuild_unit_closure()").update();
          Long number =
              transaction.execute(status -> {
                Long started =
                    tasks
                        .assignAll(
                            Actor.system(),
                            TaskSubject.of("order", "test", 7, "Việc lớn", "/tasks"),
                            TaskRecipients.below(new UnitId(1), Set.of("branch")),
                            tasks.due(10, true))
                        .orElseThrow();
                // only this test runs it, not a node beside it
                jdbc.sql("delete from scheduled_tasks where task_instance = ?")
                    .param(realm.name() + "/" + started)
                    .update();
                return started;
              });
          var found = jobs.about("tasks:1").orElseThrow();
          assertThat(found.id()).isEqualTo(number);
          JobRun diesHalfWay =
              (done, steps) -> {
                if (done >= 10_000) {
                  throw new IllegalStateException("the node dies");
                }
              };
          try {
            job.run(found, diesHalfWay);
          } catch (IllegalStateException e) {
            assertThat(made()).isEqualTo(10_000);
          }
          job.run(found, (done, steps) -> {});
          job.run(found, (done, steps) -> {});
          assertThat(made()).isEqualTo(12_003);
        });
    board("T", 12_003, 0, 0);
  }

  @Test
  void aTransferThatWaitsIsATaskOfTheUnitThatReceives() {
    realms.sql(
        realm,
        """
        insert into transfers (person_id, from_unit_id, to_unit_id, kind, status, announced_on, papers_due_on)
        values (1, 3, 4, 'official', 'announced', '2026-04-20', '2026-07-20')\
        """);
    CurrentRealm.run(realm, transfers::followAll);
    assertThat(visitor("hai").get("/tasks").body()).contains("Nguyễn Thị Hòa", "hạn 20/07/2026");
    realms.sql(realm, "update transfers set status = 'returned', settled_on = '2026-04-24'");
    CurrentRealm.run(realm, transfers::followAll);
    board("X2", 0, 0, 1);
  }

  @Test
  void whatCannotBeIsSaidBesideItsField() {
    Visitor commune = visitor("xa");
    commune.get("/tasks/new");
    HttpResponse<String> answer =
        commune.post(
            "/tasks",
            typed(Map.of("unit", "Y", "whom", "person", "title", "Việc", "dueOn", "2026-04-01")));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("không chỉ đúng một tổ chức trong phạm vi");
    assertThat(
            commune
                .post(
                    "/tasks",
                    typed(Map.of("unit", "X", "whom", "unit", "title", "", "dueOn", "2026-04-01")))
                .body())
        .contains("Ngày 01/04/2026 đã qua");
  }

  private long made() {
    return jdbc.sql("select count(*) from tasks").query(Long.class).single();
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/tasks");
    return visitor;
  }

  private void give(Visitor visitor, Map<String, String> fields) {
    visitor.get("/tasks/new");
    Map<String, String> form = new HashMap<>(typed(fields));
    form.put("title", "Báo cáo nhanh");
    HttpResponse<String> answer = visitor.post("/tasks", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private Map<String, String> key() {
    return Map.of("key", "k" + ++keys);
  }

  private Map<String, String> typed(Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", "k" + ++keys);
    return form;
  }

  /** The task that was assigned to a unit first. */
  private long task(String unit) {
    long[] found = new long[1];
    CurrentRealm.run(
        realm,
        () ->
            found[0] =
                jdbc.sql(
                        "select t.id from tasks t join units u on u.id = t.assigned_unit_id where u.code = ?")
                    .param(unit)
                    .query(Long.class)
                    .single());
    return found[0];
  }

  /** What the board says of a unit today. */
  private void board(String code, long due, long late, long done) {
    CurrentRealm.run(
        realm,
        () -> {
          while (counts.refresh()) {
            // until nothing waits
          }
          UnitId unit =
              new UnitId(
                  jdbc.sql("select id from units where code = ?")
                      .param(code)
                      .query(Long.class)
                      .single());
          TaskCountsSql.Counts sum =
              stored
                  .read(
                      List.of(unit),
                      List.of("order", "transfer"),
                      LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Ho_Chi_Minh")))
                  .getOrDefault(unit, Map.of())
                  .values()
                  .stream()
                  .reduce(TaskCountsSql.Counts.NONE, TaskCountsSql.Counts::plus);
          assertThat(List.of(sum.due(), sum.late(), sum.done()))
              .as(code)
              .isEqualTo(List.of(due, late, done));
        });
  }
}
