package vn.mach.evidence.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.figures.SmallRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** More people at once than the pool has connections (20). */
@MachTest
@Tag("slow")
class TargetReadersTest {

  private static final int READERS = 40;
  private static final int ROUNDS = 3;
  private static final List<String> PAGES =
      List.of("/figures/targets/KT.1?unit=1", "/figures/kiem_tra?unit=1", "/figures");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;
  private Realm realm;

  @BeforeEach
  void somebodySeesTheRealm() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);
    realms.account(realm, "dangvien", "member", "T");
  }

  @Test
  void fortyReadersOpenTheTargetsAtOnceAndEachGetsThePage() throws Exception {
    List<Visitor> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(new Visitor(port, realm).signIn("dangvien"));
    }
    CyclicBarrier together = new CyclicBarrier(READERS);
    try (var threads = Executors.newFixedThreadPool(READERS)) {
      List<Future<List<Integer>>> all = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        all.add(threads.submit(reading(readers.get(i), i, together)));
      }
      for (Future<List<Integer>> one : all) {
        assertThat(one.get(60, TimeUnit.SECONDS)).containsOnly(200);
      }
    }
  }

  private static Callable<List<Integer>> reading(
      Visitor reader, int number, CyclicBarrier together) {
    return () -> {
      List<Integer> answers = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        together.await(30, TimeUnit.SECONDS);
        answers.add(reader.get("/figures/targets").statusCode());
        answers.add(reader.get(PAGES.get((number + round) % PAGES.size())).statusCode());
      }
      return answers;
    };
  }
}
