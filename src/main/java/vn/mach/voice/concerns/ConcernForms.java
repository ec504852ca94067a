package vn.mach.voice.concerns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;

/** Reads the form of a new concern, of members and of guests. */
@Component
class ConcernForms {

  private final YouSaidSql said;

  ConcernForms(YouSaidSql said) {
    this.said = said;
  }

  /** A concern as it is typed. */
  record SendForm(
      @Nullable String kind,
      @Nullable String subject,
      @Nullable String text,
      @Nullable String openness,
      @Nullable String urgent,
      @Nullable String unit,
      @Nullable String onBehalf) {

    static SendForm blank(String unit) {
      return new SendForm("", "", "", "", "", unit, "");
    }
  }

  /** What was read, where all of it could be. */
  record Reading(FormParser parser, Field<UnitId> unit, SendForm typed, boolean guest) {}

  /**
   * Reads the fields and hands the concern on.
   *
   * @param sent files; of guests none
   */
  <T> Outcome<T> read(
      Reading reading,
      @Nullable List<MultipartFile> sent,
      Function<NewConcern, Outcome<T>> command) {
    FormParser parser = reading.parser();
    SendForm typed = reading.typed();
    Field<ConcernKind> kind =
        parser.found("kind", ConcernKind.find(Text.line(typed.kind())), "concerns.refused.kind");
    Field<String> subject =
        parser.found("subject", subject(Text.line(typed.subject())), "concerns.refused.subject");
    Field<Openness> openness =
        parser.found(
            "openness", Openness.find(Text.line(typed.openness())), "concerns.refused.openness");
    String text = Text.lines(typed.text());
    int longest = reading.guest() ? NewConcern.LONGEST_OF_GUESTS : NewConcern.LONGEST;
    if (text.isEmpty()) {
      parser.refuse("text", "web.refused.missing");
    } else if (Text.length(text) > longest) {
      parser.refuse("text", "web.refused.too_long", longest);
    }
    List<ConcernFile> files = files(parser, sent);
    return parser.then(() ->
        command.apply(
            new NewConcern(
                kind.get(),
                subject.get(),
                openness.get(),
                "yes".equals(typed.urgent()),
                text,
                reading.unit().get(),
                "yes".equals(typed.onBehalf()),
                reading.guest(),
                files)));
  }

  private Optional<String> subject(String code) {
    return said.subjects().stream().map(YouSaidSql.Subject::code).filter(code::equals).findFirst();
  }

  private static List<ConcernFile> files(FormParser parser, @Nullable List<MultipartFile> sent) {
    List<ConcernFile> files = new ArrayList<>();
    int number = 0;
    for (MultipartFile part : sent == null ? List.<MultipartFile>of() : sent) {
      if (Objects.toString(part.getOriginalFilename(), "").isEmpty()) {
        continue; // a field that was left empty
      }
      number++;
      if (number > ConcernFile.MOST) {
        parser.refuse("file", "concerns.refused.file_many", ConcernFile.MOST);
        break;
      }
      if (part.isEmpty()) {
        parser.refuse("file", "concerns.refused.file_empty", number);
        continue;
      }
      if (part.getSize() > ConcernFile.LARGEST) {
        parser.refuse("file", "concerns.refused.file_large", number, ConcernFile.LARGEST >> 20);
        continue;
      }
      try {
        switch (ConcernFile.of(part.getBytes(), number)) {
          case Outcome.Done<ConcernFile>(ConcernFile file) -> files.add(file);
          case Outcome.Refused<ConcernFile>(var refusals) ->
              refusals.forEach(
                  it -> parser.refuse(it.field(), it.reason(), it.arguments().toArray()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** What the form's template needs. */
  void into(Model model, Form<SendForm> form) {
    model.addAttribute("form", form);
    model.addAttribute("subjects", said.subjects());
  }
}
