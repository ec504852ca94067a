package vn.mach;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is delivered, beside a PostgreSQL of its own. Runs after it is packaged. */
class DeliveredJarIT {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
  private static final String PASSWORD = "mot-mat-khau-dai-2026";

  @TempDir Path folder;

  @Test
  void theJarIsExtractedStartsLetsSomebodySignInReadsAPdfAndStops() throws Exception {
    run("-Djarmode=tools", "-jar", "target/mach.jar", "extract", "--destination", app());
    int port = freePort();
    Path log = folder.resolve("log.txt");
    ProcessBuilder start =
        new ProcessBuilder(
            JAVA.toString(),
            "-Xmx768m",
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            app() + "/mach.jar",
            "server",
            "--mach.first-start=sample");
    start.environment().put("MACH_PORT", Integer.toString(port));
    start.environment().put("MACH_DATA", folder.resolve("data").toString());
    start.environment().put("MACH_SAMPLE_PASSWORD", PASSWORD);
    start.environment().remove("MACH_DB_URL");
    Process server = start.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      String login =
          await(server, log, Pattern.compile("(?m)^\\s*(\\S+)\\s+.*[Aa]dministrator.*$"));
      HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
      String base = "http://localhost:" + port;
      HttpResponse<String> page = get(browser, base + "/sign-in");
      assertThat(page.statusCode()).isEqualTo(200);
      HttpResponse<String> answer = post(browser, base + "/sign-in", token(page), login);
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("location").orElse("")).doesNotContain("sign-in");
      assertThat(get(browser, base + "/").body()).contains("table");
      String backup = folder.resolve("all.backup").toString();
      assertThat(command("backup", backup)).contains("all.backup: mau, ");
      assertThat(command("drill", backup))
          .contains("all equal to what was saved")
          .contains("stored totals equal a recount of the evidence");
      try (Stream<Path> beside = Files.list(folder)) {
        assertThat(beside.filter(it -> it.toString().contains(".drill-"))).isEmpty();
      }
      assertThat(get(browser, base + "/backups").body())
          .as("the running server knows of both")
          .contains(backup)
          .contains("đã diễn tập khôi phục");
    } finally {
      server.destroy();
      assertThat(server.waitFor(60, SECONDS)).as("stops within a minute").isTrue();
    }
    assertThat(Files.exists(folder.resolve("data/postgres/postmaster.pid")))
        .as("its PostgreSQL stopped with it")
        .isFalse();
  }

  private String app() {
    return folder.resolve("app").toString();
  }

  /** A command beside the server. Returns what it said. */
  private String command(String... words) throws IOException, InterruptedException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                JAVA.toString(),
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                app() + "/mach.jar"));
    command.addAll(List.of(words));
    ProcessBuilder start = new ProcessBuilder(command).redirectErrorStream(true);
    start.environment().put("MACH_DATA", folder.resolve("data").toString());
    start.environment().remove("MACH_DB_URL");
    Process process = start.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(JAVA.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  /** Waits until the log says what the pattern looks for; gives its first group. */
  private static String await(Process server, Path log, Pattern pattern) throws Exception {
    for (int second = 0; second < 300; second++) {
      String text = Files.exists(log) ? Files.readString(log) : "";
      var found = pattern.matcher(text);
      if (found.find()) {
        return found.group(1);
      }
      assertThat(!server.waitFor(1, SECONDS)).as("the server ended:\n" + text).isTrue();
    }
    throw new AssertionError("the server did not start:\n" + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static HttpResponse<String> get(HttpClient browser, String address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      HttpClient browser, String address, String token, String login) throws Exception {
    String body =
        "login=%s&password=%s&_csrf=%s".formatted(encode(login), encode(PASSWORD), encode(token));
    return browser.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String token(HttpResponse<String> page) {
    var found = TOKEN.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
