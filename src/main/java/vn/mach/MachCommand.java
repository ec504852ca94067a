package vn.mach;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.mach.app.backups.DrillPlace;

/**
 * {@code script/mach VERB …}: everything of the product but its pages. Each verb is a bean of the
 * module that it belongs to; beside a running server a command works in that server's database and
 * never stops it.
 */
@Command(
    name = "script/mach",
    description = "Commands of Mạch on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = MachCommand.Version.class)
class MachCommand {

  private MachCommand() {}

  /**
   * The modules of commands that need no database: they start in a second, beside whatever runs.
   */
  @ComponentScan(
      basePackages = {
        "vn.mach.evidence.checks",
        "vn.mach.base.intake",
        "vn.mach.documents.originality"
      },
      nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
  static class WithoutDatabase {}

  /** Runs one command in the program {@code whole}, or in a part of it that needs no database. */
  static int run(Class<?> whole, String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    boolean alone =
        words.contains("originality")
            || words.contains("check-figures")
                && words.stream().noneMatch(it -> it.startsWith("--unit"));
    try (DrillPlace drill = new DrillPlace(arguments);
        ConfigurableApplicationContext context =
            new SpringApplicationBuilder(alone ? WithoutDatabase.class : whole)
                .initializers(drill)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(
                    "--mach.first-start=none",
                    "--logging.level.root=error",
                    "--logging.level.vn.mach=warn")) {
      CommandLine line = new CommandLine(new MachCommand()).setExpandAtFiles(false);
      line.setOut(
          new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
      line.setErr(
          new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
      context.getBeansWithAnnotation(Command.class).values().forEach(line::addSubcommand);
      if (arguments.length == 0 || arguments[0].equals("help")) {
        line.usage(line.getOut());
        return 0;
      }
      return line.execute(arguments);
    }
  }

  static class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = MachCommand.class.getPackage().getImplementationVersion();
      return new String[] {"mach " + (version == null ? "(unpacked)" : version)};
    }
  }
}
