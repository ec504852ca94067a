package vn.mach.documents.originality;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks the texts of a folder against others in it, and prints a table. */
final class FolderCheck {

  static final String HEADER = "doc\tfrom\tto\tsource\tsource_from\tsource_to";
  private static final long LARGEST = 64L << 20; // bytes of one file

  /** A file that is larger than this program reads. */
  static final class TooLarge extends IOException {
    TooLarge(Path file) {
      super(file + " is larger than " + (LARGEST >> 20) + " MB");
    }
  }

  private FolderCheck() {}

  static void run(Path folder, PrintWriter out) throws IOException {
    Sources base = new MemorySources(texts(files(folder.resolve("base"))));
    List<Path> earlier = files(folder.resolve("corpus"));
    ReuseSearch search = new ReuseSearch(base, new MemorySources(texts(earlier)));
    out.println(HEADER);
    for (Path file : files(folder.resolve("suspicious"))) {
      for (Passage found : search.check(text(file))) {
        out.println(
            file.getFileName()
                + "\t"
                + found.from()
                + "\t"
                + found.to()
                + "\t"
                + earlier.get(found.source()).getFileName()
                + "\t"
                + found.sourceFrom()
                + "\t"
                + found.sourceTo());
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(it -> it.getFileName().toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static List<String> texts(List<Path> files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(text(file));
    }
    return texts;
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new TooLarge(file);
    }
    // bytes that are no UTF-8 become a mark, and their neighbours stay readable
    String read = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return Normalizer.normalize(read, Normalizer.Form.NFC);
  }
}
