package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.mach.base.calendar.WorkingDays;
import vn.mach.voice.concerns.ConcernClock.Pause;
import vn.mach.voice.concerns.ConcernClock.Term;

/** The last days of {@code clock.csv}, which were worked out by hand. */
class ConcernClockTest {

  /** A case, as it is written. */
  record Case(
      String what,
      String off,
      String worked,
      String rules,
      String received,
      String events,
      String station,
      String whole) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/vn/mach/voice/concerns/clock.csv"))
        .stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("what;"))
        .map(line -> line.split(";", -1))
        .map(it -> new Case(it[0], it[1], it[2], it[3], it[4], it[5], it[6], it[7]));
  }

  @Test
  void thereAreAtLeastSixtyCases() throws IOException {
    assertThat(cases().count()).isGreaterThanOrEqualTo(60);
    assertThat(cases().map(Case::what)).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theLastDaysAreThoseWorkedOutByHand(Case it) {
    WorkingDays calendar = new WorkingDays(days(it.off), days(it.worked));
    List<ConcernRule> rules = rules(it.rules);
    List<String> events =
        Arrays.stream(it.events.split(", ")).filter(event -> !event.isEmpty()).toList();
    boolean urgent = events.contains("urgent");
    LocalDate received = LocalDate.parse(it.received);
    LocalDate from = received;
    String level = "branch";
    int extension = 0;
    List<Pause> all = new ArrayList<>();
    List<Pause> own = new ArrayList<>();
    for (String event : events) {
      String[] words = event.split(" ");
      switch (words[0]) {
        case "ask" -> own.add(new Pause(LocalDate.parse(words[1]), null));
        case "reply" -> own.add(new Pause(own.removeLast().asked(), LocalDate.parse(words[1])));
        case "extend" -> extension = Integer.parseInt(words[1]);
        case "hand" -> {
          from = LocalDate.parse(words[1]);
          level = words.length > 2 ? words[2] : level;
          all.addAll(own);
          own.clear();
        }
        default -> assertThat(event).isEqualTo("urgent");
      }
    }
    all.addAll(own);
    int part = ConcernRule.on(from, ConcernKind.WISH, level, rules).orElseThrow().part(urgent);
    int whole =
        ConcernRule.on(received, ConcernKind.WISH, "branch", rules).orElseThrow().wholeDays();
    assertThat(said(new Term(from, part, extension, own), calendar)).isEqualTo(it.station);
    assertThat(said(new Term(received, whole, extension, all), calendar)).isEqualTo(it.whole);
  }

  @Test
  void itIsSaidWhichDaysWereLeftOut() {
    var counted =
        ConcernClock.count(
                new Term(
                    LocalDate.of(2026, 8, 17),
                    10,
                    2,
                    List.of(new Pause(LocalDate.of(2026, 8, 19), LocalDate.of(2026, 8, 21)))),
                new WorkingDays(days("2026-08-31 2026-09-01 2026-09-02"), days("2026-08-22")))
            .orElseThrow();
    assertThat(counted.off()).hasSize(3);
    assertThat(counted.worked()).containsExactly(LocalDate.of(2026, 8, 22));
    assertThat(counted.waited()).isEqualTo(2);
  }

  private static String said(Term term, WorkingDays calendar) {
    return ConcernClock.due(term, calendar).map(Objects::toString).orElse("-");
  }

  private static Set<LocalDate> days(String text) {
    return Arrays.stream(text.split(" "))
        .filter(it -> !it.isEmpty())
        .map(LocalDate::parse)
        .collect(Collectors.toSet());
  }

  private static List<ConcernRule> rules(String text) {
    return Arrays.stream(text.split(" "))
        .map(it -> {
          String[] parts = it.split(":");
          String[] first = parts[0].split("@");
          String[] days = parts[1].split("/");
          return new ConcernRule(
              0,
              ConcernKind.WISH,
              first.length > 1 ? first[1] : null,
              Integer.parseInt(days[0]),
              Integer.parseInt(days[1]),
              Integer.parseInt(days[2]),
              Integer.parseInt(days[3]),
              false,
              LocalDate.parse(first[0]),
              "");
        })
        .toList();
  }
}
