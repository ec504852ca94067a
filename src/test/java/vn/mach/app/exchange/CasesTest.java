package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;

/**
 * Every dataset that says what it expects reconciles whole: the project's own, and those that
 * {@code MACH_CASES} names.
 */
@MachTest
@Tag("slow")
class CasesTest {

  private static final Path OWN = Path.of("src/test/resources/cases");

  @Autowired Reconcile reconcile;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  @BeforeEach
  void theDayIsLaterThanTheEvidence() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
  }

  static List<Path> cases() throws IOException {
    List<Path> all = new ArrayList<>(folders(OWN));
    String given = System.getenv("MACH_CASES");
    if (given != null && !given.isBlank()) {
      List<Path> found = folders(Path.of(given));
      assertThat(found).as("folders of cases in MACH_CASES").isNotEmpty();
      all.addAll(found);
    }
    return all;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reconcilesWhole(Path folder) {
    List<String> differences = new ArrayList<>();
    Reconcile.Result result = reconcile.run(folder, differences::add);
    assertThat(differences).isEmpty();
    assertThat(result.failed()).isZero();
    assertThat(result.passed()).isPositive();
  }

  @Test
  void leavesNoRealmBehind() {
    reconcile.run(OWN.resolve("reasons"), line -> {});
    assertThat(
            jdbc.sql("select count(*) from mach_common.realms where name like 'reconcile\\_%'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aDatasetThatIsNotThereIsOneFailureThatSaysOfWhichClassItIs() {
    List<String> differences = new ArrayList<>();
    assertThat(reconcile.run(OWN.resolve("not-there"), differences::add))
        .isEqualTo(new Reconcile.Result(0, 1));
    assertThat(differences)
        .singleElement()
        .asString()
        .matches("not-there: java\\.\\S+Exception: .*not-there");
  }
}
