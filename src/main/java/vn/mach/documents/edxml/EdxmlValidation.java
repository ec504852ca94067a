package vn.mach.documents.edxml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import vn.mach.base.files.Files;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

/**
 * Reads a message and validates it and each of its files. Close what it answers: the files lie in
 * temporary ones.
 */
@Component
class EdxmlValidation {

  private final Files files;

  EdxmlValidation(Files files) {
    this.files = files;
  }

  /**
   * A file that lies in a message.
   *
   * @param examined as it would be attached, or why it would not be taken
   */
  record Part(EdxmlMessage.Attached attached, long size, Outcome<Files.Fit> examined) {
    boolean fit() {
      return examined instanceof Outcome.Done;
    }

    List<Refusal> refusals() {
      return examined instanceof Outcome.Refused<Files.Fit>(List<Refusal> refusals)
          ? refusals
          : List.of();
    }
  }

  /**
   * A message with its files.
   *
   * @param message none where it could not be read at all; the problems then say why
   * @param signed whether a signature or a hash lies in it, which nobody has verified
   */
  record Whole(
      @Nullable EdxmlMessage message,
      List<Part> parts,
      List<EdxmlProblem> problems,
      boolean signed,
      EdxmlReader reader)
      implements AutoCloseable {

    boolean refused() {
      return message == null || problems.stream().anyMatch(EdxmlProblem::fatal);
    }

    List<EdxmlProblem> fatal() {
      return problems.stream().filter(EdxmlProblem::fatal).toList();
    }

    List<EdxmlProblem> noted() {
      return problems.stream().filter(problem -> !problem.fatal()).toList();
    }

    boolean allFit() {
      return parts.stream().allMatch(Part::fit);
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  Whole read(InputStream stream) throws IOException {
    EdxmlReader reader = EdxmlReader.read(stream);
    EdxmlMessage message = EdxmlContent.of(reader).orElse(null);
    List<Part> parts = new ArrayList<>();
    if (message != null) {
      for (int i = 0; i < message.attached().size(); i++) {
        parts.add(part(reader, message.attached().get(i), reader.attachments.get(i)));
      }
      if (SecretMarking.inTitle(message.subject()) || SecretMarking.inText(message.content())) {
        reader.problems.add(
            EdxmlProblem.fatal(0, "MessageHeader/Subject", "register.refused.secret"));
      }
      if (!message.business().isEmpty() && !message.business().equals("0")) {
        reader.problems.add(
            EdxmlProblem.noted(
                0, "Bussiness/BussinessDocType", "edxml.business", message.business()));
      }
    }
    boolean signed =
        reader.root() != null && EdxmlContent.signed(Objects.requireNonNull(reader.root()));
    return new Whole(message, parts, reader.problems, signed, reader);
  }

  private Part part(EdxmlReader reader, EdxmlMessage.Attached attached, EdxmlReader.Bytes bytes)
      throws IOException {
    String name =
        attached.name().isEmpty()
            ? "tep-" + attached.contentId().replaceAll("[^A-Za-z0-9.-]", "")
            : attached.name();
    EdxmlMessage.Attached named =
        new EdxmlMessage.Attached(
            attached.contentId(), name, attached.mediaType(), attached.description());
    InputStreamSource content = EdxmlUnpacked.of(new FileSystemResource(bytes.file()), name);
    Part part = new Part(named, bytes.size(), files.examine(new Files.Upload(name, content)));
    if (SecretMarking.inText(attached.description())
        || part.refusals().stream().anyMatch(it -> it.reason().equals("files.refused.secret"))) {
      reader.problems.add(
          EdxmlProblem.fatal(bytes.attachment().line, "Attachment", "files.refused.secret", name));
    }
    return part;
  }
}
