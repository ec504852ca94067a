package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.testing.MachTest;

/** What is given out as a file goes one way, and one account takes a few of them at once. */
@MachTest
class DownloadRulesTest {

  private static final Path MAIN = Path.of("src/main/java/vn/mach");
  private static final Pattern WRITES =
      Pattern.compile("response\\s*\\.(?:getOutputStream|getWriter|flushBuffer)\\(");
  private static final Set<String> MAY =
      Set.of("CheckInFilter.java", "DoorFilter.java", "Download.java", "JteViewResolver.java");

  /** A word at the end of an address that says: made for the reader, and a file. */
  private static final Pattern FILE =
      Pattern.compile(".*(?:[./](?:csv|xlsx|zip|pdf|tsv|word)|/file/\\{kind}|/edxml/entries/.*)");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void onlyDownloadsAndPagesWriteToAResponse() throws Exception {
    List<String> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        if (!MAY.contains(file.getFileName().toString()) && writes(Files.readString(file))) {
          others.add(file.toString());
        }
      }
    }
    assertThat(others).isEmpty();
  }

  @Test
  void aPageThatWritesToItsResponseIsFound() {
    assertThat(writes("export.zip(response.getOutputStream());")).isTrue();
    assertThat(writes("response\n    .getOutputStream()\n    .write(bytes)")).isTrue();
    assertThat(writes("Download.send(response, type, name, export::zip);")).isFalse();
  }

  /**
   * The screen in a hall may: what it shows is for who looks at it. The management port only looks
   * whether the name is one of this machine.
   */
  @Test
  void noAddressIsMadeOfTheHostThatARequestNames() throws Exception {
    Pattern host =
        Pattern.compile(
            "UriComponentsBuilder\\s*\\.from(?:ContextPath|Request|Servlet)|getServerName\\(|getRequestURL\\(");
    List<String> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        if (host.matcher(Files.readString(file)).find()) {
          others.add(file.getFileName().toString());
        }
      }
    }
    assertThat(others).containsExactlyInAnyOrder("HallPages.java", "ManagementConfig.java");
  }

  private static boolean writes(String source) {
    return WRITES.matcher(source).find();
  }

  /** All acts of a meeting are read again with each, while others wait with a connection. */
  @Test
  void whatIsDoneInAMeetingIsLimitedByAccount() {
    List<String> unlimited = new ArrayList<>();
    int[] acts = new int[1];
    mapping
        .getHandlerMethods()
        .forEach((route, method) -> {
          boolean act = route.getPatternValues().stream().anyMatch(it -> it.contains("/acts"));
          acts[0] += act ? 1 : 0;
          if (act && !method.hasMethodAnnotation(Expensive.class)) {
            unlimited.add(route.toString());
          }
        });
    assertThat(acts[0]).isEqualTo(3);
    assertThat(unlimited).isEmpty();
  }

  @Test
  void everyFileThatIsMadeForAReaderIsLimitedByAccount() {
    List<String> unlimited = new ArrayList<>();
    int[] files = new int[1];
    mapping
        .getHandlerMethods()
        .forEach((route, method) -> {
          boolean file =
              route.getPatternValues().stream().anyMatch(it -> FILE.matcher(it).matches());
          files[0] += file ? 1 : 0;
          if (file && !method.hasMethodAnnotation(Expensive.class)) {
            unlimited.add(route.toString());
          }
        });
    assertThat(files[0]).isGreaterThan(10);
    assertThat(unlimited).isEmpty();
  }
}
