package vn.mach.base.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import vn.mach.MachApplication;

/**
 * {@code script/server --dev}: the program from the compiled sources; a saved template shows at the
 * next load of its page. Changed Java, messages and migrations need another start.
 */
final class DevServer {

  private DevServer() {}

  public static void main(String[] arguments) throws IOException {
    Path work = Files.createTempDirectory("mach-templates");
    SpringApplication program = new SpringApplication(MachApplication.class);
    // In place of the one that the scan would find under this name.
    program.addInitializers(context ->
        ((GenericApplicationContext) context)
            .registerBean(
                JteViewResolver.class.getName(),
                JteViewResolver.class,
                () ->
                    new DevTemplates(
                        context.getBean(PageFactory.class), Path.of("src/main/jte"), work)));
    program.run(arguments);
  }
}
