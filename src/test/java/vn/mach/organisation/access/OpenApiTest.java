package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** The description of the API, as it is served, is one that programs can be made from. */
@MachTest
@Tag("slow")
class OpenApiTest {

  private static final Path FOLDER = Path.of("target/spectral");

  /** Where {@code script/test} installs Spectral. */
  private static final Path SPECTRAL =
      FOLDER.resolve("node_modules/@stoplight/spectral-cli/dist/index.js");

  @Autowired TestRealms realms;
  @Autowired JsonMapper json;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @LocalServerPort int port;

  private JsonNode api;

  @BeforeEach
  void asItIsServed() {
    Realm realm = realms.create();
    realms.account(realm, "an", "administrator", null);
    realms.sql(
        realm,
        "insert into api_tokens (account_id, name, digest, made_at, expires_at) select id, 'x', sha256('mach_an'), now(), 'infinity' from accounts");
    api =
        json.readTree(
            new Visitor(port, realm)
                .send(
                    HttpRequest.newBuilder(
                            URI.create(
                                "http://localhost:" + port + realm.prefix() + "/api/v1/openapi"))
                        .header("Authorization", "Bearer mach_an")
                        .build())
                .body());
  }

  @Test
  void spectralFindsNothingInIt() throws Exception {
    assertThat(found(api)).isEmpty();
  }

  @Test
  void spectralFindsWhatIsWrong() throws Exception {
    ((ObjectNode) api.at("/info")).remove("contact");
    ((ObjectNode) api.at("/paths/~1api~1v1~1tasks/get")).remove("description");
    assertThat(found(api)).contains("info-contact", "operation-description");
  }

  @Test
  void everyTagIsDescribed() {
    var described = new TreeSet<String>();
    api.get("tags")
        .forEach(tag -> {
          if (!tag.path("description").asString("").isEmpty()) {
            described.add(tag.get("name").asString());
          }
        });
    var used = new TreeSet<String>();
    api.get("paths")
        .forEach(path ->
            path.forEach(
                operation -> operation.path("tags").forEach(tag -> used.add(tag.asString()))));
    assertThat(described).isEqualTo(used).contains("tasks", "calendar", "activities");
  }

  /** Two of one name would be one schema, and one of the two described wrongly. */
  @Test
  void noTwoAnswersHaveOneName() {
    Map<String, Class<?>> named = new HashMap<>();
    List<String> twice = new ArrayList<>();
    routes.getHandlerMethods().values().stream()
        .map(method -> method.getBeanType())
        .distinct()
        .filter(type -> type.getSimpleName().endsWith("Api"))
        .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
        .filter(Class::isRecord)
        .forEach(type -> {
          Class<?> other = named.put(type.getSimpleName(), type);
          if (other != null) {
            twice.add(type + " and " + other);
          }
        });
    assertThat(twice).isEmpty();
    assertThat(named).hasSizeGreaterThan(10);
  }

  /** The rules of {@code spectral:oas} that it breaks, with the places, errors and warnings. */
  private String found(JsonNode described) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(SPECTRAL),
        "The description was not checked: script/test installs Spectral where npm is found.");
    Path rules =
        Files.writeString(FOLDER.resolve("rules.json"), "{\"extends\": [\"spectral:oas\"]}");
    Path file = Files.writeString(FOLDER.resolve("openapi.json"), described.toString());
    Path answer = FOLDER.resolve("answer.txt");
    Process spectral =
        new ProcessBuilder(
                "node",
                SPECTRAL.toString(),
                "lint",
                "--ruleset",
                rules.toString(),
                "--format",
                "text",
                "--fail-severity",
                "hint",
                "--output",
                answer.toString(),
                "--quiet",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("said.txt").toFile())
            .start();
    int code = spectral.waitFor();
    assertThat(code).as(Files.readString(FOLDER.resolve("said.txt"))).isBetween(0, 1);
    String text = Files.exists(answer) ? Files.readString(answer).strip() : "";
    return code == 0 ? "" : text;
  }
}
