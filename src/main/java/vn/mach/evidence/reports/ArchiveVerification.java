package vn.mach.evidence.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Digests;

/**
 * Verifies the archive of a signed report, without server and database: {@code script/mach
 * verify-report FILE}. Every file must have the hash that the manifest says, what was signed must
 * have the hash it was signed with, figures and evidence must be those that were signed, and the
 * whole must be, byte for byte, what {@link ReportArchive} writes of it.
 */
public final class ArchiveVerification {

  private static final long LARGEST = 512L * 1024 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ArchiveVerification() {}

  /**
   * Prints what was found and answers with the exit code: 0 where everything is as it was signed, 1
   * where it is not, 2 without a file.
   */
  public static int run(String[] arguments, PrintStream out) {
    if (arguments.length == 0) {
      out.println("Usage: script/mach verify-report FILE…");
      return 2;
    }
    int worst = 0;
    for (String argument : arguments) {
      Path file = Path.of(argument);
      List<String> errors = new ArrayList<>();
      String about = "";
      try {
        if (Files.size(file) > LARGEST) {
          errors.add("is larger than any archive");
        } else {
          about = verify(Files.readAllBytes(file), errors);
        }
      } catch (IOException e) {
        errors.add("cannot be read: " + e.getMessage());
      }
      if (errors.isEmpty()) {
        out.println(file + ": as it was signed. " + about);
      } else {
        errors.forEach(error -> out.println(file + ": " + error));
        worst = 1;
      }
    }
    return worst;
  }

  /** Adds a sentence for each error, with the name of the file in the archive that it is in. */
  static String verify(byte[] bytes, List<String> errors) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        byte[] content = zip.readNBytes((int) LARGEST);
        if (files.put(name, content) != null) {
          errors.add(name + ": stands in it twice");
        }
      }
    } catch (IOException | RuntimeException e) {
      errors.add(named(bytes, files) + "the archive is damaged: " + e.getMessage());
      return "";
    }
    byte[] manifest = files.get(ReportArchive.MANIFEST);
    if (manifest == null) {
      errors.add(ReportArchive.MANIFEST + ": is missing; this is no archive of a report");
      return "";
    }
    String about = "";
    try {
      JsonNode read = JSON.readTree(manifest);
      about = hashes(read, files, errors);
      if (errors.isEmpty()) {
        same(read, files, errors);
      }
    } catch (JacksonException e) {
      errors.add(ReportArchive.MANIFEST + ": cannot be read");
    }
    if (errors.isEmpty() && !Arrays.equals(bytes, ReportArchive.zip(files))) {
      int at = Arrays.mismatch(bytes, ReportArchive.zip(files));
      errors.add("byte " + at + " of the archive itself is not as it was written");
    }
    return about;
  }

  private static String hashes(JsonNode manifest, Map<String, byte[]> files, List<String> errors) {
    if (!ReportArchive.FORMAT.equals(text(manifest, "format"))) {
      errors.add(ReportArchive.MANIFEST + ": is of no known format");
      return "";
    }
    Set<String> listed = new TreeSet<>();
    JsonNode hashes = manifest.path("files");
    hashes
        .properties()
        .forEach(entry -> {
          listed.add(entry.getKey());
          byte[] content = files.get(entry.getKey());
          if (content == null) {
            errors.add(entry.getKey() + ": is missing");
          } else if (!Digests.hex(content).equals(entry.getValue().asString())) {
            errors.add(entry.getKey() + ": is not what was signed (its hash differs)");
          }
        });
    files.keySet().stream()
        .filter(name -> !name.equals(ReportArchive.MANIFEST) && !listed.contains(name))
        .forEach(name -> errors.add(name + ": does not belong to it"));
    byte[] report = files.get(ReportArchive.REPORT);
    if (report != null && !Digests.hex(report).equals(text(manifest, "hash"))) {
      errors.add(ReportArchive.REPORT + ": has not the hash that it was signed with");
    }
    return "Report %s, %s, signed %sby %s, entered with the account %s at %s; SHA-256 %s"
        .formatted(
            text(manifest, "report"),
            text(manifest, "symbol"),
            manifest.path("on_paper").asBoolean(false) ? "on paper " : "",
            text(manifest, "signed_by"),
            text(manifest, "entered_by"),
            text(manifest, "signed_at"),
            text(manifest, "hash"));
  }

  /** What is beside the report must be what was signed with it. */
  private static void same(JsonNode manifest, Map<String, byte[]> files, List<String> errors) {
    CanonicalJson frozen = new CanonicalJson();
    String text =
        new String(files.getOrDefault(ReportArchive.REPORT, new byte[0]), StandardCharsets.UTF_8);
    try {
      SignedReport signed = frozen.read(text);
      if (!signed.head().name().equals(text(manifest, "signed_by"))
          || !signed.head().symbol().equals(text(manifest, "symbol"))
          || !signed.code().equals(text(manifest, "report"))) {
        errors.add(ReportArchive.MANIFEST + ": names another report or signer than was signed");
      }
      if (!frozen.write(signed).equals(text)) {
        errors.add(ReportArchive.REPORT + ": is not written in the canonical form");
      }
      if (!frozen
          .figures(signed.figures())
          .equals(
              new String(
                  files.getOrDefault(ReportArchive.FIGURES, new byte[0]),
                  StandardCharsets.UTF_8))) {
        errors.add(ReportArchive.FIGURES + ": are not the figures that were signed");
      }
      if (!Arrays.equals(ReportArchive.csv(signed), files.get(ReportArchive.EVIDENCE))) {
        errors.add(ReportArchive.EVIDENCE + ": is not the evidence that was signed");
      }
    } catch (RuntimeException e) {
      errors.add(ReportArchive.REPORT + ": cannot be read");
    }
  }

  /** In which file of the archive the reading broke off. */
  private static String named(byte[] bytes, Map<String, byte[]> read) {
    String last = read.isEmpty() ? "" : List.copyOf(read.keySet()).getLast();
    String whole = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String name :
        List.of(
            ReportArchive.PAPER,
            ReportArchive.REPORT,
            ReportArchive.FIGURES,
            ReportArchive.EVIDENCE,
            ReportArchive.ABOUT,
            ReportArchive.MANIFEST)) {
      if (!read.containsKey(name) && whole.contains(name)) {
        return name + ": ";
      }
    }
    return last.isEmpty() ? "" : "after " + last + ": ";
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }
}
