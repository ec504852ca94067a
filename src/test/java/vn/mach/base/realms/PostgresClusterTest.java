package vn.mach.base.realms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresClusterTest {

  private static final long MB = 1 << 20;

  @Test
  void theDatabaseKeepsAQuarterOfTheMachinesMemoryFromAnOfficesSmallOneToACountrys() {
    assertThat(PostgresCluster.sharedBuffers(4_096 * MB)).isEqualTo(1_024);
    assertThat(PostgresCluster.sharedBuffers(65_536 * MB)).isEqualTo(2_048);
    assertThat(PostgresCluster.sharedBuffers(256 * MB)).isEqualTo(128);
    assertThat(PostgresCluster.sharedBuffers(0)).as("not known").isEqualTo(128);
  }
}
