package vn.mach;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.mach.evidence.reports.ArchiveVerification;

/** The one program: {@code server} runs the pages, every other first word is a command. */
@SpringBootApplication(
    nameGenerator =
        FullyQualifiedAnnotationBeanNameGenerator.class) // modules may use the same short name
@EnableScheduling
public class MachApplication {

  static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("server")) {
      SpringApplication.run(
          MachApplication.class, Arrays.copyOfRange(arguments, 1, arguments.length));
    } else if (arguments.length > 0
        && arguments[0].equals("verify-report")) { // needs neither server nor database
      System.exit(
          ArchiveVerification.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out));
    } else {
      System.exit(MachCommand.run(arguments));
    }
  }
}
