package vn.mach.base.realms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class LocksTest {

  @Autowired TestRealms realms;
  @Autowired Locks locks;
  @Autowired TransactionTemplate transaction;

  @Test
  void aLockIsHeldByOneTransactionInOneRealmUntilItEnds() {
    Realm one = realms.create();
    Realm other = realms.create();
    CurrentRealm.run(
        one,
        () ->
            transaction.executeWithoutResult(status -> {
              assertThat(locks.tryIn("import", 7)).isTrue();
              assertThat(elsewhere(one, "import", 7)).isFalse();
              assertThat(elsewhere(one, "import", 8)).as("another number").isTrue();
              assertThat(elsewhere(one, "totals", 7)).as("another name").isTrue();
              assertThat(elsewhere(other, "import", 7)).as("another realm").isTrue();
            }));
    assertThat(elsewhere(one, "import", 7)).as("the transaction has ended").isTrue();
  }

  @Test
  void outsideATransactionThereIsNoLock() {
    CurrentRealm.run(
        realms.create(),
        () ->
            assertThatThrownBy(() -> locks.tryIn("import", 7))
                .isInstanceOf(IllegalStateException.class));
  }

  private boolean elsewhere(Realm realm, String name, long id) {
    return CompletableFuture.supplyAsync(
            () -> {
              boolean[] held = new boolean[1];
              CurrentRealm.run(
                  realm,
                  () ->
                      transaction.executeWithoutResult(status -> held[0] = locks.tryIn(name, id)));
              return held[0];
            })
        .join();
  }
}
