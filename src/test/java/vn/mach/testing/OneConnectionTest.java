package vn.mach.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.CurrentRealm;

@MachTest
class OneConnectionTest {

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void aQueryInsideARowMapperIsRefused() {
    CurrentRealm.run(
        realms.create(),
        () ->
            assertThatThrownBy(() ->
                    jdbc.sql("select 1")
                        .query((row, number) -> jdbc.sql("select 2").query(Integer.class).single())
                        .list())
                .hasStackTraceContaining("A second connection is taken"));
    assertThat(OneConnection.takeRefused()).hasSize(1);
  }

  @Test
  void aTransactionBesideATransactionIsRefused() {
    TransactionTemplate beside = new TransactionTemplate(transactions);
    beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    CurrentRealm.run(
        realms.create(),
        () ->
            assertThatThrownBy(() ->
                    beside.executeWithoutResult(outer -> beside.executeWithoutResult(inner -> {})))
                .hasStackTraceContaining("A second connection is taken"));
    assertThat(OneConnection.takeRefused()).hasSize(1);
  }

  @Test
  void statementsOfOneTransactionAndOneAfterAnotherAreNot() {
    CurrentRealm.run(
        realms.create(),
        () -> {
          assertThat(jdbc.sql("select 1").query(Integer.class).single()).isEqualTo(1);
          new TransactionTemplate(transactions)
              .executeWithoutResult(status ->
                  jdbc.sql("select 1")
                      .query((row, number) -> jdbc.sql("select 2").query(Integer.class).single())
                      .list());
        });
    assertThat(OneConnection.takeRefused()).isEmpty();
  }
}
