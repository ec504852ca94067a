package vn.mach;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.mach.base.realms.DatabaseAhead;
import vn.mach.evidence.reports.ArchiveVerification;

/** The one program: {@code server} runs the pages, every other first word is a command. */
@SpringBootApplication(
    nameGenerator =
        FullyQualifiedAnnotationBeanNameGenerator.class) // modules may use the same short name
@EnableScheduling
public class MachApplication {

  /** Read by the JDK when the first virtual thread starts. */
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  public static void main(String[] arguments) {
    if (System.getProperty(CARRIERS) == null) { // work without waiting shares them (docs/adr/0018)
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(CARRIERS, Integer.toString(Math.max(16, 4 * processors)));
    }
    if (arguments.length > 0 && arguments[0].equals("server")) {
      Thread.setDefaultUncaughtExceptionHandler(new EndsWithoutMemory());
      SpringApplication server = new SpringApplication(MachApplication.class);
      server.addListeners(new DatabaseAhead());
      server.run(Arrays.copyOfRange(arguments, 1, arguments.length));
    } else if (arguments.length > 0
        && arguments[0].equals("verify-report")) { // needs neither server nor database
      System.exit(
          ArchiveVerification.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out));
    } else {
      System.exit(MachCommand.run(MachApplication.class, arguments));
    }
  }
}
