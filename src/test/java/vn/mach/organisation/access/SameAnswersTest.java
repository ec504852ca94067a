package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** What lies beyond reach is answered as what is not there; and answers name no other host. */
@MachTest
@Tag("slow")
class SameAnswersTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  Realm realm;
  Visitor secretary;

  @BeforeEach
  void aSecretaryOfOneBranch() {
    realm = AccessFixture.committee(realms);
    realms.account(realm, "bithu", "secretary", "CB/1");
    realms.account(realm, "ngoai", "clerk", "CB2");
    secretary = new Visitor(port, realm).signIn("bithu");
  }

  @Test
  void filtersDoNotTellWhetherAUnitOrPersonBeyondReachExists() {
    same("/access/audit?unit=%s", "CB2", "CB9");
    same("/access/audit?person=%s", "P4", "P9");
    same("/access?unit=%s", "CB2", "CB9");
    same("/access/codes?unit=%s", "CB2", "CB9");
    same("/people?unit=%s", "CB2", "CB9");
  }

  @Test
  void theFormOfANewAccountDoesNotTellWhetherAPersonBeyondReachExists() {
    secretary.get("/access/new");
    assertThat(account("P4", "P4")).isEqualTo(account("P9", "P9"));
  }

  private String account(String person, String hidden) {
    HttpResponse<String> answer =
        secretary.post(
            "/access",
            Map.of(
                "key",
                "k" + person,
                "login",
                "!!!",
                "role",
                "member",
                "unit",
                "CB/1",
                "person",
                person));
    return answer.statusCode() + plain(answer.body(), hidden);
  }

  @Test
  void aCodeOfAReportBeyondReachLeadsWhereAnUnknownOneLeads() {
    realms.sql(
        realm,
        """
        with template as (
          insert into report_templates (type, version, layout, source, login, made_at)
          select code, 900, 'party', 'x', 'mach', now() from report_types order by position limit 1 returning id, type)
        insert into reports (code, unit_id, type, template_id, period_from, period_to, status, layout, title, begun_by, begun_login, begun_at)
        select 'H7K2', 3, type, id, '2026-01-01', '2026-01-31', 'draft', 'party', 'Báo cáo', 0, 'mach', now() from template
        """);
    var foreign = secretary.get("/reports/open?code=H7K2-03");
    var unknown = secretary.get("/reports/open?code=H7K9-03");
    assertThat(foreign.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(302);
    assertThat(location(foreign).replace("H7K2", ""))
        .isEqualTo(location(unknown).replace("H7K9", ""));
  }

  @Test
  void noAnswerNamesTheHostThatARequestClaims() throws IOException {
    for (String path : new String[] {"/", "/access/audit", "/sign-out"}) {
      String answer = raw(realm.prefix() + path);
      assertThat(answer).contains(" 302").contains("Location: /r/").doesNotContain("evil.example");
    }
    assertThat(raw(realm.prefix() + "/sign-in")).contains(" 200").doesNotContain("evil.example");
  }

  @Test
  void theSheetOfCodesNamesNoAddressWhereNoneIsSet() {
    long clerk = realms.account(realm, "nhaplieu", "clerk", "CB/1");
    secretary.get("/access/" + clerk);
    var sheet = secretary.post("/access/" + clerk + "/code", Map.of("key", "k"));
    assertThat(sheet.body())
        .contains("Tôi có mã dùng một lần")
        .doesNotContain("http://localhost", "localhost:" + port);
  }

  private String raw(String path) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  private void same(String path, String foreign, String unknown) {
    var first = secretary.get(path.formatted(foreign));
    var second = secretary.get(path.formatted(unknown));
    assertThat(first.statusCode() + plain(first.body(), foreign))
        .as(path)
        .isEqualTo(second.statusCode() + plain(second.body(), unknown));
  }

  /** Without what was typed, and without tokens and keys, which differ in each answer. */
  private static String plain(String body, String typed) {
    return body.replace(typed, "")
        .replaceAll("value=\"[^\"]*\"", "")
        .replaceAll("content=\"[^\"]*\"", "");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }
}
