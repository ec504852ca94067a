package vn.mach.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
class HelpTest {

  @Autowired TestRealms realms;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  @Test
  void everyPageHasHelpOrAReasonWhyNot() {
    TreeSet<String> pages = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
              && answersAPage(method)) {
            pages.addAll(info.getPatternValues());
          }
        });
    List<String> without =
        pages.stream()
            .filter(route -> HelpTopics.of(route).isEmpty())
            .filter(route -> !HelpTopics.WITHOUT.containsKey(route))
            .toList();
    assertThat(without).isEmpty();
    List<String> known = new ArrayList<>(HelpTopics.WITHOUT.keySet());
    HelpTopics.ROUTES.values().forEach(known::addAll);
    assertThat(pages).as("what has help is a page").containsAll(known);
  }

  private static boolean answersAPage(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("vn.mach.")
        && method.getReturnType().getParameterType().equals(String.class);
  }

  @Test
  void theMarkInTheBarLeadsToTheHelpOfThePage() {
    Realm realm = realms.create();
    Tree.of("K").plant(realms, realm);
    realms.account(realm, "vanphong", "office", "K");
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    String link =
        office.get("/units/1").body().replaceAll("(?s).*data-help href=\"([^\"]*)\".*", "$1");
    var answer = office.get(link.substring(realm.prefix().length()));
    assertThat(answer.headers().firstValue("location").orElse("")).endsWith("/help/units");
    assertThat(office.get("/help/units").body()).contains("Trợ giúp: Tổ chức");
    assertThat(office.get("/help/units?lang=en").body()).contains("Help: Units");
    assertThat(office.get("/help/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void firstStepsAreTickedOffByWhatExists() {
    Realm realm = realms.create();
    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = new Visitor(port, realm).signIn("quantri");
    assertThat(done(administrator)).isEmpty();
    Tree.of("K", "K/A").plant(realms, realm);
    realms.account(realm, "vanphong", "office", "K");
    assertThat(done(administrator))
        .containsExactly("Nhập cơ cấu tổ chức", "Tạo tài khoản cho người khác");
    realms.sql(
        realm,
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
        select 'A-1', id, 'visit', 'Thăm', '2026-01-05', 'confirmed', 0, now() from units where code = 'A'
        """);
    assertThat(done(administrator))
        .contains("Xác nhận hoạt động đầu tiên", "Tự ghi hoạt động đầu tiên");
  }

  private static List<String> done(Visitor visitor) {
    var found =
        java.util.regex.Pattern.compile("Đã xong:</span>\\s*<a [^>]*>([^<]*)</a>")
            .matcher(visitor.get("/help/start").body());
    List<String> done = new ArrayList<>();
    while (found.find()) {
      done.add(found.group(1));
    }
    return done;
  }

  @Test
  void helpIsFoundByItsWords() {
    Realm realm = realms.create();
    Tree.of("K").plant(realms, realm);
    realms.account(realm, "vanphong", "office", "K");
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    assertThat(office.get("/search?q=sap+xep+to+chuc").body()).contains("/help/reorganise");
    assertThat(office.get("/search?q=merge+units&lang=en").body()).contains("/help/reorganise");
  }

  @Test
  void whatHasNoHelpSaysWhy() {
    for (Map.Entry<String, String> without : HelpTopics.WITHOUT.entrySet()) {
      assertThat(without.getValue()).as(without.getKey()).isNotBlank();
    }
  }
}
