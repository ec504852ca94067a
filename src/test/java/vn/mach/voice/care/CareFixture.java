package vn.mach.voice.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/**
 * A commune with two village branches: secretary {@code bithu} of X1, {@code xa} of the commune,
 * {@code canh} of the neighbour X2, member {@code duc} of X1.
 */
final class CareFixture {

  private static final AtomicInteger KEYS = new AtomicInteger();

  private CareFixture() {}

  static Realm realm(TestRealms realms) {
    Realm realm = realms.create();
    Tree.of("X", "X/X1", "X/X2")
        .named("X", "Đảng bộ xã Tân Lập", "commune")
        .named("X1", "Chi bộ thôn Đông", "branch")
        .named("X2", "Chi bộ thôn Tây", "branch")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 2, 'official'), (2, '2020-01-01', 2, 'official'), (3, '2020-01-01', 3, 'official')\
        """);
    realms.account(realm, "bithu", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "canh", "secretary", "X2");
    realms.account(realm, "duc", "member", "X1");
    realms.account(realm, "hoa", "member", "X1");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(realm, "update accounts set person_id = 2 where login = 'duc'");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
    return realm;
  }

  /** Signed in, with the token that forms carry. */
  static Visitor visitor(int port, Realm realm, String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/care/mine");
    return visitor;
  }

  static HttpResponse<String> post(Visitor by, String path, String... typed) {
    Map<String, String> form = new HashMap<>(Map.of("key", "k" + KEYS.incrementAndGet()));
    for (int i = 0; i < typed.length; i += 2) {
      form.put(typed[i], typed[i + 1]);
    }
    return by.post(path, form);
  }

  /** It must be taken; answers the path to which it leads. */
  static String done(Visitor by, String path, String... typed) {
    HttpResponse<String> answer = post(by, path, typed);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/care"));
  }

  static String household(Visitor by, String name, String kind) {
    return number(
        done(by, "/care/households", "unit", "X1", "name", name, "address", "", "kinds", kind));
  }

  /** The number at the end of a path. */
  static String number(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Money of a partner for X1, in VND. */
  static void give(Visitor by, String partner, String money) {
    done(
        by,
        "/care/fund",
        "unit",
        "X1",
        "partner",
        partner,
        "givenOn",
        "2027-01-05",
        "quantity",
        money);
  }

  /** Things of a partner for X1. */
  static void give(Visitor by, String partner, String quantity, String item, String each) {
    done(
        by,
        "/care/fund",
        "unit",
        "X1",
        "partner",
        partner,
        "givenOn",
        "2027-01-05",
        "quantity",
        quantity,
        "item",
        item,
        "measure",
        "túi",
        "valueEach",
        each);
  }

  /** What all of them answer, asked at the same time. */
  static List<Integer> atOnce(List<Callable<Integer>> all) throws Exception {
    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      for (Future<Integer> one : threads.invokeAll(all)) {
        answers.add(one.get());
      }
    }
    return answers;
  }
}
