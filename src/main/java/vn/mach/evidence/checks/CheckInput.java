package vn.mach.evidence.checks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.intake.ExtractedText;
import vn.mach.base.intake.FileType;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** What somebody sends to the page: the text, and against which evidence it is held. */
record CheckInput(String name, String text, @Nullable UnitId unit, @Nullable Period period) {

  /** More is nobody's report; a whole book goes through the command. */
  static final int LONGEST = 400_000;

  /** Reads the form. */
  @Component
  static class Sender {

    private final TextExtraction extraction;
    private final Units units;
    private final AccessScope scope;

    Sender(TextExtraction extraction, Units units, AccessScope scope) {
      this.extraction = extraction;
      this.units = units;
      this.scope = scope;
    }

    /**
     * A file goes before pasted text. Refused beside the field where nothing was sent, too much, or
     * what cannot be read.
     */
    Outcome<CheckInput> read(Actor actor, CheckPages.Typed typed, @Nullable MultipartFile file)
        throws IOException {
      if (file == null || file.isEmpty()) {
        return read(
            actor,
            typed,
            new ExtractedText(PastedText.nfc(typed.text()), FileType.TEXT),
            typed.name() == null || typed.name().isBlank() ? "text" : typed.name());
      }
      String name =
          Optional.ofNullable(file.getOriginalFilename()).orElse("").replaceAll(".*[/\\\\]", "");
      try (InputStream bytes = file.getInputStream()) {
        return switch (extraction.read(name, bytes)) {
          case Outcome.Done<ExtractedText>(ExtractedText read) -> read(actor, typed, read, name);
          case Outcome.Refused<ExtractedText>(var refusals) -> Outcome.refused(refusals);
        };
      }
    }

    private Outcome<CheckInput> read(
        Actor actor, CheckPages.Typed typed, ExtractedText read, String name) {
      FormParser reading = new FormParser();
      if (read.text().isBlank()) {
        reading.refuse("text", "checks.refused.nothing");
      } else if (read.text().length() > LONGEST) {
        reading.refuse("text", "checks.refused.too_long", LONGEST);
      }
      String code = Text.line(typed.unit());
      if (code.isEmpty()) {
        return reading.then(() -> Outcome.done(new CheckInput(name, read.text(), null, null)));
      }
      var from = reading.requiredDay("from", typed.from());
      var to = reading.requiredDay("to", typed.to());
      Optional<UnitId> unit = units.find(code).filter(it -> scope.reaches(actor, Right.SEE, it));
      if (unit.isEmpty()) {
        reading.refuse("unit", "checks.refused.unit");
      } else if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
        reading.refuse("to", "checks.refused.ends_before_start");
      }
      return reading.then(() ->
          Outcome.done(
              new CheckInput(
                  name,
                  read.text(),
                  unit.orElseThrow(() -> new NotFound("unit " + code)),
                  new Period(from.orElseThrow(), to.orElseThrow()))));
    }
  }
}
