package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class FlashCookieTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void whatSomebodyWroteIntoTheCookieThemselvesBreaksNoPageAndIsNotSaid() throws Exception {
    Realm realm = realms.create();
    for (String value :
        new String[] {
          "rubbish",
          said("[]"),
          said("{\"a\":1}"),
          said("[null]"),
          said("[{\"warning\":true,\"key\":\"no.such\",\"arguments\":[],\"until\":9999999999999}]")
        }) {
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:" + port + realm.prefix() + "/sign-in"))
                      .header("Cookie", "mach-said=" + value)
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).as(value).isEqualTo(200);
      assertThat(page.body()).doesNotContain("no.such");
    }
  }

  private static String said(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
