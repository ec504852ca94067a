package vn.mach.organisation.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Files come with work that is given, once for all who are asked, and with each one's answer. */
@MachTest
@Tag("slow")
class TaskFilesTest {

  private static final Pattern FILE = Pattern.compile("/files/(\\d+)\"");
  private static final String BOUNDARY = "----tasks";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor commune;
  private Visitor one;
  private Visitor two;

  @BeforeEach
  void aCommuneWithTwoBranches() {
    clock.turnTo(LocalDate.of(2026, 4, 24));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2", "Y").plant(realms, realm);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "mot", "secretary", "X1");
    realms.account(realm, "hai", "secretary", "X2");
    realms.account(realm, "khac", "office", "Y");
    commune = visitor("xa");
    one = visitor("mot");
    two = visitor("hai");
    give("yes", "Mẫu.txt", "Mẫu báo cáo");
  }

  @Test
  void allWhoAreAskedOpenTheFileOfTheGiverAndNobodyElse() {
    String page = one.get("/tasks/1").body();
    assertThat(page).contains("Tệp của nơi giao", "Mẫu.txt");
    String file = file(page);
    assertThat(two.get(file).body()).isEqualTo("Mẫu báo cáo");
    assertThat(commune.get(file).statusCode()).isEqualTo(200);
    assertThat(visitor("khac").get(file).statusCode()).isEqualTo(404);
    assertThat(one.post(file + "/remove", Map.of("key", "k1")).statusCode()).isEqualTo(404);
    assertThat(commune.get("/tasks/subjects/1").body()).contains("Mẫu.txt", file + "/remove");
  }

  @Test
  void theFilesOfAnAnswerAreOfItsTaskAndStayOnceItWasAnswered() {
    one.get("/tasks/1");
    assertThat(send(one, "/files/tasks/1", form("k2"), "Biên bản.txt", "Đã họp").statusCode())
        .isEqualTo(302);
    String page = one.get("/tasks/1").body();
    assertThat(page).contains("Tệp gửi kèm khi trả lời", "Biên bản.txt", "/remove");
    assertThat(two.get("/files/tasks/1").statusCode()).isEqualTo(404);
    assertThat(commune.get("/tasks/1").body()).contains("Biên bản.txt");

    one.post("/tasks/1/answer", Map.of("key", "k3", "text", "Kèm biên bản"));
    String answered = one.get("/tasks/1").body();
    assertThat(answered).contains("Biên bản.txt").doesNotContain("/remove");
    commune.post("/tasks/1/accept", Map.of("key", "k4", "text", ""));
    assertThat(send(one, "/files/tasks/1", form("k5"), "Muộn.txt", "x").statusCode())
        .as("accepted")
        .isEqualTo(404);
  }

  @Test
  void workIsNotGivenWithAFileThatIsRefused() {
    assertThat(give("", "Khác.txt", "x").statusCode()).as("not stated").isEqualTo(422);
    assertThat(give("yes", "Khác (Mật).txt", "x").statusCode()).as("secret").isEqualTo(422);
    assertThat(commune.get("/tasks/given").body()).doesNotContain("Khác");
    assertThat(one.get("/tasks").body()).containsOnlyOnce("Báo cáo Mẫu.txt");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndQuoted() {
    commune.get("/tasks/new");
    Map<String, String> form = form("all-wrong");
    form.put("title", "");
    form.put("unit", "Không có xã này");
    form.put("whom", "person");
    form.put("person", "Ai đó");
    form.put("workingDays", "mười");
    form.put("dueOn", "31/02/2026");
    form.put("notSecret", "");
    assertThat(send(commune, "/tasks", form, "Trống.txt", "").body())
        .contains(
            "Mục này không được để trống.",
            "“Không có xã này” không chỉ đúng một tổ chức",
            "Với “Ai đó” không có ai",
            "“mười” không phải là số nguyên từ 1 đến 366.",
            "“31/02/2026” không phải là một ngày.",
            "Tệp Trống.txt rỗng.",
            "Hãy xác nhận rằng không tệp nào là tài liệu mật.");
    assertThat(commune.get("/tasks/given").body()).doesNotContain("all-wrong");
  }

  private HttpResponse<String> give(String notSecret, String name, String content) {
    commune.get("/tasks/new");
    Map<String, String> form = form("give-" + name + notSecret);
    form.put("title", "Báo cáo " + name);
    form.put("unit", "X");
    form.put("whom", "children");
    form.put("workingDays", "5");
    form.put("answered", "yes");
    form.put("notSecret", notSecret);
    return send(commune, "/tasks", form, name, content);
  }

  private static Map<String, String> form(String key) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("key", key);
    form.put("notSecret", "yes");
    return form;
  }

  private static HttpResponse<String> send(
      Visitor visitor, String path, Map<String, String> fields, String name, String content) {
    StringBuilder body = new StringBuilder();
    fields.put("_csrf", visitor.token());
    fields.forEach((field, value) -> part(body, "\"" + field + "\"", value));
    part(body, "\"file\"; filename=\"" + name + "\"", content);
    body.append("--").append(BOUNDARY).append("--\r\n");
    return visitor.send(
        HttpRequest.newBuilder(URI.create(visitor.base() + path))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private static void part(StringBuilder body, String name, String content) {
    body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=");
    body.append(name).append("\r\n\r\n").append(content).append("\r\n");
  }

  private static String file(String page) {
    Matcher found = FILE.matcher(page);
    assertThat(found.find()).isTrue();
    return "/files/" + found.group(1);
  }

  private Visitor visitor(String login) {
    return new Visitor(port, realm).signIn(login);
  }
}
