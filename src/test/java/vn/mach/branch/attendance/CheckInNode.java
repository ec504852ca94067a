package vn.mach.branch.attendance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import vn.mach.MachApplication;

/** A server in a process of its own, which is asked over HTTP and may be killed. */
final class CheckInNode implements AutoCloseable {

  private static final String READY = "ready ";

  private final Process process;
  private final BufferedReader said;
  private final int port;

  private CheckInNode(Process process, BufferedReader said, int port) {
    this.process = process;
    this.said = said;
    this.port = port;
  }

  static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    var program =
        new SpringApplicationBuilder(MachApplication.class)
            .run(
                "--server.port=0",
                "--mach.first-start=none",
                "--mach.refresh=false",
                "--mach.backup.nightly=false",
                "--mach.jobs.leave=rollups,notices",
                "--logging.level.root=warn",
                "--mach.db.url=" + arguments[0],
                "--mach.db.user=postgres",
                "--mach.db.password=postgres");
    out.println(READY + ((ServletWebServerApplicationContext) program).getWebServer().getPort());
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (asked.readLine() != null) {
      out.println(peakMegabytes());
    }
    System.exit(0);
  }

  private static long peakMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(it -> it.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(it -> it.getUsed())
            .sum()
        >> 20;
  }

  /** Starts one and waits until it answers. */
  static CheckInNode start(String url, List<String> options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(options);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            CheckInNode.class.getName(),
            url));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(READY)) {
        return new CheckInNode(
            process, said, Integer.parseInt(line.substring(READY.length()).strip()));
      }
      System.err.println(line);
    }
    throw new IllegalStateException("The node ended by itself");
  }

  int port() {
    return port;
  }

  /** Its time on the processors so far, in milliseconds. */
  long cpuMillis() {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  /** The most heap that was in use, what could have been thrown away included. */
  long heapMegabytes() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return Long.parseLong(said.readLine().strip());
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
