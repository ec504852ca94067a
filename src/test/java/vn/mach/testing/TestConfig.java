package vn.mach.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import vn.mach.base.jobs.TestJobs;

@TestConfiguration(proxyBeanMethods = false)
@Import({TestRealms.class, UsedRealms.class, TestJobs.class})
class TestConfig {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }

  @Bean
  static FilterRegistrationBean<UnheldAnswers> unheldAnswers() {
    FilterRegistrationBean<UnheldAnswers> filter =
        new FilterRegistrationBean<>(new UnheldAnswers());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  static OneConnection.Everywhere oneConnection() {
    return new OneConnection.Everywhere();
  }
}
