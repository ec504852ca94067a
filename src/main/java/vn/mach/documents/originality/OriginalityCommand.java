package vn.mach.documents.originality;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code script/mach originality FOLDER}: which passages of texts stand in others. */
@Component
@Command(
    name = "originality",
    description = {
      "Compares the .txt files (UTF-8) of FOLDER/suspicious with those of FOLDER/corpus. What"
          + " stands in FOLDER/base (directives, forms) is",
      "quotation and not reported. Prints tab-separated rows: doc, from, to, source, source_from,"
          + " source_to; from is the first, to the first",
      "after the passage, in UTF-16 code units of the NFC text of each file. Needs no database."
          + " Exits 0, or 2 where the folder cannot be read."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class OriginalityCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "with base, corpus and suspicious in it")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder.resolve("suspicious"))
        || !Files.isDirectory(folder.resolve("corpus"))) {
      throw new ParameterException(
          spec.commandLine(), folder + " holds no folders corpus and suspicious");
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      FolderCheck.run(folder, out);
    } catch (FolderCheck.TooLarge large) {
      spec.commandLine().getErr().println(large.getMessage());
      return 2;
    }
    out.flush();
    return 0;
  }
}
