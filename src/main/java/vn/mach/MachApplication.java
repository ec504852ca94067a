package vn.mach;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // rooms may use the same short name
@EnableScheduling
public class MachApplication {

  static void main(String[] arguments) {
    SpringApplication.run(MachApplication.class, arguments);
  }
}
