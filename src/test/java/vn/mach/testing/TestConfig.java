package vn.mach.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import vn.mach.base.jobs.TestJobs;

@TestConfiguration(proxyBeanMethods = false)
@Import({TestRealms.class, TestJobs.class})
class TestConfig {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }

  @Bean
  static OneConnection.Everywhere oneConnection() {
    return new OneConnection.Everywhere();
  }
}
