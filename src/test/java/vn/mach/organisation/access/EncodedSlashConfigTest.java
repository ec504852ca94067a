package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Codes hold slashes: {@code /api/v1/units/12%2FA} is the unit {@code 12/A}. */
@MachTest
class EncodedSlashConfigTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void aSlashInsideACodePassesAndStaysInOneSegment() {
    var realm = realms.create();
    realms.account(realm, "bithu", "administrator", null);
    var visitor = new Visitor(port, realm).signIn("bithu");

    var answer = visitor.get("/access/khong%2Fco");
    assertThat(answer.statusCode())
        .as("reaches the application, which has no such page: %s", answer.body())
        .isEqualTo(404);
    assertThat(visitor.get("/assets/..%2F..%2Fapplication.properties").statusCode()).isIn(400, 404);
    assertThat(visitor.get("/khong;co").statusCode())
        .as("what else the firewall refuses stays refused")
        .isEqualTo(400);
  }
}
