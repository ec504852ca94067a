package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThirdPartyTest {

  private static final Path VENDOR = Path.of("src/main/resources/static/assets/vendor");
  private static final Path FONTS = Path.of("src/main/resources/vn/mach/documents/papers/fonts");
  private static final Pattern ICON =
      Pattern.compile("(?:template\\.web\\.icon\\(page = page, name = |icon = )\"([^\"]+)\"");
  private static final Pattern MENU =
      Pattern.compile("new (?:Menu\\.)?Entry\\([^;]*?,\\s*\"([a-z0-9-]+)\"\\)");

  @Test
  void whatOthersMadeIsWhatTheListSays() throws Exception {
    for (Path folder : java.util.List.of(VENDOR, FONTS)) {
      Map<String, String> listed = new TreeMap<>();
      for (String line : Files.readAllLines(folder.resolve("THIRD-PARTY"))) {
        if (!line.startsWith("#")) {
          String[] parts = line.split(" ");
          assertThat(parts).as(line).hasSize(5);
          listed.put(parts[1], parts[0]);
        }
      }
      assertThat(hashes(folder)).isEqualTo(listed);
    }
  }

  @Test
  void everyIconThatIsAskedForIsInTheSet() throws Exception {
    String icons = Files.readString(VENDOR.resolve("tabler-icons-3.51.0/icons.svg"));
    for (Path file : files(Path.of("src/main"))) {
      String name = file.toString();
      if (name.endsWith(".jte") || name.endsWith(".java")) {
        var found = (name.endsWith(".jte") ? ICON : MENU).matcher(Files.readString(file));
        while (found.find()) {
          assertThat(icons.contains("id=\"" + found.group(1) + "\""))
              .as(file + " asks for the icon " + found.group(1))
              .isTrue();
        }
      }
    }
  }

  private static Map<String, String> hashes(Path folder) throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files(folder)) {
      if (!file.endsWith("THIRD-PARTY")) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return hashes;
  }

  private static java.util.List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
