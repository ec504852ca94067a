package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** A sheet names its units as people do, and a row never comes to another unit. */
@MachTest
@Tag("slow")
class NamedUnitsTest {

  private static final String HEAD =
      "Tên chi bộ;Loại hoạt động;Hình thức;Nội dung;Ngày sinh hoạt;Số phải dự;Số có mặt\n";

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private CommandFixture working;
  private Visitor province;

  @BeforeEach
  void aProvinceWhoseNamesRepeat() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    Tree.of("TU", "TU/XA1", "TU/XA2")
        .named("XA1", "Đảng bộ xã Hòa Sơn", "commune")
        .named("XA2", "Đảng bộ xã Mỹ Lợi", "commune")
        .unit("C1", "XA1", "Chi bộ ấp 1", "branch")
        .unit("C2", "XA1", "Chi bộ ấp 2", "branch")
        .unit("D2", "XA2", "Chi bộ ấp 2", "branch")
        .unit("C3", "XA1", "Chi bộ ấp Đông", "branch")
        .unit("C4", "XA1", "Chi bộ ấp Hòa", "branch")
        .unit("C12", "XA1", "Chi bộ ấp 12", "branch")
        .unit("C11", "C1", "Tổ 1", "branch")
        .unit("C121", "C12", "Tổ 1", "branch")
        .plant(realms, realm);
    realms.account(realm, "tinh", "clerk", "TU");
    province = new Visitor(port, realm).signIn("tinh");
  }

  @Test
  void aNameOfSeveralIsRefusedWithAllThatItMayMeanAndTakenWithTheUnitAbove() {
    long id =
        sent(
            HEAD
                + "Chi bộ ấp 2;Sinh hoạt chi bộ;;Ấp 2 nào;05/06/2026;20;19\n"
                + "Chi bộ ấp 2, xã Mỹ Lợi;Sinh hoạt chi bộ;;Mỹ Lợi;05/06/2026;20;19\n"
                + "Chi bộ ấp 2 (Hòa Sơn);Sinh hoạt chi bộ;;Hòa Sơn;05/06/2026;20;19\n");
    assertThat(page(id))
        .contains("2 dòng sẽ được nhận, 1 dòng bị từ chối")
        .contains(
            "Có thể là: Chi bộ ấp 2, Đảng bộ xã Hòa Sơn (C2); Chi bộ ấp 2, Đảng bộ xã Mỹ Lợi (D2).")
        .contains("Chi bộ ấp 2 (D2)", "Chi bộ ấp 2 (C2)");
  }

  @Test
  void aNameIsNotTakenForOneThatDiffersInAnAccentOrGoesOn() {
    long id =
        sent(
            HEAD
                + "Chi bộ ấp Đồng;Sinh hoạt chi bộ;;Chỉ có Đông;05/06/2026;20;19\n"
                + "Tổ 1, Chi bộ ấp 1;Sinh hoạt chi bộ;;Dưới ấp 1;05/06/2026;20;19\n"
                + "Chi bộ ấp Đông;Sinh hoạt chi bộ;;Đúng dấu;05/06/2026;20;19\n"
                + "chi bo ap dong;Sinh hoạt chi bộ;;Không dấu;06/06/2026;20;19\n"
                + "Chi bộ ấp Hoà;Sinh hoạt chi bộ;;Dấu ở chữ a;06/06/2026;20;19\n");
    assertThat(page(id))
        .contains("4 dòng sẽ được nhận, 1 dòng bị từ chối", "Ô ghi “Chi bộ ấp Đồng”.")
        .contains("Tổ 1 (C11)", "Chi bộ ấp Đông (C3)", "Chi bộ ấp Hòa (C4)")
        .doesNotContain("Tổ 1 (C121)");
  }

  private long sent(String text) {
    long id = new ImportFixture(province).sendOne(ExchangeWalkTest.files("thang-6.csv", text));
    working.await(realm, id);
    return id;
  }

  private String page(long id) {
    return province.get("/exchange/imports/" + id).body();
  }
}
