package vn.mach.base.realms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DatabaseAheadTest {

  @Configuration(proxyBeanMethods = false)
  @Import(DatabaseConfig.class)
  static class OnlyADatabase {}

  @Configuration(proxyBeanMethods = false)
  static class NoDatabase {
    @Bean
    Object broken() {
      throw new IllegalStateException("broken on purpose");
    }
  }

  private static ConfigurableApplicationContext start(Class<?> beans, Path data, String url) {
    SpringApplication application = new SpringApplication(beans);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.addListeners(new DatabaseAhead());
    return application.run("--mach.data=" + data, "--mach.db.url=" + url);
  }

  @Test
  void theServerWorksWithThePostgresqlThatWasBegunBesideItAndStopsItWithItself(@TempDir Path data) {
    try (ConfigurableApplicationContext started = start(OnlyADatabase.class, data, "")) {
      Database database = started.getBean(Database.class);
      assertThat(
              started
                  .getBean(DatabaseAhead.Opening.class)
                  .take(started.getBean(DatabaseSettings.class)))
          .isSameAs(database);
      assertThat(data.resolve("postgres/postmaster.pid")).exists();
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void aStartThatFailsBeforeItIsUsedLeavesNoPostgresqlBehind(@TempDir Path data) {
    assertThatThrownBy(() -> start(NoDatabase.class, data, ""))
        .hasRootCauseMessage("broken on purpose");
    assertThat(data.resolve("postgres")).exists();
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void whereItCannotBeOpenedTheStartFailsWithItsReason(@TempDir Path folder) throws Exception {
    Path data = Files.writeString(folder.resolve("data"), "a file is in the way");
    assertThatThrownBy(() -> start(OnlyADatabase.class, data, ""))
        .hasStackTraceContaining("The embedded PostgreSQL did not start in " + data);
  }

  @Test
  void whereOtherSettingsComeAfterwardsTheirDatabaseIsUsedAndTheOneBegunIsStopped(
      @TempDir Path data, @TempDir Path other) {
    SpringApplication application = new SpringApplication(OnlyADatabase.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.addListeners(new DatabaseAhead());
    application.addInitializers(
        context -> TestPropertyValues.of("mach.data=" + other).applyTo(context));
    try (var started = application.run("--mach.data=" + data, "--mach.db.url=")) {
      assertThat(other.resolve("postgres/postmaster.pid")).exists();
      assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void besideAnOutsideDatabaseNoneIsBegun(@TempDir Path folder) {
    Path data = folder.resolve("none");
    assertThatThrownBy(() -> start(NoDatabase.class, data, "jdbc:postgresql://127.0.0.1:1/none"))
        .hasRootCauseMessage("broken on purpose");
    assertThat(data).doesNotExist();
  }
}
