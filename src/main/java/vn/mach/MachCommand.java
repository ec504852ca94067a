package vn.mach;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code script/mach VERB …}: everything of the product but its pages. Each verb is a bean of the room that it belongs to; beside a
 * running server a command works in that server's database and never stops it.
 */
@Command(name = "script/mach", description = "Commands of Mạch on this machine.", mixinStandardHelpOptions = true, versionProvider = MachCommand.Version.class)
class MachCommand {

  private MachCommand() {}

  static int run(String[] arguments) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(MachApplication.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .run("--mach.first-start=none", "--logging.level.root=error", "--logging.level.vn.mach=warn")) {
      CommandLine line = new CommandLine(new MachCommand());
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
