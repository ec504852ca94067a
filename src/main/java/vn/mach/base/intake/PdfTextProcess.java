package vn.mach.base.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Has a PDF read by a process of its own, with little memory and a time to end. A PDF is a small
 * program: its streams may unpack without end, its forms call each other, its fonts be built to be
 * slow, and no check before the reading finds all of that. What goes wrong there ends that process
 * and nothing else.
 */
final class PdfTextProcess {

  private static final String HEAP = "-Xmx192m";
  private static final int NOT_STARTED = 1;

  private PdfTextProcess() {}

  static String text(Path file, ExtractionSettings settings) throws UnreadableFile, IOException {
    Path answer = Files.createTempFile("mach-paper", ".text");
    try {
      Process process =
          new ProcessBuilder(command(file, answer, settings))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      int ended = wait(process, settings);
      if (ended == NOT_STARTED) {
        throw new IOException(
            "The process that reads a PDF did not start: " + command(file, answer, settings));
      }
      if (ended != 0) { // out of memory, or the machine itself ended it
        throw UnreadableFile.refused("file", "intake.refused.bomb");
      }
      return read(answer, settings);
    } finally {
      Files.deleteIfExists(answer);
    }
  }

  private static List<String> command(Path file, Path answer, ExtractionSettings settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"));
    if (String.valueOf(PdfTextMain.class.getResource("PdfTextMain.class"))
        .startsWith("jar:nested:")) { // the program was not unpacked
      command.addAll(
          List.of(
              "-Dloader.main=" + PdfTextMain.class.getName(),
              "-cp",
              System.getProperty("java.class.path"),
              "org.springframework.boot.loader.launch.PropertiesLauncher"));
    } else {
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), PdfTextMain.class.getName()));
    }
    command.addAll(
        List.of(
            file.toString(),
            answer.toString(),
            String.valueOf(settings.maxPages()),
            String.valueOf(settings.maxText())));
    return command;
  }

  private static int wait(Process process, ExtractionSettings settings)
      throws UnreadableFile, IOException {
    try {
      if (!process.waitFor(settings.maxTime().toMillis(), TimeUnit.MILLISECONDS)) {
        throw UnreadableFile.refused("file", "intake.refused.takes_too_long");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Reading a PDF was broken off", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Path answer, ExtractionSettings settings)
      throws UnreadableFile, IOException {
    String said;
    try (InputStream in = Files.newInputStream(answer)) {
      said = new String(in.readNBytes(settings.maxText() * 4), StandardCharsets.UTF_8);
    }
    int line = said.indexOf('\n');
    PdfTextMain.Ended ended =
        line < 0 ? PdfTextMain.Ended.BROKEN : PdfTextMain.Ended.valueOf(said.substring(0, line));
    return switch (ended) {
      case READ -> said.substring(line + 1);
      case BROKEN -> throw UnreadableFile.refused("file", "intake.refused.broken");
      case LOCKED -> throw UnreadableFile.refused("file", "intake.refused.encrypted");
      case TOO_MANY_PAGES ->
          throw UnreadableFile.refused(
              "file", "intake.refused.too_many_pages", settings.maxPages());
      case TOO_LONG ->
          throw UnreadableFile.refused("file", "intake.refused.too_long", settings.maxText());
      case WITHOUT_TEXT -> throw UnreadableFile.refused("file", "intake.refused.scan");
    };
  }
}
