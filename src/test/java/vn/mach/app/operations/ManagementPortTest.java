package vn.mach.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/**
 * Whoever watches over an installation asks its management port; on the port of the pages nobody
 * does.
 */
@MachTest
@TestPropertySource(properties = "management.server.port=0")
@Tag("slow")
class ManagementPortTest {

  @Autowired TestRealms realms;
  @Autowired RealmMetrics metrics;
  @LocalServerPort int port;

  @Value("${local.management.port}")
  int management;

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void healthAndReadinessAreTold() throws Exception {
    assertThat(get(management, "/health/readiness").body()).contains("\"UP\"").contains("database");
    assertThat(get(management, "/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get(management, "/health").body()).contains("data_free_bytes");
  }

  @Test
  void metricsTellWhatWaitsInEachRealmAndNothingOfPersons() throws Exception {
    Realm realm = realms.create();
    Tree.of("K", "K/A").plant(realms, realm);
    realms.account(realm, "nguoi.nao.do", "office", "K");
    Visitor visitor = new Visitor(port, realm).signIn("nguoi.nao.do");
    visitor.get("/units/1?q=nguyen");
    metrics.measure();
    String said = get(management, "/prometheus").body();
    assertThat(said)
        .contains("mach_jobs_under_way{realm=\"" + realm.name() + "\"} 0.0")
        .contains("mach_backup_age_seconds{realm=\"" + realm.name() + "\"} -1.0")
        .contains("mach_totals_waiting{realm=\"" + realm.name() + "\"}")
        .contains("mach_disk_free_bytes{of=\"data\"}")
        .contains("hikaricp_connections_active")
        .contains("uri=\"/units/{id}\"")
        .doesNotContain("nguoi.nao.do")
        .doesNotContain("nguyen");
  }

  @Test
  void nothingElseIsAnsweredThereAndNothingOfItOnThePortOfThePages() throws Exception {
    for (String path : List.of("/env", "/heapdump", "/loggers", "/beans", "/units")) {
      assertThat(get(management, path).statusCode()).as(path).isEqualTo(404);
    }
    Realm realm = realms.create();
    for (String path :
        List.of(
            "/health", "/prometheus", "/actuator", "/actuator/health", "/actuator/prometheus")) {
      assertThat(get(port, realm.prefix() + path).statusCode()).as(path).isIn(302, 404);
    }
  }

  @Test
  void aPageOfAnotherHostInABrowserOnThisMachineReadsNothing() throws Exception {
    assertThat(named("evil.example")).startsWith("HTTP/1.1 403").doesNotContain("UP");
    assertThat(named("127.0.0.1.evil.example:" + management)).startsWith("HTTP/1.1 403");
    for (String own : List.of("localhost:" + management, "127.0.0.1:" + management, "[::1]")) {
      assertThat(named(own)).as(own).startsWith("HTTP/1.1 200").contains("UP");
    }
  }

  private String named(String host) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", management)) {
      socket
          .getOutputStream()
          .write(
              ("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
