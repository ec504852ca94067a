package vn.mach.documents.edxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code script/mach edxml check FILE}: says what a message is and what is wrong with it; it needs
 * no realm and changes nothing.
 */
@Component
@Command(name = "edxml", description = "Looks at messages of document exchange (QCVN 102:2016).")
class EdxmlCommand {

  private final EdxmlValidation edxml;
  private final MessageSource words;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  EdxmlCommand(EdxmlValidation edxml, MessageSource words) {
    this.edxml = edxml;
    this.words = words;
  }

  @Command(
      name = "check",
      description =
          "Says what a message is, and what is wrong with it by line and element. Answers 1 where it would be refused.")
  Integer check(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!java.nio.file.Files.isRegularFile(file)) {
      spec.commandLine().getErr().println(file + ": there is no such file");
      return 1;
    }
    try (InputStream stream = java.nio.file.Files.newInputStream(file);
        EdxmlValidation.Whole whole = edxml.read(stream)) {
      if (whole.message() != null) {
        EdxmlMessage it = Objects.requireNonNull(whole.message());
        out.printf(
            "%s  %s  %s  %s%n",
            it.documentId(),
            it.symbol(),
            it.promulgated() == null ? "-" : it.promulgated(),
            it.subject());
        whole
            .parts()
            .forEach(part -> {
              out.printf("  %s  %d bytes%n", part.attached().name(), part.size());
              part.refusals()
                  .forEach(refusal ->
                      out.println(
                          "    "
                              + words.getMessage(
                                  refusal.reason(),
                                  refusal.arguments().toArray(),
                                  Locale.ENGLISH)));
            });
      }
      for (EdxmlProblem problem : whole.problems()) {
        String said =
            words.getMessage(problem.reason(), problem.arguments().toArray(), Locale.ENGLISH);
        out.printf(
            "%s line %d %s: %s%n",
            problem.fatal() ? "refused" : "noted", problem.line(), problem.element(), said);
      }
      if (whole.signed()) {
        out.println("noted: " + words.getMessage("edxml.signed", null, Locale.ENGLISH));
      }
      return whole.refused() ? 1 : 0;
    }
  }
}
